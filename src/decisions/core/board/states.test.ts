// The drawings of states against the code: every move that one has, the other has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { matterMoves } from '../matters/matter.ts';
import { isWritable, meetingMoves, meetingStates, meetingSteps, move } from './meeting.ts';

const drawn = (name: string): string[] => {
  const text = readFileSync(join(import.meta.dirname, '../../../../docs/states', `${name}.mmd`), 'utf8');
  return [...text.matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)]
    .map(([, from, to, step]) => `${from} ${step} ${to}`)
    .toSorted();
};
const coded = (
  moves: Readonly<Record<string, { readonly from: readonly string[]; readonly to: string }>>,
): string[] =>
  Object.entries(moves)
    .flatMap(([step, { from, to }]) => from.map((one) => `${one} ${step} ${to}`))
    .toSorted();

test.each([
  ['meeting', meetingMoves],
  ['matter', matterMoves],
] as const)('the drawing of a %s is what the code does', (name, moves) => {
  expect(drawn(name).length).toBeGreaterThan(1);
  expect(drawn(name)).toEqual(coded(moves));
});

test('a move that is not drawn is refused with the state', () => {
  const allowed = meetingStates.flatMap((state) =>
    meetingSteps.filter((step) => move(state, step).ok).map((step) => `${state} ${step}`),
  );
  expect(allowed.length).toBe(8);
  expect(move('final', 'announce')).toEqual({ ok: false, refusal: { kind: 'wrongState', state: 'final' } });
});

test('nothing is written after the approval', () => {
  expect(meetingStates.filter(isWritable)).toEqual(['planned', 'called', 'open', 'closed']);
});
