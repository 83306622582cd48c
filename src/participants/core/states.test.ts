import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATES, stateAfter, stateDiagram, STEPS, stepsFrom, TRANSITIONS, UNANSWERED } from './index.ts';

test('the picture in docs is the machine in the code', () => {
  const picture = join(import.meta.dirname, '../../../docs/states/participation.mmd');
  expect(readFileSync(picture, 'utf8')).toBe(stateDiagram());
});

test('every state can be reached from a referral, and every step is taken from somewhere', () => {
  const reached = new Set<string>(['received']);
  for (let grown = 0; grown !== reached.size;) {
    grown = reached.size;
    for (const state of STATES.filter((one) => reached.has(one)))
      for (const step of stepsFrom(state)) reached.add(stateAfter(state, step) ?? '');
  }
  expect([...reached].toSorted()).toEqual([...STATES].toSorted());
  expect(STEPS.filter((step) => Object.keys(TRANSITIONS[step]).length === 0)).toEqual([]);
});

test('a walk of any steps, legal and illegal, moves by the table alone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), (walk) => {
      let state: (typeof STATES)[number] = 'received';
      let hasBeenEnrolled = false;
      for (const step of walk) {
        const next = stateAfter(state, step);
        expect(stepsFrom(state).includes(step)).toBe(next !== null);
        if (next === null) continue;
        // Nobody comes in but by being accepted, and nobody leaves who did not come in.
        if (next === 'enrolled') expect(['accepted', 'exited']).toContain(state);
        if (next === 'exited' || next === 'misregistered') expect(hasBeenEnrolled).toBe(true);
        if (next === 'declined') expect(hasBeenEnrolled).toBe(false);
        hasBeenEnrolled ||= next === 'enrolled';
        state = next;
      }
      expect(hasBeenEnrolled && UNANSWERED.includes(state)).toBe(false);
    }),
  );
});

test('what is declined, taken back or misregistered is at its end', () => {
  expect(stepsFrom('declined')).toEqual([]);
  expect(stepsFrom('withdrawn')).toEqual([]);
  expect(stepsFrom('misregistered')).toEqual([]);
});
