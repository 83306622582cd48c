import * as v from 'valibot';
import { expect, test } from 'vitest';
import { aPackage } from './a-package.ts';
import { checkPackage } from './check-package.ts';
import { acceptVersion } from './correction.ts';
import { FollowUpPackageInput } from './package.ts';
import { StepMoveInput, type StepMove } from './step-moves.ts';

test.each([
  ['a move', { from: 'FORS', to: 'ARBETE', count: 3 }, true],
  ['nobody', { from: 'FORS', to: 'FORS', count: 0 }, true],
  ['a subsidised job', { from: 'FORS', to: 'ARBETE', count: 3, subsidyKind: 'lonebidrag', subsidyLevel: 0.6 }, true],
  ['a multiple', { from: 'FORS', to: 'ARBETE', count: 3, subsidyKind: 'nystartsjobb', subsidyLevel: 2.5 }, true],
  ['a state that is none', { from: 'BIDRAG', to: 'ARBETE', count: 3 }, false],
  ['half a person', { from: 'FORS', to: 'ARBETE', count: 0.5 }, false],
  ['a subsidy without work', { from: 'FORS', to: 'STUDIE', count: 3, subsidyKind: 'samhall' }, false],
  ['a level without a subsidy', { from: 'FORS', to: 'ARBETE', count: 3, subsidyLevel: 0.6 }, false],
  [
    'a level in per cent',
    { from: 'FORS', to: 'ARBETE', count: 3, subsidyKind: 'lonebidrag', subsidyLevel: 60 },
    false,
  ],
])('%s: is it a step move?', (_, move, is) => {
  expect(v.safeParse(StepMoveInput, move).success).toBe(is);
});

const moves: StepMove[] = [
  { from: 'FORS', to: 'ARBETE', count: 8 },
  { from: 'FORS', to: 'ARBETE', count: 5, municipality: 'Habo' },
];

test('a package may count step moves alone, but not nothing', () => {
  const of = (stepMoves: StepMove[]) =>
    v.safeParse(FollowUpPackageInput, { ...aPackage(), measures: [], stepMoves }).success;
  expect([of(moves), of([])]).toEqual([true, false]);
});

test('the same cell twice is refused, cells of two municipalities are not', () => {
  const codesOf = (stepMoves: StepMove[]) =>
    checkPackage(aPackage({ measures: [], stepMoves })).map(({ code }) => code);
  expect(codesOf(moves)).toEqual([]);
  expect(codesOf([...moves, { from: 'FORS', to: 'ARBETE', count: 1, municipality: 'habo' }])).toEqual([
    'step-move-twice',
  ]);
});

test('more step moves than participants are told of', () => {
  const codes = checkPackage(aPackage({ stepMoves: moves })).map(({ code, severity }) => [code, severity]);
  expect(codes).toEqual([['more-step-moves', 'warning']]);
});

test('changed step moves are a correction, the same in another order are none', () => {
  const latest = aPackage({ stepMoves: moves });
  const as = (stepMoves: StepMove[]) =>
    acceptVersion(aPackage({ version: 2, correctionReason: 'Räknat om.', stepMoves }), latest).ok;
  expect([as(moves.toReversed()), as(moves.slice(1))]).toEqual([false, true]);
});
