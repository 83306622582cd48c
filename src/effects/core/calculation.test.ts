import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#exchange/core';
import { writeCsvTables, sheetOfTable } from '#exchange/core';
import { aMove } from './a-move.ts';
import { assumptionFields, calculationAddress, readCalculation, rowsOfMoves } from './calculation.ts';
import { netOfCost } from './cost.ts';
import { shownCounts } from './hide-small.ts';
import { matrixTable, movesListTable, readMatrix } from './matrix.ts';
import type { Move } from './move.ts';
import { highestLevels, stateIds } from './states.ts';
import { HIGHEST_LEVEL, STEP_STATES } from '#followup/core';

const usual = { year: 2026, municipality: null, language: 'sv' } as const;
const read = (address: string) => readCalculation(new URLSearchParams(address), usual);

const move = fc
  .record({
    from: fc.constantFrom(...stateIds),
    to: fc.constantFrom(...stateIds),
    count: fc.integer({ min: 0, max: 5000 }),
    subsidy: fc.constantFrom(
      null,
      { kind: 'lonebidrag' as const, level: 0.6 },
      { kind: 'nystartsjobb' as const, level: 2.5 },
      { kind: 'nystartsjobb' as const, level: null },
      { kind: 'samhall' as const, level: null },
    ),
    isStrengthened: fc.boolean(),
    municipality: fc.constantFrom(null, 'Nässjö', 'Malung-Sälen'),
    fromGross: fc.constantFrom(null, { unit: 'kr' as const, amount: 120_000 }),
    toGross: fc.constantFrom(null, { unit: 'pbb' as const, amount: 2.78 }),
  })
  .map((one): Move => (one.subsidy ? { ...one, to: 'ARBETE' } : one));

describe('the address of a calculation', () => {
  test('carries every matrix and every field, and is its own address', () => {
    fc.assert(
      fc.property(
        fc.array(move, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (moves, months) => {
          const texts = { ar: '2025', 'antal-ar': '1', kommun: 'Habo', manader: String(months), kostnad: '250000' };
          const address = calculationAddress({ rows: rowsOfMoves(moves), texts });
          const back = read(address);
          expect(back.input?.moves).toEqual(moves);
          expect(back.input).toMatchObject({ fromYear: 2025, years: 1, municipality: 'Habo' });
          expect(back.input?.assumptions).toEqual({ 'model.months': months });
          expect(back.costOre).toBe(25_000_000);
          expect(calculationAddress(back)).toBe(address);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is the same as the form that was sent, without what is empty', () => {
    const form = 'f.0.from=FORS&f.0.to=ARBETE&f.0.count=12&f.1.from=&f.1.to=&f.1.count=&ar=2026&manader=&kvar=80';
    expect(read(form).isForm).toBe(true);
    expect(calculationAddress(read(form))).toBe('flytt=FORS%7EARBETE%7E12&ar=2026&kvar=80');
    expect(read(calculationAddress(read(form))).input?.assumptions).toEqual({ 'model.persistence_year2': 0.8 });
  });

  test('takes states by name in both languages', () => {
    expect(read('flytt=Försörjningsstöd~work~7').input?.moves[0]).toMatchObject({
      from: 'FORS',
      to: 'ARBETE',
      count: 7,
    });
  });
});

test.each([
  ['no number of people', 'flytt=FORS~ARBETE~några', 'gridFaults', 'count'],
  ['half a person', 'flytt=FORS~ARBETE~1,5', 'gridFaults', 'count'],
  ['an unknown state', 'flytt=BIDRAG~ARBETE~7', 'gridFaults', 'from'],
  ['a subsidy without work', 'flytt=FORS~STUDIE~7~lonebidrag', 'moveFaults', 'subsidy_kind'],
  ['a level without a subsidy', 'flytt=FORS~ARBETE~7~~0,6', 'moveFaults', 'subsidy_level'],
  ['a level in per cent', 'flytt=FORS~ARBETE~7~lonebidrag~60', 'moveFaults', 'subsidy_level'],
  ['an amount that is none', 'flytt=FORS~ARBETE~7~~~~~mycket', 'moveFaults', 'from_gross'],
] as const)('%s has a fault that leads to its cell, and nothing is computed', (_, address, faults, column) => {
  const back = read(address);
  expect(back.input).toBeNull();
  expect(back[faults].map((fault) => fault.column)).toEqual([column]);
});

test.each([
  ['ar=nu', 'ar', 'badYear'],
  ['manader=13', 'manader', 'badNumber'],
  ['kvar=-1', 'kvar', 'badNumber'],
  ['kostnad=dyr', 'kostnad', 'badNumber'],
  ['kommunalskatt=21,5', 'regionskatt', 'oneRate'],
  ['kommun=Habo&kommunalskatt=21,5&regionskatt=11', 'kommun', 'ratesAndMunicipality'],
])('%s is told of at its field', (fields, fieldId, code) => {
  expect(read(`flytt=FORS~ARBETE~7&${fields}`)).toMatchObject({ input: null, fieldFaults: [{ fieldId, code }] });
});

test('fields of assumptions have names of their own', () => {
  expect(new Set(assumptionFields.map(({ field }) => field)).size).toBe(assumptionFields.length);
});

describe('an outcome matrix', () => {
  const rows = (csv: string) => {
    const sheet = readCsv(csv);
    return sheet.ok ? readMatrix(sheet.value) : sheet;
  };
  const square = ['Från / till;Arbete;Arbete med lönebidrag 60 %;Studiemedel;Summa', 'Försörjningsstöd;8;5;;13'];

  test('with starts down and ends across is read, sums left', () => {
    expect(rows([...square, 'A-kassa;–;;4;4', 'Summa;8;5;4;17'].join('\n'))).toEqual({
      ok: true,
      value: [
        aMove({ count: 8 }),
        aMove({ count: 5, subsidy: { kind: 'lonebidrag', level: 0.6 } }),
        aMove({ from: 'AKASSA', to: 'STUDIE', count: 4 }),
      ],
    });
  });

  test('as a list is read, with Swedish headings too', () => {
    expect(rows('Från;Till;Antal\nFörsörjningsstöd;Arbete;8')).toEqual({ ok: true, value: [aMove({ count: 8 })] });
  });

  test.each([
    ['an unknown start', [...square, 'Bidrag;1;;;'], 'unknown-state'],
    ['an unknown end', ['Från;Arbete;Semester', 'FORS;1;2'], 'unknown-state'],
    ['half a person', [...square, 'A-kassa;1,5;;;'], 'not-a-count'],
  ])('with %s is refused whole', (_, lines, code) => {
    expect(rows(lines.join('\n'))).toMatchObject({
      ok: false,
      refusal: { kind: 'rowsHaveErrors', problems: [{ code }] },
    });
  });

  test('goes out and comes in again the same, in both layouts', () => {
    const simple = fc.array(move, { minLength: 1, maxLength: 10 }).map((moves) => {
      const cells = new Map(moves.map((one) => [JSON.stringify([one.from, one.to, one.subsidy]), one]));
      return [...cells.values()].filter(({ count }) => count > 0);
    });
    const back = (table: ReturnType<typeof matrixTable>) => rows(writeCsvTables([sheetOfTable(table)]));
    const sorted = (moves: readonly Move[]) =>
      moves.map(({ from, to, count, subsidy }) => JSON.stringify([from, to, count, subsidy])).toSorted();
    fc.assert(
      fc.property(simple, (moves) => {
        if (moves.length === 0) return;
        const list = back(movesListTable(moves));
        expect(list).toEqual({ ok: true, value: moves });
        const plain = moves.map((one) => ({
          ...one,
          isStrengthened: false,
          municipality: null,
          fromGross: null,
          toGross: null,
        }));
        const fromSquare = back(matrixTable(plain, 'sv'));
        expect(fromSquare.ok && sorted(fromSquare.value)).toEqual(sorted(plain));
      }),
      { numRuns: 60 },
    );
  });
});

test.each([
  [
    [3, 12],
    [false, false],
  ],
  [
    [3, 2, 12],
    [false, false, true],
  ],
  [
    [5, 0, 12],
    [true, true, true],
  ],
  [[4], [false]],
])('of counts %j these are shown: %j', (counts, shown) => {
  expect(shownCounts(counts.map((count) => ({ count })))).toEqual(shown);
});

test('the cost is shared by law, and payback is at the pace of the first year', () => {
  const effect = { kommun: 600, region: 100, stat: -100, public: 600, person: 0, employer: 0, extra: 0 };
  const after = { kommun: 0, region: 0, stat: -100, public: -100, person: 0, equalisation: 700 };
  const of = (first: number) =>
    netOfCost({ total: effect, byYear: [{ ...effect, public: first, year: 2026 }], afterEqualisation: after }, 1001);
  expect(of(500)).toMatchObject({
    cost: { public: 1001 },
    net: { public: -401 },
    netAfterEqualisation: { public: -1101 },
    paybackMonths: (1001 * 12) / 500,
  });
  const { kommun, region, stat } = of(500).cost;
  expect(kommun + region + stat).toBe(1001);
  expect(of(0).paybackMonths).toBeNull();
});

test('states and levels are those of the follow-up package', () => {
  expect(stateIds).toEqual(STEP_STATES);
  expect(highestLevels).toEqual(HIGHEST_LEVEL);
});
