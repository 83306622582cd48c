import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    denied: {
      heading: 'Du har inte behörighet till sidan',
      sentence: 'Be den som sköter Stegvis hos er om behörighet, om du behöver sidan i ditt arbete.',
    },
    factor: {
      heading: 'Här behövs tvåfaktorsinloggning',
      sentence:
        'Den som låser, godkänner eller ger behörigheter visar mer än ett lösenord. Ställ in en kod i telefonen; det tar någon minut.',
      again: 'Logga ut och logga in igen med koden från telefonen.',
      setUp: 'Ställ in tvåfaktorsinloggning',
      logOut: 'Logga ut',
    },
    toOverview: 'Till översikten',
  },
  {
    denied: {
      heading: 'You may not see this page',
      sentence: 'Ask whoever looks after Stegvis for the right, if you need the page in your work.',
    },
    factor: {
      heading: 'A second factor is needed here',
      sentence:
        'Whoever locks, approves or gives rights shows more than a password. Set up a code in your phone; it takes a minute.',
      again: 'Log out and log in again with the code from your phone.',
      setUp: 'Set up the second factor',
      logOut: 'Log out',
    },
    toOverview: 'To the overview',
  },
);
