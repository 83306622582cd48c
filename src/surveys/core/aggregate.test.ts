import { expect, test } from 'vitest';
import { visibilityOfAggregates, type Aggregate } from './aggregate.ts';

const one = (n: number | null, of: Partial<Aggregate> = {}): Aggregate => ({
  instrument: 'nns',
  level: 'own',
  respondentGroup: 'endedParticipants',
  from: '2024-01-01',
  to: '2024-12-31',
  programme: null,
  item: 'q1',
  sex: null,
  label: 'Nytta',
  n,
  offered: null,
  positive: 0.8,
  clearlyPositive: null,
  mean: null,
  distribution: null,
  source: 'NNS',
  ...of,
});
const women = { sex: 'female' } as const;
const men = { sex: 'male' } as const;

test.each([
  ['few answers', [one(4), one(9, { item: 'q2' }), one(10, { item: 'q3' })], ['suppressed', 'tooFew', 'shown']],
  ['the country', [one(3, { level: 'national' })], ['shown']],
  ['women, when men are few', [one(30), one(24, women), one(6, men)], ['shown', 'tooFew', 'tooFew']],
  ['women and men, when few did not say', [one(30), one(14, women), one(12, men)], ['shown', 'tooFew', 'tooFew']],
  ['women and men that are enough', [one(30), one(18, women), one(12, men)], ['shown', 'shown', 'shown']],
  [
    'the whole, when it tells a small programme',
    [one(27), one(19, { programme: 'enter' }), one(8, { programme: 'fia' })],
    ['tooFew', 'shown', 'tooFew'],
  ],
  [
    'the whole less a programme of another item',
    [one(27), one(19, { programme: 'enter', item: 'q2' })],
    ['shown', 'shown'],
  ],
  [
    'the whole by sex, when that tells the women of a programme',
    [
      one(60),
      one(35, women),
      one(25, men),
      one(45, { programme: 'enter' }),
      one(30, { programme: 'enter', ...women }),
      one(15, { programme: 'enter', ...men }),
    ],
    ['tooFew', 'tooFew', 'tooFew', 'shown', 'shown', 'shown'],
  ],
] as const)('shows or hides %s', (_, all, expected) => {
  expect(visibilityOfAggregates([...all])).toEqual(expected);
});
