import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitByLargestRemainder, sumOre } from '#kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnMoves } from '../drawn-states.testing.ts';
import type { GrantDecision } from '../application/decision.ts';
import {
  checkClosing,
  checkClosingDecision,
  checkSettling,
  closingAfter,
  closingMoves,
  CLOSING_MOVES,
  CLOSING_STATES,
  type ClosingPlan,
  type ClosingState,
} from './closing.ts';
import { grantHistory, moneyYears } from './grant-history.ts';

const plan: ClosingPlan = {
  reason: 'Parterna tar över.',
  intakeStopsOn: '2026-09-01',
  lastDay: '2026-12-31',
  costOre: 90_000_00,
  shares: [
    { member: 'fk', amountOre: 45_000_00 },
    { member: 'habo', amountOre: 45_000_00 },
  ],
  handovers: [{ kind: 'participants', to: 'Habo kommun', note: '', doneOn: null }],
};
const members = ['fk', 'habo', 'region'];
const of = { startsOn: '2024-01-01', members };

describe('the states', () => {
  const drawn = drawnMoves(readFileSync(join(import.meta.dirname, '../../../../docs/states/closing.mmd'), 'utf8'));

  test('are the ones that are drawn', () => {
    const coded = Object.entries(closingMoves).flatMap(([from, moves]) =>
      Object.entries(moves).map(([move, to]) => `${from} --> ${to}: ${move}`),
    );
    expect(drawn.moves.toSorted()).toEqual(coded.toSorted());
    const ends = CLOSING_STATES.filter((state) => Object.keys(closingMoves[state]).length === 0);
    expect(drawn).toMatchObject({ first: ['planned'], ends: ends.toSorted() });
  });

  test('whatever is done, an ended closing stays ended and every refusal says where it stood', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CLOSING_MOVES)), (moves) => {
        let state: ClosingState = 'planned';
        for (const move of moves) {
          const next = closingAfter(state, move);
          if (next.ok) {
            expect(['settled', 'withdrawn']).not.toContain(state);
            state = next.value;
          } else expect(next.refusal).toEqual({ kind: 'wrongState', state, move });
        }
      }),
    );
  });
});

describe('a plan', () => {
  test.each([
    ['that ends before the programme began', { lastDay: '2023-12-31', intakeStopsOn: null }, 'endsBeforeStart'],
    ['that takes in after the last day', { intakeStopsOn: '2027-01-01' }, 'stopsAfterLastDay'],
    ['with a stranger who pays', { shares: [{ member: 'x', amountOre: 90_000_00 }] }, 'unknownMember'],
    [
      'with a member twice',
      {
        shares: [
          { member: 'fk', amountOre: 1 },
          { member: 'fk', amountOre: 90_000_00 - 1 },
        ],
      },
      'memberTwice',
    ],
    ['whose shares are an öre short', { costOre: 90_000_01 }, 'sharesDiffer'],
    ['with shares of an unknown cost', { costOre: null }, 'sharesDiffer'],
    ['with the participants twice', { handovers: [...plan.handovers, ...plan.handovers] }, 'handoverTwice'],
  ] as const)('%s is refused', (_, change, kind) => {
    expect(checkClosing({ ...plan, ...change }, of)).toMatchObject({ refusal: { kind } });
  });

  test('without a cost has no shares, and a share of nothing is left out', () => {
    const free = { ...plan, costOre: null, shares: [{ member: 'fk', amountOre: 0 }] };
    expect(checkClosing(free, of)).toMatchObject({ ok: true, value: { shares: [] } });
  });

  test('whose cost is split by the rule always ties out, also with a part of the association’s own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000_00 }),
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 }),
        (costOre, weights) => {
          const parts = splitByLargestRemainder(costOre, weights);
          const shares = [null, 'fk', 'habo'].map((member, place) => ({ member, amountOre: parts[place] ?? 0 }));
          const checked = checkClosing({ ...plan, costOre, shares }, of);
          expect(checked.ok && sumOre(checked.value.shares.map(({ amountOre }) => amountOre))).toBe(costOre);
        },
      ),
    );
  });
});

test.each([
  ['a coming decision', plan, { decidedOn: '2026-06-02' }, 'decidedLater'],
  ['an older decision', plan, { before: '2026-05-30' }, 'olderDecision'],
  ['one without anybody for the participants', { handovers: [] }, {}, 'nobodyTakesOver'],
  ['a whole one', plan, {}, null],
] as const)('%s', (_, handed, change, kind) => {
  const decided = { decidedOn: '2026-05-20', today: '2026-06-01', before: null, ...change };
  const checked = checkClosingDecision(handed, decided);
  expect(checked.ok ? null : checked.refusal.kind).toBe(kind);
});

test('it ends after the last day, when what somebody takes over is handed over', () => {
  expect(checkSettling(plan, '2026-12-31')).toMatchObject({ refusal: { kind: 'stillRuns' } });
  expect(checkSettling(plan, '2027-01-01')).toMatchObject({
    refusal: { kind: 'notHandedOver', what: ['participants'] },
  });
  const done = { ...plan, handovers: plan.handovers.map((one) => ({ ...one, doneOn: '2026-12-20' })) };
  expect(checkSettling(done, '2027-01-01')).toMatchObject({ ok: true });
});

const decision = (change: Partial<GrantDecision>): GrantDecision => ({
  id: 'd',
  application: null,
  programme: 'bryggan',
  outcome: 'granted',
  item: null,
  reference: '§ 1',
  decidedOn: '2026-01-10',
  conditions: '',
  years: [{ year: 2026, mostOre: 600 }],
  ...change,
});

test('each decision says what it changed', () => {
  const history = grantHistory([
    decision({}),
    decision({ years: [{ year: 2026, mostOre: 500 }] }),
    decision({ outcome: 'refused', years: [] }),
    decision({
      years: [
        { year: 2026, mostOre: 400 },
        { year: 2027, mostOre: 100 },
      ],
    }),
    decision({ years: [{ year: 2027, mostOre: 200 }] }),
  ]);
  expect(history.map(({ kind }) => kind)).toEqual(['first', 'reduced', 'refused', 'same', 'raised']);
  expect(history[3]?.changes).toEqual([
    { year: 2026, beforeOre: 500, afterOre: 400 },
    { year: 2027, beforeOre: null, afterOre: 100 },
  ]);
});

test('money is left while more can come, and unused when nothing more can', () => {
  const years = [
    { year: 2025, grantedOre: 600, decision: '§ 1', usedOre: 540 },
    { year: 2026, grantedOre: 600, decision: '§ 1', usedOre: 700 },
    { year: 2027, grantedOre: 600, decision: '§ 1', usedOre: null },
  ];
  const money = (today: string, endedOn: string | null) =>
    moneyYears(years, { today, endedOn }).map(({ leftOre, unusedOre }) => [leftOre, unusedOre]);
  expect(money('2026-07-01', null)).toEqual([
    [null, 60],
    [-100, null],
    [null, null],
  ]);
  // It ended: what was granted for years after it is unused whole, and what was used too much is not negative.
  expect(money('2026-07-01', '2026-06-30')).toEqual([
    [null, 60],
    [null, 0],
    [null, 600],
  ]);
  expect(money('2026-06-30', '2026-06-30')).toEqual([
    [null, 60],
    [-100, null],
    [null, null],
  ]);
});
