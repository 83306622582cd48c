// The printed annual report of 2024 against the statements made from the ledgers, row by row. What differs on purpose is
// named here, and nothing else may differ.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { presets, statementsAsJson, type EnteredFigure } from '#finance/core';
import { demoLedger } from '../../testing/demo-ledgers.ts';
import { computeStatements } from './compute.ts';

type Columns = readonly string[];
type PrintedTable = Readonly<Record<string, readonly (number | null)[] | Columns>>;
type Row = Readonly<Record<string, number | null | undefined>>;

const root = new URL('../../../../', import.meta.url);
const printed = JSON.parse(readFileSync(new URL('demo/printed/figures-2024.json', root), 'utf8')) as Record<
  string,
  PrintedTable
>;
const entered = JSON.parse(readFileSync(new URL('demo/entered.json', root), 'utf8')) as EnteredFigure[];
const { ledger, budget } = demoLedger(2024);
const previous = demoLedger(2023).ledger;
const made = statementsAsJson(
  computeStatements({
    ledger,
    previous,
    earlier: [],
    mapping: presets.kommunbas,
    budget,
    entered,
    definition: 'includingFinancial',
  }),
);

/** Statement, row, column: what Stegvis prints on purpose where the printed report says something else. */
const exceptions: Readonly<Record<string, number>> = {
  // The printed report opens 2024 with 1 kr more than it closed 2023 with.
  'cashFlow.openingCash.current': 3_783_275,
  // One sign a row: the printed budget of costs is positive beside a negative outcome.
  'incomeStatement.operatingCosts.budget': -11_356_500,
};
/** Labels that follow the ledger's own objects and not the printed wording. */
const labels: Readonly<Record<string, string>> = {
  'Driftbidrag från staten via Försäkringskassan': 'Driftbidrag från Försäkringskassan',
  'Driftbidrag från Jönköping kommun': 'Driftbidrag från Jönköpings kommun',
  'Driftbidrag från Region Jönköpings Län': 'Driftbidrag från Region Jönköpings län',
};
const columnNames: Readonly<Record<string, string>> = {
  budget2024: 'budget',
  actual2024: 'current',
  '2024': 'current',
  '2024-12-31': 'current',
  actual2023: 'previous',
  '2023': 'previous',
  '2023-12-31': 'previous',
  deviation: 'deviation',
};

for (const name of ['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount'] as const) {
  for (const [key, values] of rowsOf(name)) {
    test(`${name}.${key} is the printed row`, () => {
      const row = (made[name] as Readonly<Record<string, Row>>)[key];
      expect(row, `${name} has the row ${key}`).toBeDefined();
      for (const [column, value] of values) {
        expect(row?.[column], column).toBe(exceptions[`${name}.${key}.${column}`] ?? value);
      }
    });
  }
}

const notes = {
  note2Income: 'income',
  note3Costs: 'costs',
  note4Receivables: 'receivables',
  note5Liabilities: 'liabilities',
  note6NetAgainstBudget: 'netAgainstBudget',
} as const;
for (const [name, note] of Object.entries(notes)) {
  const rows = made.notes[note] as readonly unknown[] as readonly Row[];
  for (const [label, values] of rowsOf(name)) {
    test(`${name}: ${label} is the printed row`, () => {
      const row = rows.find((candidate) => String(candidate['label']) === (labels[label] ?? label));
      expect(row, `the note has the row ${label}`).toBeDefined();
      for (const [column, value] of values) expect(row?.[column], column).toBe(value);
    });
  }
  test(`${name} has no row that the printed note lacks`, () => {
    const known = rowsOf(name).map(([label]) => labels[label] ?? label);
    expect(rows.map((row) => String(row['label'])).filter((label) => !known.includes(label))).toEqual([]);
  });
}

test('the five-year overview is the printed one', () => {
  const { columns, unit, ...rows } = printed['fiveYearOverview'] ?? {};
  expect(made.overview.years.map(String)).toEqual(columns);
  expect(made.overview.unit).toBe(unit);
  expect(made.overview.rows).toEqual(rows);
});

test('every exception is one: the printed report really says something else', () => {
  for (const [place, value] of Object.entries(exceptions)) {
    const [name = '', key = '', column = ''] = place.split('.');
    const row = rowsOf(name).find(([candidate]) => candidate === key);
    expect(row?.[1].find(([candidate]) => candidate === column)?.[1], place).not.toBe(value);
  }
});

/** Rows of a printed table with their columns under the names of the statements. */
function rowsOf(name: string): [key: string, values: [column: string, value: number | null][]][] {
  const { columns = [], ...rows } = printed[name] ?? {};
  return Object.entries(rows).map(([key, values]) => [
    key,
    (values as readonly (number | null)[]).map((value, index) => [columnNames[String(columns[index])] ?? '', value]),
  ]);
}
