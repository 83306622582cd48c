import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Ekonomi',
    title: (heading: string) => `${heading} – Stegvis`,
    headingOf: (year: number) => `Ekonomi ${year}`,
    sections: {
      statements: 'Räkenskaper',
      budget: 'Budget',
      allocation: 'Tilldelning',
      forecast: 'Prognos',
      claims: 'Rekvisitioner',
      programmes: 'Insatser',
      contributions: 'Bidrag',
      entered: 'Uppgifter',
      chart: 'Konton och rader',
      settings: 'Val',
    },
    tabs: 'Räkenskaper',
    years: 'Räkenskapsår',
    import: 'Läs in bokföring',
    source: (file: string, day: string, version: number) =>
      `Siffrorna kommer från ${file}, inläst ${day} (version ${version}).`,
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
      fit: 'Koppla konton till rader',
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
  },
  {
    heading: 'Finance',
    title: (heading) => `${heading} – Stegvis`,
    headingOf: (year) => `Finance ${year}`,
    sections: {
      statements: 'Statements',
      budget: 'Budget',
      allocation: 'Allocation',
      forecast: 'Forecast',
      claims: 'Claims',
      programmes: 'Programmes',
      contributions: 'Contributions',
      entered: 'Figures',
      chart: 'Accounts and rows',
      settings: 'Choices',
    },
    tabs: 'Statements',
    years: 'Fiscal years',
    import: 'Read a ledger',
    source: (file, day, version) => `The figures come from ${file}, read ${day} (version ${version}).`,
    budget: (decision, version) => `The budget is version ${version}: ${decision}.`,
    noBudget: 'There is no budget yet.',
    empty: {
      heading: 'There is no ledger here yet',
      sentence:
        'Read a SIE file from the accounting system, and the income statement, balance sheet and notes appear here.',
    },
    unmapped: {
      heading: (count) => (count === 1 ? 'One account has no row' : `${count} accounts have no row`),
      sentence:
        'The money is in the ledger but belongs to no row of the statements. The report cannot be locked until every account has one.',
      fit: 'Put accounts on rows',
      account: (account, amount) => `${account.account} ${account.name}, ${account.year}: ${amount}`,
      total: (year, amount) => `Together ${year}: ${amount}, debit as plus.`,
    },
    imports: {
      caption: (year) => `Ledgers read for ${year}`,
      version: 'Version',
      file: 'File',
      program: 'Accounting system',
      importedOn: 'Read on',
      vouchers: 'Vouchers',
      problems: 'Remarks',
      state: 'State',
      current: 'In force',
      replaced: 'Replaced',
    },
    budgets: {
      caption: (year) => `Budget ${year}`,
      decision: 'Decision',
      source: 'Source',
      savedOn: 'Saved on',
      none: 'There is no budget for the year.',
    },
    pages: {
      resultatrakning: 'Income statement',
      balansrakning: 'Balance sheet',
      kassaflode: 'Cash flow',
      driftredovisning: 'Operating account',
      balanskrav: 'Balance requirement',
      noter: 'Notes',
      oversikt: 'Five years',
      underlag: 'Sources',
    },
    row: {
      sentence: (shown, all) =>
        all === 0
          ? 'No row of the ledger lies behind the amount.'
          : shown === all
            ? `${all} ${all === 1 ? 'row of the ledger lies' : 'rows of the ledger lie'} behind the amount.`
            : `${all} rows of the ledger lie behind the amount. The first ${shown} are shown.`,
      accounts: 'Accounts',
      vouchers: 'Rows of the ledger',
      account: 'Account',
      opening: 'Opening',
      movement: 'Change',
      closing: 'Closing',
      total: 'Total',
      voucher: 'Voucher',
      date: 'Date',
      text: 'Text',
      objects: 'Project and counterpart',
      amount: 'Amount in kr',
      sign: 'Debit is plus and credit minus, as in the ledger.',
    },
  },
);

export type FinanceTexts = (typeof texts)['sv'];
