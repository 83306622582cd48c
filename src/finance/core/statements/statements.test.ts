// The case table that an economist can read, run against the statements.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { presets } from '../mapping/presets.ts';
import { aLedger, anAmount, type SmallLedger } from '../../testing/small-ledgers.ts';
import type { Budget, BudgetRow } from '../budget.ts';
import type { EnteredFigure, EnteredUnit } from '../entered.ts';
import { statementsAsJson } from './as-json.ts';
import { computeStatements } from './compute.ts';
import { printed, type IncomeDefinition, type Statements } from './statement.ts';

type Cell = number | null;
type Expected = Readonly<Record<string, unknown>>;
type Case = SmallLedger & {
  readonly name: string;
  readonly definition?: IncomeDefinition;
  readonly previous?: SmallLedger & { readonly known?: 'closing' };
  readonly budget?: {
    readonly amounts?: Readonly<Record<string, number>>;
    readonly rows?: readonly [BudgetRow['position'], string, number][];
    readonly plannedEquityUse?: number;
  };
  readonly entered?: readonly [string, number, number, EnteredUnit, string?, string?][];
  readonly expected: Expected;
};

const cases = parse(readFileSync(new URL('./statements.cases.yaml', import.meta.url), 'utf8')) as readonly Case[];

test.each(cases)('$name', (given) => {
  const statements = computeStatements({
    ledger: aLedger(given, { year: 2024 }),
    previous: given.previous
      ? aLedger(given.previous, { year: 2023, hasOpening: given.previous.known !== 'closing' })
      : null,
    earlier: [],
    mapping: presets.kommunbas,
    budget: budgetOf(given.budget),
    entered: enteredOf(given.entered ?? []),
    definition: given.definition ?? 'includingFinancial',
  });
  for (const [place, expected] of Object.entries(given.expected)) {
    expect(found(statements, place, expected), place).toEqual(wanted(expected));
  }
});

/** What the statements say, in the shape in which the case says it. */
function found(statements: Statements, place: string, expected: unknown): unknown {
  const json = statementsAsJson(statements);
  const [name = '', key = ''] = place.split('.');
  if (place === 'unmapped') {
    return statements.unmapped.map(({ account, year, amountOre }) => [Number(account), year, amountOre / 100]);
  }
  if (name === 'overview') return json.overview.rows[key];
  if (name === 'contributions') {
    const row = statements.contributions.find(({ payer }) => payer === key)?.amounts;
    return row && [printed(row.previousOre), printed(row.budgetOre), printed(row.currentOre)];
  }
  if (name === 'notes') {
    const rows = json.notes[key as keyof typeof json.notes];
    const isShort = entriesOf(expected).every(([, value]) => typeof value === 'number');
    return rows.map((row) => [row.label, isShort ? row.current : [row.previous, row.budget, row.current]]);
  }
  const row = (json[name as 'incomeStatement'] as Readonly<Record<string, Readonly<Record<string, Cell>>>>)[key];
  if (typeof expected === 'number') return row?.['current'];
  return row && [row['previous'], row['budget'] ?? null, row['current']];
}

/** Rows of a note stand in their order, as a map or, where labels repeat, as pairs. */
function wanted(expected: unknown): unknown {
  const isMap = typeof expected === 'object' && expected !== null && !Array.isArray(expected);
  return isMap ? entriesOf(expected) : expected;
}

function entriesOf(rows: unknown): [string, unknown][] {
  return Array.isArray(rows) ? (rows as [string, unknown][]) : Object.entries(rows as object);
}

function budgetOf(given: Case['budget']): Budget | null {
  if (!given) return null;
  return {
    year: 2024,
    version: 1,
    decision: 'Styrelsen',
    source: 'prov',
    amounts: Object.entries(given.amounts ?? {}).map(anAmount),
    rows: (given.rows ?? []).map(([position, label, kronor]) => ({ position, label, amountOre: kronor * 100 })),
    plannedEquityUseOre: given.plannedEquityUse === undefined ? null : given.plannedEquityUse * 100,
  };
}

function enteredOf(rows: NonNullable<Case['entered']>): EnteredFigure[] {
  return rows.map(([key, year, value, unit, label = null, budgetRow = null]) => ({
    key,
    year,
    value,
    unit,
    label,
    budgetRow,
    source: 'prov',
    version: 1,
  }));
}
