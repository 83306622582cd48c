import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aForm } from './a-report.ts';
import { isSameValues, mergeValues, tidyValues } from './values.ts';

test.each([
  ['only I changed it', { base: { a: '1' }, theirs: { a: '1' }, mine: { a: '2' } }, { a: '2' }, []],
  ['only they changed it', { base: { a: '1' }, theirs: { a: '2' }, mine: { a: '1' } }, { a: '2' }, []],
  ['both changed it alike', { base: { a: '1' }, theirs: { a: '2' }, mine: { a: '2' } }, { a: '2' }, []],
  ['each changed another place', { base: {}, theirs: { a: '1' }, mine: { b: '2' } }, { a: '1', b: '2' }, []],
  ['I emptied what they left', { base: { a: '1' }, theirs: { a: '1' }, mine: {} }, {}, []],
  [
    'both changed it, each to something else',
    { base: { a: '1' }, theirs: { a: '2' }, mine: { a: '3' } },
    { a: '2' },
    ['a'],
  ],
  ['I emptied what they changed', { base: { a: '1' }, theirs: { a: '2' }, mine: {} }, { a: '2' }, ['a']],
])('%s', (_, given, values, conflicts) => {
  expect(mergeValues(given)).toEqual({ values, conflicts });
});

test('of two changes nothing is lost: each place holds one of them, or is told as a conflict', () => {
  const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2', '3'));
  fc.assert(
    fc.property(values, values, values, (base, theirs, mine) => {
      const merged = mergeValues({ base, theirs, mine });
      return ['a', 'b', 'c', 'd'].every((name) => {
        const [was, their, my, now] = [base, theirs, mine, merged.values].map((of) => of[name] ?? '');
        if (merged.conflicts.includes(name)) return now === their && my !== their;
        return (my === was || now === my) && (their === was || now === their || my === their);
      });
    }),
  );
});

test('what is typed is tidied and nothing else: line ends, control characters, places of other sections', () => {
  expect(
    tidyValues(aForm, 'lessons', { lessons: ' En\r\nrad\u0007 \n\n\n\nTvå\ttre ', plans: 'x', unknown: 'y' }),
  ).toEqual({
    lessons: 'En\nrad\n\nTvå tre',
  });
  expect(tidyValues(aForm, 'more', { queue: ' \n4 ' })).toEqual({ queue: '4' });
});

test('an empty place and an absent one are the same', () => {
  expect(isSameValues({ a: '1', b: '' }, { a: '1' })).toBe(true);
  expect(isSameValues({ a: '1' }, { a: '1', b: '2' })).toBe(false);
});
