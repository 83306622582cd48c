// What the frame of the application and its overview say. Each page has its own texts beside it.
import { inBoth } from '#design/core';

const words = inBoth(
  {
    title: (page: string) => `${page} – Stegvis`,
    view: {
      heading: 'Utseende',
      /** Said in the language that it leads to. */
      otherLanguage: 'English',
      light: 'Ljust',
      dark: 'Mörkt',
      auto: 'Som datorn',
    },
    overviewName: 'Översikt',
    noSpace: {
      heading: 'Här finns inget förbund än',
      sentence:
        'Den som sköter Stegvis hos er lägger upp förbundet med kommandot ./stegvis init. Sedan börjar arbetet här.',
    },
    overview: {
      sentence: (year: number, association: string) => `${association} i siffror, enligt räkenskaperna för ${year}.`,
      openReport: (year: number) => `Öppna årsredovisning ${year}`,
      empty:
        'Kom igång med medlemmar, bokföring och insatser, så visas förbundets nyckeltal, diagram och kontroll här.',
      emptyHeading: 'Här finns inga räkenskaper än',
      getStarted: 'Kom igång',
      keyFigures: 'Nyckeltal',
      result: 'Årets resultat',
      equity: 'Eget kapital',
      actual: 'Utfall mot budget',
      participants: (year: number) => `Deltagare ${year}`,
      toWorkOrStudies: 'Avslut till arbete eller studier',
      guideline: (amount: string) => `Riktlinjen är högst ${amount}`,
      budget: (amount: string) => `Budgeten var ${amount}`,
      exited: (count: string) => `av ${count} avslutade`,
      higher: (amount: string, year: number) => `${amount} högre än ${year}`,
      lower: (amount: string, year: number) => `${amount} lägre än ${year}`,
      same: (year: number) => `som ${year}`,
      control: (year: number) => `Kontroll av årsredovisning ${year}`,
      deadlines: 'Närmast enligt lag',
      daysLeft: (days: number) => (days === 0 ? 'i dag' : days === 1 ? 'i morgon' : `om ${days} dagar`),
    },
    error: {
      notFoundHeading: 'Sidan finns inte',
      notFound: 'Adressen kan vara felskriven, eller så har sidan flyttats.',
      deniedHeading: 'Du har inte behörighet till sidan',
      denied: 'Be den som sköter Stegvis hos er om behörighet, om du behöver sidan i ditt arbete.',
      tooLargeHeading: 'Filen är för stor',
      tooLarge: 'En fil får vara högst 100 MB. Exportera ett år i taget ur ekonomisystemet.',
      otherHeading: 'Något gick fel hos oss',
      other: 'Inget av det du skrev har sparats. Försök igen om en stund.',
      reference: (reference: string) =>
        `Hör av dig till den som sköter Stegvis hos er om felet kommer igen, och ange ${reference}.`,
      toOverview: 'Till översikten',
    },
  },
  {
    title: (page) => `${page} – Stegvis`,
    view: {
      heading: 'Appearance',
      otherLanguage: 'Svenska',
      light: 'Light',
      dark: 'Dark',
      auto: 'As the computer',
    },
    overviewName: 'Overview',
    noSpace: {
      heading: 'There is no association here yet',
      sentence:
        'Whoever looks after Stegvis at your place adds the association with the command ./stegvis init. Then the work starts here.',
    },
    overview: {
      sentence: (year, association) => `${association} in figures, according to the accounts of ${year}.`,
      openReport: (year) => `Open annual report ${year}`,
      empty: 'Read in an SIE file from the accounting system, and key figures, charts and control are shown here.',
      emptyHeading: 'There are no accounts here yet',
      getStarted: 'Get started',
      keyFigures: 'Key figures',
      result: 'Result of the year',
      equity: 'Equity',
      actual: 'Actual against budget',
      participants: (year) => `Participants ${year}`,
      toWorkOrStudies: 'Exits to work or studies',
      guideline: (amount) => `The guideline is at most ${amount}`,
      budget: (amount) => `The budget was ${amount}`,
      exited: (count) => `of ${count} who left`,
      higher: (amount, year) => `${amount} more than ${year}`,
      lower: (amount, year) => `${amount} less than ${year}`,
      same: (year) => `as in ${year}`,
      control: (year) => `Control of annual report ${year}`,
      deadlines: 'Next by law',
      daysLeft: (days) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`),
    },
    error: {
      notFoundHeading: 'The page does not exist',
      notFound: 'The address may be mistyped, or the page has moved.',
      deniedHeading: 'You may not see this page',
      denied: 'Ask whoever looks after Stegvis at your place for access, if you need the page in your work.',
      tooLargeHeading: 'The file is too large',
      tooLarge: 'A file may be at most 100 MB. Export one year at a time from the accounting system.',
      otherHeading: 'Something went wrong on our side',
      other: 'Nothing of what you wrote was saved. Try again in a while.',
      reference: (reference) =>
        `If it happens again, tell whoever looks after Stegvis at your place, and give ${reference}.`,
      toOverview: 'To the overview',
    },
  },
);

/** The name is the same in every language: `texts.product`; the rest is read with `wordsOf(texts)`. */
export const texts = { product: 'Stegvis', ...words } as const;

export type FrameTexts = typeof texts.sv;
