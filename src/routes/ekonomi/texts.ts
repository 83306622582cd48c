export const texts = {
  heading: 'Ekonomi',
  headingOf: (year: number) => `Ekonomi ${year}`,
  tabs: 'Räkenskaper',
  years: 'Räkenskapsår',
  import: 'Läs in bokföring',
  source: (source: string) => `Siffrorna kommer från ${source}.`,
  budget: (decision: string, version: number) => `Budgeten är version ${version}: ${decision}.`,
  noBudget: 'Någon budget är inte inläst.',
  empty: {
    heading: 'Här finns ingen bokföring än',
    sentence: 'Läs in en SIE-fil ur ekonomisystemet, så visas resultaträkning, balansräkning och noter här.',
  },
  unmapped: {
    heading: (count: number) => (count === 1 ? 'Ett konto saknar rad' : `${count} konton saknar rad`),
    sentence:
      'Pengarna är bokförda men hör inte till någon rad i räkenskaperna. Rapporten kan inte låsas förrän varje konto har fått en.',
    account: (account: { account: string; name: string; year: number }, amount: string) =>
      `${account.account} ${account.name}, ${account.year}: ${amount}`,
    total: (year: number, amount: string) => `Tillsammans ${year}: ${amount}, debet som plus.`,
  },
  imports: {
    caption: (year: number) => `Inläsningar av bokföringen ${year}`,
    version: 'Version',
    file: 'Fil',
    program: 'Ekonomisystem',
    importedOn: 'Inläst',
    vouchers: 'Verifikationer',
    problems: 'Anmärkningar',
    state: 'Läge',
    current: 'Gäller',
    replaced: 'Ersatt',
  },
  budgets: {
    caption: (year: number) => `Budget ${year}`,
    decision: 'Beslut',
    source: 'Källa',
    savedOn: 'Sparad',
    none: 'Ingen budget är inläst för året.',
  },
  pages: {
    resultatrakning: 'Resultaträkning',
    balansrakning: 'Balansräkning',
    kassaflode: 'Kassaflöde',
    driftredovisning: 'Driftredovisning',
    balanskrav: 'Balanskrav',
    noter: 'Noter',
    oversikt: 'Fem år',
    underlag: 'Underlag',
  },
  row: {
    sentence: (shown: number, all: number) =>
      all === 0
        ? 'Ingen bokföringsrad under året ligger bakom beloppet.'
        : shown === all
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
