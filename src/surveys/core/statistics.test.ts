import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOfMeans, differenceOfShares, median, sampleOf, studentQuantile, wilson } from './statistics.ts';

// Newcombe 1998 (Statistics in Medicine 17:857), table I, method 3, and its usual further examples.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [14, 19, 0.5121, 0.8819],
  [12, 18, 0.4375, 0.8372],
  [20, 20, 0.8389, 1],
])('the Wilson interval of %i in %i is %f to %f', (part, whole, low, high) => {
  const interval = wilson({ part, whole });
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('a Wilson interval holds the share, lies within 0–1 and narrows with more answers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (whole, any) => {
      const part = any % (whole + 1);
      const { low, high } = wilson({ part, whole });
      const larger = wilson({ part: part * 4, whole: whole * 4 });
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(part / whole);
      expect(high).toBeGreaterThanOrEqual(part / whole);
      expect(larger.high - larger.low).toBeLessThan(high - low);
    }),
  );
});

// Newcombe 1998 (Statistics in Medicine 17:873), table II, method 10: 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/20.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1],
])('%i/%i − %i/%i lies between bounds as printed', (part, whole, part0, whole0, low, high) => {
  const of = { before: { part: part0, whole: whole0 }, after: { part, whole } };
  const difference = differenceOfShares(of);
  expect(difference.low).toBeCloseTo(low, 4);
  expect(difference.high).toBeCloseTo(high, 4);
  expect(difference.isBeyondChance).toBe(true);
});

test('two small groups that differ a little cannot be told from chance', () => {
  const difference = differenceOfShares({ before: { part: 12, whole: 18 }, after: { part: 14, whole: 19 } });
  expect(difference.difference).toBeCloseTo(0.0702, 4);
  expect(difference.isBeyondChance).toBe(false);
});

test.each([
  [5, 2.571],
  [9, 2.262],
  [18, 2.101],
  [30, 2.042],
  [1000, 1.962],
])('the 97.5 %% quantile of t with %i degrees is %f', (freedom, quantile) => {
  expect(Math.abs(studentQuantile(freedom) - quantile)).toBeLessThan(0.01);
});

test('means are compared by Welch', () => {
  const before = sampleOf([3, 4, 4, 5, 3, 4, 2, 4, 5, 3]);
  const after = sampleOf([5, 6, 5, 4, 6, 5, 6, 5, 4, 6]);
  expect(differenceOfMeans({ before, after })).toMatchObject({ isBeyondChance: true });
  expect(differenceOfMeans({ before, after: before })).toMatchObject({ difference: 0, isBeyondChance: false });
  expect(differenceOfMeans({ before: sampleOf([3]), after })).toBeNull();
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[6], 6],
])('the median of %j is %f', (values, middle) => {
  expect(median(values)).toBe(middle);
});
