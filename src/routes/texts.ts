// What the frame of the application says. Each page has its own texts beside it.
export const texts = {
  product: 'Stegvis',
  navigation: { overview: 'Översikt', finance: 'Ekonomi' },
  noSpace: {
    heading: 'Här finns inget förbund än',
    sentence:
      'Den som sköter Stegvis hos er lägger upp förbundet med kommandot ./stegvis init. Sedan börjar arbetet här.',
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
} as const;
