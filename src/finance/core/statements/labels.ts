// The words of statements and notes. Reports print the Swedish ones, which law and recommendations use; a screen in
// English shows the same rows by `tableIn`. Rows that a ledger or a person named keep their own name.
import { inBoth, type Language, type TableModel, type TableRow } from '#design/core';

const words = inBoth(
  {
    captions: {
      incomeStatement: 'Resultaträkning',
      balanceSheet: 'Balansräkning',
      cashFlow: 'Kassaflödesanalys',
      operatingAccount: 'Driftredovisning',
      balanceRequirement: 'Balanskravsutredning',
    },
    notes: {
      income: 'Verksamhetens intäkter',
      costs: 'Verksamhetens kostnader',
      receivables: 'Fordringar',
      liabilities: 'Kortfristiga skulder',
      audit: 'Kostnader för revision',
      netAgainstBudget: 'Nettouppgifter jämförda med budget',
    },
    overview: 'Översikt över fem år',
    rows: {
      operatingIncome: 'Verksamhetens intäkter',
      operatingCosts: 'Verksamhetens kostnader',
      operatingResult: 'Verksamhetens resultat',
      financialIncome: 'Finansiella intäkter',
      financialCosts: 'Finansiella kostnader',
      resultAfterFinancial: 'Resultat efter finansiella poster',
      yearResult: 'Årets resultat',
      assets: 'Tillgångar',
      equityAndLiabilities: 'Eget kapital, avsättningar och skulder',
      fixedAssets: 'Anläggningstillgångar',
      receivables: 'Fordringar',
      shortTermInvestments: 'Kortfristiga placeringar',
      cash: 'Kassa och bank',
      currentAssets: 'Summa omsättningstillgångar',
      totalAssets: 'Summa tillgångar',
      openingEquity: 'Ingående eget kapital',
      closingEquity: 'Utgående eget kapital',
      otherEquityChange: 'Övriga förändringar av eget kapital',
      provisions: 'Avsättningar',
      longTermLiabilities: 'Långfristiga skulder',
      currentLiabilities: 'Kortfristiga skulder',
      totalEquityAndLiabilities: 'Summa eget kapital, avsättningar och skulder',
      nonCashAdjustments: 'Justering för ej likviditetspåverkande poster',
      beforeWorkingCapital: 'Medel från verksamheten före förändring av rörelsekapital',
      changeReceivables: 'Ökning (−) eller minskning (+) av kortfristiga fordringar',
      changeLiabilities: 'Ökning (+) eller minskning (−) av kortfristiga skulder',
      operating: 'Kassaflöde från den löpande verksamheten',
      investing: 'Kassaflöde från investeringsverksamheten',
      financing: 'Kassaflöde från finansieringsverksamheten',
      yearCashFlow: 'Årets kassaflöde',
      openingCash: 'Likvida medel vid årets början',
      closingCash: 'Likvida medel vid årets slut',
      liquidFunds: 'Likvida medel',
      plannedEquityUse: 'Planerad användning av eget kapital',
      resultOfStatement: 'Årets resultat enligt resultaträkningen',
      realisedGains: 'Samtliga realisationsvinster (−)',
      excludedGains: 'Realisationsvinster enligt undantagsmöjlighet (+)',
      excludedLosses: 'Realisationsförluster enligt undantagsmöjlighet (+)',
      unrealisedSecurities: 'Orealiserade vinster och förluster i värdepapper (−/+)',
      reversedUnrealisedSecurities: 'Återföring av orealiserade vinster och förluster i värdepapper (−/+)',
      afterAdjustments: 'Årets resultat efter balanskravsjusteringar',
      equalisationReserve: 'Reservering till (−) eller användning av (+) resultatutjämningsreserv',
      balanceRequirementResult: 'Årets balanskravsresultat',
      incomeWithFinancial: 'Intäkter inklusive finansiella poster',
      costsWithFinancial: 'Kostnader inklusive finansiella poster',
      solidity: 'Soliditet',
      employees: 'Antal anställda',
      sum: 'Summa',
      total: 'Totalt',
      state: 'Staten genom Försäkringskassan',
      regions: 'Regioner',
      municipalities: 'Kommuner',
    },
    columns: {
      inKronor: 'Belopp i kr',
      inThousands: 'Belopp i tkr',
      note: 'Not',
      deviation: 'Avvikelse',
      budgetOnly: 'Rader utan utfall finns bara i budgeten.',
      notReported: 'ej angivet',
    },
    budget: (year: string) => `Budget ${year}`,
    outcome: (day: string) => `Utfall till ${day}`,
    forecast: (end: string) => `Prognos ${end}`,
  },
  {
    captions: {
      incomeStatement: 'Income statement',
      balanceSheet: 'Balance sheet',
      cashFlow: 'Cash flow statement',
      operatingAccount: 'Operating account',
      balanceRequirement: 'Balance requirement',
    },
    notes: {
      income: 'Operating income',
      costs: 'Operating costs',
      receivables: 'Receivables',
      liabilities: 'Current liabilities',
      audit: 'Costs of audit',
      netAgainstBudget: 'Net amounts against budget',
    },
    overview: 'Five years',
    rows: {
      operatingIncome: 'Operating income',
      operatingCosts: 'Operating costs',
      operatingResult: 'Operating result',
      financialIncome: 'Financial income',
      financialCosts: 'Financial costs',
      resultAfterFinancial: 'Result after financial items',
      yearResult: 'Result of the year',
      assets: 'Assets',
      equityAndLiabilities: 'Equity, provisions and liabilities',
      fixedAssets: 'Fixed assets',
      receivables: 'Receivables',
      shortTermInvestments: 'Short-term investments',
      cash: 'Cash and bank',
      currentAssets: 'Total current assets',
      totalAssets: 'Total assets',
      openingEquity: 'Opening equity',
      closingEquity: 'Closing equity',
      otherEquityChange: 'Other changes of equity',
      provisions: 'Provisions',
      longTermLiabilities: 'Long-term liabilities',
      currentLiabilities: 'Current liabilities',
      totalEquityAndLiabilities: 'Total equity, provisions and liabilities',
      nonCashAdjustments: 'Adjustment for items without cash flow',
      beforeWorkingCapital: 'Cash from operations before change of working capital',
      changeReceivables: 'Increase (−) or decrease (+) of current receivables',
      changeLiabilities: 'Increase (+) or decrease (−) of current liabilities',
      operating: 'Cash flow from operations',
      investing: 'Cash flow from investments',
      financing: 'Cash flow from financing',
      yearCashFlow: 'Cash flow of the year',
      openingCash: 'Liquid funds when the year began',
      closingCash: 'Liquid funds when the year ended',
      liquidFunds: 'Liquid funds',
      plannedEquityUse: 'Planned use of equity',
      resultOfStatement: 'Result of the year by the income statement',
      realisedGains: 'All realised gains (−)',
      excludedGains: 'Realised gains that may be excepted (+)',
      excludedLosses: 'Realised losses that may be excepted (+)',
      unrealisedSecurities: 'Unrealised gains and losses on securities (−/+)',
      reversedUnrealisedSecurities: 'Reversal of unrealised gains and losses on securities (−/+)',
      afterAdjustments: 'Result of the year after adjustments',
      equalisationReserve: 'Transfer to (−) or use of (+) the result equalisation reserve',
      balanceRequirementResult: 'Result by the balance requirement',
      incomeWithFinancial: 'Income with financial items',
      costsWithFinancial: 'Costs with financial items',
      solidity: 'Solidity',
      employees: 'Employees',
      sum: 'Total',
      total: 'Total',
      state: 'The state through Försäkringskassan',
      regions: 'Regions',
      municipalities: 'Municipalities',
    },
    columns: {
      inKronor: 'Amount in kr',
      inThousands: 'Amount in thousands of kr',
      note: 'Note',
      deviation: 'Deviation',
      budgetOnly: 'Rows without outcome stand only in the budget.',
      notReported: 'not stated',
    },
    budget: (year) => `Budget ${year}`,
    outcome: (day) => `Outcome to ${day}`,
    forecast: (end) => `Forecast ${end}`,
  },
);

/** What reports print. */
export const labels = words.sv;

const pairs = (['captions', 'notes', 'rows', 'columns'] as const).flatMap((group) =>
  Object.entries(words.sv[group]).map(([key, swedish]) => {
    const english: Readonly<Record<string, string>> = words.en[group];
    return [swedish, english[key] ?? swedish] as const;
  }),
);
const english: ReadonlyMap<string, string> = new Map([...pairs, [words.sv.overview, words.en.overview]]);

/** A label of a statement in the language of the screen; null for a name that is not ours. */
export function labelIn(label: string, language: Language): string | null {
  return language === 'sv' ? label : (english.get(label) ?? null);
}

/** A statement or note as a screen shows it: our own words in its language, names of others marked as Swedish. */
export function tableIn(table: TableModel, language: Language): TableModel {
  if (language === 'sv') return table;
  const ours = (text: string): string => english.get(text) ?? text;
  return {
    ...table,
    caption: ours(table.caption),
    labelHeading: ours(table.labelHeading),
    columns: table.columns.map((column) => ({ ...column, label: columnIn(column.label) })),
    rows: table.rows.map((row): TableRow => {
      const label = english.get(row.label);
      const cells = row.cells.map((cell) => ({ ...cell, text: ours(cell.text) }));
      return label === undefined ? { ...row, cells, language: 'sv' } : { ...row, cells, label };
    }),
    ...(table.remarks ? { remarks: table.remarks.map(ours) } : {}),
  };
}

/** Years and days stand in the heads of columns. */
function columnIn(label: string): string {
  const made = (['budget', 'outcome', 'forecast'] as const).flatMap((key) => {
    const [before = ''] = words.sv[key]('|').split('|');
    return label.startsWith(before) ? [words.en[key](label.slice(before.length))] : [];
  });
  return made[0] ?? english.get(label) ?? label;
}
