import { expect, test } from 'vitest';
import { missingPoints, STATUTE_POINTS, statutesOn, type StatutesVersion } from './statutes.ts';

const version = (number: number, validFrom: string): StatutesVersion => ({
  version: number,
  validFrom,
  decided: '',
  points: {},
  noticeDays: null,
  fileId: null,
});

test('the law names eighteen points, and those not written are named', () => {
  expect(STATUTE_POINTS).toHaveLength(18);
  expect(missingPoints({ 1: 'Förbundets namn är …', 2: ' ', 18: 'x' })).toEqual(
    Array.from({ length: 16 }, (_, index) => index + 2),
  );
});

test('the version of a day is the last that has begun; a later one made for the same day replaces it', () => {
  const all = [
    version(1, '2020-01-01'),
    version(2, '2024-01-01'),
    version(3, '2024-01-01'),
    version(4, '2030-01-01'),
  ];
  expect(statutesOn(all, '2023-12-31')?.version).toBe(1);
  expect(statutesOn(all, '2026-01-01')?.version).toBe(3);
  expect(statutesOn(all, '2019-01-01')).toBeNull();
});
