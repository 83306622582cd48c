import { expect, test } from 'vitest';
import { aPackage } from './a-package.ts';
import { typedCounts, withTypedCounts } from './typed-counts.ts';

const total = { measure: 'participants', dimensions: {}, count: 12 } as const;
const women = { measure: 'participants', dimensions: { sex: 'female' }, count: 7 } as const;
const men = { measure: 'participants', dimensions: { sex: 'male' }, count: 5 } as const;
const young = { measure: 'participants', dimensions: { ageBand: '16-29' }, count: 4 } as const;
const hidden = { measure: 'queue', dimensions: {}, count: null, suppressed: true } as const;

test('counts of a package stand under their columns, what it does not say or hides is empty', () => {
  const counts = typedCounts(aPackage({ measures: [women, men, hidden] }));
  expect(counts).toMatchObject({ kvinnor: 7, man: 5, nya: null, ko: null });
});

test('what is typed and shown again is the same; ages stay; a total that the sexes make goes', () => {
  const latest = aPackage({ measures: [women, men, young] });
  expect(withTypedCounts(latest, typedCounts(latest))).toEqual([women, men, young]);
  expect(withTypedCounts(aPackage({ measures: [total, young] }), { kvinnor: 8, man: 5 })).toEqual([
    { ...women, count: 8 },
    men,
    young,
  ]);
  expect(withTypedCounts(aPackage({ measures: [total] }), { nya: 3 })).toEqual([
    { measure: 'new', dimensions: {}, count: 3 },
    total,
  ]);
});

test('a count that is emptied goes, a hidden one stays hidden until it is typed', () => {
  const latest = aPackage({ measures: [women, hidden] });
  expect(withTypedCounts(latest, {})).toEqual([hidden]);
  expect(withTypedCounts(latest, { ko: 6 })).toEqual([{ measure: 'queue', dimensions: {}, count: 6 }]);
});
