export const texts = {
  heading: 'Ekonomi',
  headingOf: (year: number) => `Ekonomi ${year}`,
  tabs: 'Räkenskaper',
  years: 'Räkenskapsår',
  import: 'Läs in bokföring',
  source: (source: string) => `Siffrorna kommer från ${source}.`,
  empty: {
    heading: 'Här finns ingen bokföring än',
    sentence: 'Läs in en SIE-fil ur ekonomisystemet, så visas resultaträkning, balansräkning och noter här.',
  },
  unmapped: {
    heading: (count: number) => (count === 1 ? 'Ett konto saknar rad' : `${count} konton saknar rad`),
    sentence:
      'De har belopp men hör inte till någon rad i räkenskaperna. Rapporten kan inte låsas förrän de har fått en.',
  },
  pages: {
    resultatrakning: 'Resultaträkning',
    balansrakning: 'Balansräkning',
    kassaflode: 'Kassaflöde',
    driftredovisning: 'Driftredovisning',
    balanskrav: 'Balanskrav',
    noter: 'Noter',
    oversikt: 'Fem år',
  },
  row: {
    sentence: (shown: number, all: number) =>
      shown === all
        ? `${all} ${all === 1 ? 'bokföringsrad ligger' : 'bokföringsrader ligger'} bakom beloppet.`
        : `${all} bokföringsrader ligger bakom beloppet. De första ${shown} visas.`,
    accounts: 'Konton',
    vouchers: 'Bokföringsrader',
    account: 'Konto',
    opening: 'Ingående',
    movement: 'Förändring',
    closing: 'Utgående',
    total: 'Summa',
    voucher: 'Verifikation',
    date: 'Datum',
    text: 'Text',
    objects: 'Projekt och motpart',
    amount: 'Belopp i kr',
    sign: 'Debet är plus och kredit minus, som i bokföringen.',
  },
} as const;
