// What holds for every ledger, whatever stands in it. A failing run prints its seed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarYear, roundToKronor, sumOre, type Ore } from '#kernel';
import type { Budget } from '../budget.ts';
import { aggregate, type Ledger, type LedgerAmount } from '../ledger/ledger.ts';
import { mapLedger } from '../mapping/map-ledger.ts';
import { presets } from '../mapping/presets.ts';
import { statementsAsJson } from './as-json.ts';
import { computeStatements, layoutOf } from './compute.ts';
import type { NoteRow, Statements } from './statement.ts';

const balanceAccounts = [
  '1220',
  '1229',
  '1511',
  '1630',
  '1810',
  '1930',
  '2010',
  '2090',
  '2210',
  '2350',
  '2440',
  '2511',
];
const resultAccounts = [
  '3511',
  '3512',
  '3612',
  '3990',
  '3741',
  '4611',
  '5011',
  '5021',
  '6110',
  '7210',
  '7450',
  '7910',
];
const financialAccounts = ['8442', '8510'];
const strangers = ['8310', '9100', 'DIFF'];
const names = ['Enter', 'NOVA', 'Kansli', 'Information', ''];

const amountOre = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((value) => value + 0);
const project = fc.option(fc.constantFrom('1100', '1200', '1300', '1400'), { nil: undefined });
const objectsOf = (code: string | undefined) => (code ? [{ dimension: '6', object: code }] : []);

/** Vouchers of two rows: whatever is booked, debit is credit. */
function vouchers(accounts: readonly string[]) {
  const voucher = fc.tuple(fc.constantFrom(...accounts), fc.constantFrom(...accounts), project, amountOre);
  return fc.array(voucher, { maxLength: 40 }).map((all) =>
    all.map(([debit, credit, code, ore]): LedgerAmount[] => [
      { account: debit, objects: objectsOf(code), amountOre: ore },
      { account: credit, objects: [], amountOre: 0 - ore },
    ]),
  );
}

type Books = {
  readonly opening: LedgerAmount[][];
  readonly year: LedgerAmount[][];
  readonly names: readonly string[];
};

const books = (more: readonly string[] = []): fc.Arbitrary<Books> =>
  fc.record({
    opening: vouchers(balanceAccounts).map((all) => all.map((rows) => rows.map((row) => ({ ...row, objects: [] })))),
    year: vouchers([...balanceAccounts, ...resultAccounts, ...financialAccounts, ...more]),
    names: fc.tuple(...['1', '2', '3', '4'].map(() => fc.constantFrom(...names))),
  });

function toLedger({ opening, year, names: of }: Books, about = { year: 2024 }): Ledger {
  const amounts = [...opening, ...year].flat();
  return {
    year: about.year,
    period: calendarYear(about.year),
    accounts: new Map(amounts.map(({ account }) => [account, { name: `Konto ${account[0]}`, type: null }])),
    objects: new Map([
      ['6', new Map(['1100', '1200', '1300', '1400'].map((code, index) => [code, of[index] ?? '']))],
    ]),
    opening: aggregate(opening.flat()),
    movements: aggregate(year.flat()),
    hasObjects: true,
    hasOpening: true,
    version: 1,
    source: 'prov',
  };
}

function statementsOf(given: Books, before: Books | null = null, budget: Budget | null = null): Statements {
  return computeStatements({
    ledger: toLedger(given),
    previous: before && toLedger(before, { year: 2023 }),
    earlier: [],
    mapping: presets.kommunbas,
    budget,
    entered: [],
    definition: 'includingFinancial',
  });
}

const cell = (rows: Statements['balanceSheet'], key: string): Ore =>
  rows.find((row) => row.key === key)?.amounts.currentOre ?? 0;

describe('every ledger that balances', () => {
  test('has assets equal to equity and liabilities, and equity that adds up', () => {
    fc.assert(
      fc.property(books(), (given) => {
        const { balanceSheet: sheet } = statementsOf(given);
        expect(cell(sheet, 'totalAssets')).toBe(cell(sheet, 'totalEquityAndLiabilities'));
        const parts = ['openingEquity', 'yearResult', 'otherEquityChange'].map((key) => cell(sheet, key));
        expect(cell(sheet, 'closingEquity')).toBe(sumOre(parts));
      }),
    );
  });

  test('has a cash flow that ends in the change of cash', () => {
    fc.assert(
      fc.property(books(), (given) => {
        const { cashFlow } = statementsOf(given);
        const change = cell(cashFlow, 'closingCash') - cell(cashFlow, 'openingCash');
        expect(cell(cashFlow, 'yearCashFlow')).toBe(change);
        const parts = ['operating', 'investing', 'financing'].map((key) => cell(cashFlow, key));
        expect(sumOre(parts)).toBe(change);
      }),
    );
  });

  test('has notes whose rows sum to their total in öre, in every column', () => {
    fc.assert(
      fc.property(books(), books(), vouchers(resultAccounts), (given, before, plan) => {
        const amounts = plan.flat();
        const budget = {
          year: 2024,
          version: 1,
          decision: '',
          source: '',
          amounts,
          rows: [],
          plannedEquityUseOre: null,
        };
        const { notes } = statementsOf(given, before, budget);
        for (const name of ['income', 'costs', 'receivables', 'liabilities'] as const) {
          const total = notes[name].find(({ isTotal }) => isTotal);
          for (const column of ['currentOre', 'previousOre', 'budgetOre'] as const) {
            expect(sumOf(notes[name], column), `${name} ${column}`).toBe(total?.amounts[column] ?? 0);
          }
        }
      }),
    );
  });

  test('has notes without two rows of one id, and parts that sum to their whole', () => {
    fc.assert(
      fc.property(books(), books(), (given, before) => {
        const { notes } = statementsOf(given, before);
        for (const rows of Object.values(notes)) {
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
          for (const whole of rows.filter(({ label }) => rows.some(({ of }) => of === label))) {
            if (whole.object !== null) continue;
            const parts = rows.filter(({ of }) => of === whole.label);
            expect(whole.amounts.currentOre).toBe(sumOre(parts.map(({ amounts }) => amounts.currentOre ?? 0)));
          }
        }
      }),
    );
  });

  test('prints every amount as its öre rounded once, totals too', () => {
    fc.assert(
      fc.property(books(), (given) => {
        const statements = statementsOf(given);
        const printed = statementsAsJson(statements);
        for (const row of statements.balanceSheet) {
          expect(printed.balanceSheet[row.key]?.current).toBe(roundToKronor(row.amounts.currentOre ?? 0));
        }
        for (const [index, row] of statements.notes.costs.entries()) {
          expect(printed.notes.costs[index]?.current).toBe(roundToKronor(row.amounts.currentOre ?? 0));
        }
      }),
    );
  });

  test('gives the same statements whatever the order of its vouchers', () => {
    const shuffled = books(strangers).chain((given) =>
      fc.record({
        given: fc.constant(given),
        year: fc.shuffledSubarray(given.year, { minLength: given.year.length, maxLength: given.year.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, year }) => {
        const sorted = (statements: Statements) => ({
          ...statementsAsJson(statements),
          unmapped: statements.unmapped.toSorted((a, b) => (a.account < b.account ? -1 : 1)),
        });
        expect(sorted(statementsOf({ ...given, year }))).toEqual(sorted(statementsOf(given)));
      }),
    );
  });
});

test('a mapping never drops an amount: what is mapped and what is not is the whole ledger', () => {
  fc.assert(
    fc.property(books(strangers), fc.constantFrom(presets.kommunbas, presets.regionbas), (given, mapping) => {
      const ledger = toLedger(given);
      const layout = layoutOf({ ledger, previous: null, mapping, budget: null });
      const mapped = mapLedger(ledger, layout);
      const whole = [...ledger.opening, ...ledger.movements];
      const rest = sumOre(mapped.unmapped.map((account) => account.amountOre));
      const isListed = new Set(mapped.unmapped.map(({ account }) => account));
      const onLines = sumOre(whole.filter(({ account }) => !isListed.has(account)).map((amount) => amount.amountOre));
      const { sums } = mapped;
      const debit = sums.fixedAssets + sums.receivables + sums.shortTermInvestments + sums.cash;
      const credit = sums.equity + sums.provisions + sums.longTermLiabilities + sums.currentLiabilities;
      const result = sums.operatingIncome + sums.financialIncome - sums.operatingCosts - sums.financialCosts;
      expect(debit - credit - result).toBe(onLines);
      expect(onLines + rest).toBe(sumOre(whole.map((amount) => amount.amountOre)));
      for (const position of ['operatingIncome', 'operatingCosts', 'cash', 'currentLiabilities'] as const) {
        const own = mapped.rows.filter((row) => row.position === position);
        expect(sumOre(own.map((row) => row.amountOre))).toBe(sums[position]);
      }
    }),
  );
});

function sumOf(rows: readonly NoteRow[], column: 'currentOre' | 'previousOre' | 'budgetOre'): Ore {
  return sumOre(rows.filter((row) => !row.isTotal && row.of === null).map((row) => row.amounts[column] ?? 0));
}
