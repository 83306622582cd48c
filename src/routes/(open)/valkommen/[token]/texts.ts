import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    gone: {
      heading: 'Länken går inte att använda',
      sentence:
        'Den kan redan vara använd, ha gått ut eller ha ersatts av en nyare. Be den som bjöd in dig om en ny länk.',
      toLogIn: 'Till inloggningen',
    },
    invite: {
      heading: (name: string) => `Välkommen, ${name}`,
      sentence: (email: string) => `Välj ett lösenord, så kan du logga in med ${email}.`,
    },
    reset: {
      heading: (name: string) => `Nytt lösenord för ${name}`,
      sentence: (email: string) =>
        `Välj ett nytt lösenord för ${email}. Tvåfaktorsinloggningen ställs in på nytt efteråt.`,
    },
    setUp: {
      heading: 'Kom igång med Stegvis',
      sentence: 'Du blir den första administratören och kan sedan bjuda in de andra.',
      association: 'Förbundets namn',
      orgNumber: 'Organisationsnummer',
      preset: 'Kontoplan att börja med',
      presets: { kommunbas: 'Kommun-Bas', regionbas: 'Region-Bas' },
      name: 'Ditt namn',
      email: 'Din e-postadress',
      submit: 'Skapa kontot',
    },
    password: 'Lösenord',
    again: 'Lösenordet en gång till',
    submit: 'Spara och logga in',
    faults: {
      nameMissing: 'Skriv ditt namn.',
      emailBad: 'Skriv en e-postadress, som namn@exempel.se.',
      noName: 'Skriv förbundets namn.',
      noOrgNumber: 'Organisationsnumret stämmer inte. Det har tio siffror, och den sista är en kontrollsiffra.',
      associationExists: 'Förbundet finns redan här.',
    },
  },
  {
    gone: {
      heading: 'The link cannot be used',
      sentence: 'It may be used, expired or replaced by a newer one. Ask whoever invited you for a new link.',
      toLogIn: 'To the log-in',
    },
    invite: {
      heading: (name) => `Welcome, ${name}`,
      sentence: (email) => `Choose a password, and you can log in with ${email}.`,
    },
    reset: {
      heading: (name) => `New password for ${name}`,
      sentence: (email) => `Choose a new password for ${email}. The second factor is set up anew afterwards.`,
    },
    setUp: {
      heading: 'Get started with Stegvis',
      sentence: 'You become the first administrator, and can invite the others afterwards.',
      association: 'Name of the association',
      orgNumber: 'Organisation number',
      preset: 'Chart of accounts to begin with',
      presets: { kommunbas: 'Kommun-Bas', regionbas: 'Region-Bas' },
      name: 'Your name',
      email: 'Your e-mail address',
      submit: 'Make the account',
    },
    password: 'Password',
    again: 'The password once more',
    submit: 'Save and log in',
    faults: {
      nameMissing: 'Write your name.',
      emailBad: 'Write an e-mail address, such as name@example.se.',
      noName: 'Write the name of the association.',
      noOrgNumber: 'The organisation number is wrong. It has ten digits, and the last one is a check digit.',
      associationExists: 'The association is here already.',
    },
  },
);
