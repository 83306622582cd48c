import { expect, test } from 'vitest';
import { aPackage } from './a-package.ts';
import { checkPackage } from './check-package.ts';
import type { PackageCount } from './package.ts';

const exited = (exitReason: string, count: number): PackageCount => ({
  measure: 'exited',
  dimensions: { exitReason },
  count,
});
const participants = (dimensions: PackageCount['dimensions'], count: number | null): PackageCount => ({
  measure: 'participants',
  dimensions,
  count,
});

function codes(measures: PackageCount[]): string[] {
  return checkPackage(aPackage({ measures })).map(({ severity, code }) => `${severity} ${code}`);
}

test('finds referrers that are fewer than the enrolled, and keeps them as a warning', () => {
  const counts = [
    participants({}, 90),
    participants({ referrer: 'region' }, 40),
    participants({ referrer: 'kommun' }, 30),
  ];
  expect(codes(counts)).toEqual(['warning parts-differ']);
  expect(codes([...counts, participants({ referrer: 'other' }, 20)])).toEqual([]);
});

test('refuses women and men that do not make the total', () => {
  expect(
    codes([participants({}, 80), participants({ sex: 'female' }, 41), participants({ sex: 'male' }, 38)]),
  ).toEqual(['error parts-differ']);
  expect(
    codes([participants({}, 80), participants({ sex: 'female' }, 41), participants({ sex: 'male' }, 39)]),
  ).toEqual([]);
});

test('says nothing about a whole with an unreported part', () => {
  expect(
    codes([participants({}, 80), participants({ sex: 'female' }, 41), participants({ sex: 'male' }, null)]),
  ).toEqual([]);
});

test('finds exit reasons that do not make the exits', () => {
  const total: PackageCount = { measure: 'exited', dimensions: {}, count: 10 };
  expect(codes([total, exited('work', 4), exited('studies', 5)])).toEqual(['warning parts-differ']);
});

test('refuses work counted both coarsely and finely', () => {
  expect(codes([exited('work', 2), exited('workSubsidised', 2)])).toContain('error coarse-and-fine-reason');
  expect(codes([exited('workUnsubsidised', 2), exited('workSubsidised', 2)])).toEqual([]);
});

test('refuses one count that stands twice, whatever the order of its dimensions', () => {
  expect(
    codes([participants({ sex: 'male', ageBand: '16-29' }, 3), participants({ ageBand: '16-29', sex: 'male' }, 4)]),
  ).toContain('error count-twice');
});

test('refuses more new participants than participants, and accepts as many', () => {
  const fresh = (count: number): PackageCount => ({ measure: 'new', dimensions: {}, count });
  expect(codes([participants({}, 5), fresh(6)])).toEqual(['error more-than-whole']);
  expect(codes([participants({}, 5), fresh(5)])).toEqual([]);
});
