import { expect, test } from 'vitest';
import type { Goal } from './goal.ts';
import { withReported } from './reported.ts';

const goal: Goal = {
  id: 'work',
  scope: 'programme',
  programme: 'verkstan',
  text: 'Till arbete eller studier',
  unit: 'share',
  threshold: 0.5,
  from: '2025-01-01',
  to: '2025-12-31',
  assessment: 'notAssessed',
  comment: 'Ny för året.',
  source: 'Verksamhetsplan 2025.',
};
const about = { period: { from: '2025-01-01', to: '2025-12-31' }, source: 'Insatsrapport.' };
const nothing = { goal: 'work', part: null, n: null, result: null, assessment: null, comment: '' };

test('a share is computed from its whole numbers, and the judgement is the one that was proposed', () => {
  const taken = withReported(goal, { ...nothing, part: 3, n: 5, assessment: 'fulfilled' }, about);
  expect(taken).toMatchObject({ result: 0.6, part: 3, n: 5, assessment: 'fulfilled', comment: 'Ny för året.' });
  expect(taken.measured).toEqual(about.period);
});

test('a mean is taken as it was written, with its answers', () => {
  const taken = withReported({ ...goal, unit: 'score' }, { ...nothing, result: 4.8, n: 11 }, about);
  expect(taken).toMatchObject({ result: 4.8, n: 11, assessment: 'notAssessed' });
});

test('words alone change no number and measure nothing', () => {
  const taken = withReported({ ...goal, result: 0.4 }, { ...nothing, comment: 'Inte mätt i år.' }, about);
  expect(taken).toMatchObject({ result: 0.4, comment: 'Inte mätt i år.', source: 'Insatsrapport.' });
  expect(taken.measured).toBeUndefined();
});

test('of nobody no share is computed', () => {
  expect(withReported(goal, { ...nothing, part: 0, n: 0 }, about).result).toBeNull();
});
