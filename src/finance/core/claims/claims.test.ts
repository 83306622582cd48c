// Claims: what is expected of each party month by month, what has come, and what the year still owes when it is over.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kronor, sumOre } from '#kernel';
import { readSie } from '../sie/index.ts';
import { writeSie } from '../sie/write-sie.ts';
import { demoLedger } from '../../testing/demo-ledgers.ts';
import { presets } from '../mapping/presets.ts';
import { accrualAccount, accruals, accrualsAsSie, costPlace } from './accruals.ts';
import { claimLines, expectedByProgramme, type Claim, type ClaimPlan } from './claims.ts';
import { netCosts, sharedCostLines } from './shared-costs.ts';

const plan: ClaimPlan = {
  programme: 'stigen',
  member: 'kommunen',
  monthlyOre: kronor(100),
  rhythm: 3,
  from: 1,
  to: 12,
};
const claim = (given: Partial<Claim>): Claim => ({
  id: 'c',
  year: 2025,
  programme: 'stigen',
  member: 'kommunen',
  from: 1,
  to: 3,
  amountOre: kronor(300),
  receivedOn: '2025-04-10',
  invoice: null,
  ...given,
});
const lineOn = (on: string, claims: readonly Claim[] = [], plans: readonly ClaimPlan[] = [plan]) =>
  claimLines({ year: 2025, on, plans, claims })[0];

describe('a month of a claim', () => {
  test.each([
    ['2025-03-30', 'notYet'],
    ['2025-03-31', 'waiting'],
    ['2025-04-30', 'waiting'],
    ['2025-05-01', 'late'],
  ])('of the first quarter is on %s %s', (on, state) => {
    expect(
      lineOn(on)
        ?.months.slice(0, 3)
        .map((month) => month.state),
    ).toEqual([state, state, state]);
  });

  test.each([
    [1, '2025-01-31', 'waiting'],
    [3, '2025-01-31', 'notYet'],
    [6, '2025-06-30', 'waiting'],
    [12, '2025-06-30', 'notYet'],
  ] as const)('of a plan that is invoiced every %d months is on %s %s', (rhythm, on, state) => {
    expect(lineOn(on, [], [{ ...plan, rhythm }])?.months[0]?.state).toBe(state);
  });

  test('is invoiced when an invoice of its months has come, whatever it amounts to', () => {
    const line = lineOn('2025-07-31', [claim({ amountOre: kronor(250) })]);
    expect(line?.months.slice(0, 4).map(({ state, missingOre }) => [state, missingOre])).toEqual([
      ['invoiced', 0],
      ['invoiced', 0],
      ['invoiced', 0],
      ['late', kronor(100)],
    ]);
    expect(line).toMatchObject({ invoicedOre: kronor(250), missingOre: kronor(400), isLate: true });
  });

  test('does not know of an invoice that comes later', () => {
    expect(lineOn('2025-04-09', [claim({})])?.months[0]?.state).toBe('waiting');
    expect(lineOn('2025-04-10', [claim({})])?.months[0]?.state).toBe('invoiced');
  });

  test('outside the plan has nothing to wait for, and an invoice outside any plan is shown', () => {
    const part = { ...plan, from: 4, to: 6 };
    expect(
      lineOn('2025-12-31', [], [part])
        ?.months.map(({ state }) => state)
        .slice(0, 4),
    ).toEqual(['none', 'none', 'none', 'late']);
    expect(lineOn('2025-12-31', [claim({})], [])).toMatchObject({
      expectedOre: 0,
      invoicedOre: kronor(300),
      missingOre: 0,
    });
  });
});

const anyClaim = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 1e9 }))
  .map(([from, more, amountOre]) => claim({ from, to: Math.min(12, from + more), amountOre }));

describe('whatever was planned and invoiced', () => {
  test('no öre of an invoice is lost, and a month is either invoiced or missing', () =>
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 6 }), (claims) => {
        const line = lineOn('2026-02-01', claims);
        expect(sumOre((line?.months ?? []).map(({ invoicedOre }) => invoicedOre))).toBe(
          sumOre(claims.map(({ amountOre }) => amountOre)),
        );
        for (const { state, missingOre } of line?.months ?? []) expect(missingOre === 0).toBe(state === 'invoiced');
      }),
    ));

  test('what the year owes is what was not invoiced in it: later invoices as they are, the rest as expected', () =>
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 4 }), (claims) => {
        const late = claims.map((one) => ({ ...one, receivedOn: '2026-01-12' }));
        const owed = accruals({ year: 2025, on: '2026-01-20', plans: [plan], claims: late });
        const covered = new Set(
          late.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
        );
        const estimated = owed.filter(({ basis }) => basis === 'estimate').map(({ amountOre }) => amountOre);
        expect(sumOre(estimated)).toBe(kronor(100) * (12 - covered.size));
        const known = owed.filter(({ basis }) => basis === 'invoice').map(({ amountOre }) => amountOre);
        expect(sumOre(known)).toBe(sumOre(late.map(({ amountOre }) => amountOre)));
      }),
    ));
});

test('the forecast is told what is done and not invoiced, by programme', () => {
  const lines = claimLines({
    year: 2025,
    on: '2025-08-31',
    plans: [plan, { ...plan, member: 'regionen' }],
    claims: [claim({})],
  });
  expect([...expectedByProgramme(lines)]).toEqual([['stigen', kronor(5 * 100 + 8 * 100)]]);
});

describe('the list for the accountant', () => {
  const mapping = presets.kommunbas;
  const { ledger } = demoLedger(2024);

  test('finds the account that a programme is booked on, and the one for accruals', () => {
    const place = costPlace([ledger], { project: '1200', counterparty: '302', mapping });
    const rows = ledger.movements.filter(({ objects }) => objects.some(({ object }) => object === '1200'));
    expect(rows.map(({ account }) => account)).toContain(place?.account);
    expect(place?.objects).toContainEqual({ dimension: '6', object: '1200' });
    expect(place?.objects).toContainEqual({ dimension: '22', object: '302' });
    expect(accrualAccount(ledger, mapping)).toBe('2990');
    expect(costPlace([ledger], { project: 'finns-inte', counterparty: null, mapping })).toBeNull();
  });

  test('is a SIE 4I file of one voucher that balances on the last day of the year, and that a reader takes', () => {
    const rows = [
      {
        text: 'NOVA, Jönköpings kommun',
        account: '4611',
        objects: [{ dimension: '6', object: '1200' }],
        amountOre: 12_345_67,
      },
      { text: 'Enter', account: '4611', objects: [], amountOre: 100_00 },
    ];
    const company = { name: 'Samordningsförbundet Å', orgNumber: '222000-2428' };
    const document = accrualsAsSie({
      year: 2024,
      rows,
      liabilityAccount: '2990',
      company,
      ledger,
      writtenOn: '2025-01-15',
    });
    const read = readSie(writeSie(document, { ksumma: false }).bytes);
    if (!read.ok) throw new Error(read.refusal.kind);
    expect(read.value.kind).toBe('4I');
    const vouchers = [...read.value.vouchers];
    expect(vouchers).toHaveLength(1);
    expect(vouchers[0]?.date).toBe('2024-12-31');
    expect(sumOre(vouchers[0]?.rows.map(({ amountOre }) => amountOre) ?? [1])).toBe(0);
    expect(vouchers[0]?.rows.map(({ account, amountOre }) => [account, amountOre])).toEqual([
      ['4611', 12_345_67],
      ['2990', -12_345_67],
      ['4611', 100_00],
      ['2990', -100_00],
    ]);
    expect(read.value.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('costs shared with another association', () => {
  const row = (id: string, currentOre: number, budgetOre: number | null = null) => ({
    id,
    label: id,
    of: null,
    isTotal: false,
    isBudgetOnly: false,
    position: null,
    object: null,
    payer: null,
    amounts: { currentOre, budgetOre, previousOre: null, forecastOre: null },
  });
  const statements = {
    notes: {
      costs: [row('kansli', kronor(2000), kronor(900))],
      income: [row('finnveden', kronor(600))],
      receivables: [],
      liabilities: [],
      audit: [],
      netAgainstBudget: [],
    },
  };
  const post = {
    label: 'Förbundschef',
    kind: 'post',
    counterparty: 'Finnveden',
    wholeOre: null,
    share: 0.35,
  } as const;

  test('give what is left to invoice, and the net that the association pays itself', () => {
    const lines = sharedCostLines([{ ...post, costRow: 'kansli', incomeRow: 'finnveden' }], statements);
    expect(lines[0]).toMatchObject({
      costOre: kronor(2000),
      theirsOre: kronor(700),
      invoicedOre: kronor(600),
      toInvoiceOre: kronor(100),
    });
    expect(netCosts(lines, statements)).toEqual([
      {
        row: 'kansli',
        label: 'kansli',
        costOre: kronor(2000),
        incomeOre: kronor(600),
        netOre: kronor(1400),
        budgetOre: kronor(900),
      },
    ]);
  });

  test('that are paid on one row of income divide it by what each should have', () => {
    const shared = [
      { ...post, costRow: null, wholeOre: kronor(1000), share: 0.5, incomeRow: 'finnveden' },
      { ...post, costRow: null, wholeOre: kronor(1000), share: 0.25, incomeRow: 'finnveden' },
    ];
    const lines = sharedCostLines(shared, statements);
    expect(lines.map(({ invoicedOre }) => invoicedOre)).toEqual([kronor(400), kronor(200)]);
    expect(lines.map(({ toInvoiceOre }) => toInvoiceOre)).toEqual([kronor(100), kronor(50)]);
  });
});
