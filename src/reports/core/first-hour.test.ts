import { describe, expect, test } from 'vitest';
import type { Member } from '#organisation/core';
import { firstHour, type FirstHourFacts } from './first-hour.ts';

const aMember = (kind: Member['kind'], share: number | null = null, name: string = kind): Member => ({
  slug: name,
  kind,
  name,
  validFrom: null,
  validTo: null,
  counterpartyObject: null,
  shareOfKommunQuarter: share,
});
const members = [
  aMember('forsakringskassan'),
  aMember('arbetsformedlingen'),
  aMember('region'),
  aMember('kommun', 0.4, 'Habo'),
  aMember('kommun', 0.6, 'Mullsjö'),
];
const empty: FirstHourFacts = {
  day: '2026-11-25',
  year: 2026,
  members: [],
  hasLedger: false,
  unmapped: 0,
  printedDifferenceOre: null,
  fitYear: 2026,
  programmes: 0,
  hasBudget: false,
  counted: { of: 0, reported: 0 },
  goals: 0,
  writtenSections: 0,
};
const full: FirstHourFacts = {
  ...empty,
  members,
  hasLedger: true,
  printedDifferenceOre: 0,
  programmes: 2,
  hasBudget: true,
  counted: { of: 2, reported: 2 },
  goals: 3,
  writtenSections: 1,
};
const statesOf = (facts: FirstHourFacts): string =>
  firstHour(facts)
    .steps.map(({ id, state }) => `${id} ${state}`)
    .join(', ');

test('an empty installation begins with its members; what needs something else waits', () => {
  expect(statesOf(empty)).toBe(
    'members next, ledger open, mapping waiting, programmes open, budget open, counts waiting, goals open, draft waiting',
  );
  expect(firstHour(empty).missingKinds).toHaveLength(4);
});

test('when everything is there everything is done', () => {
  expect(firstHour(full).steps.every(({ state }) => state === 'done')).toBe(true);
  expect(firstHour(full).done).toBe(8);
});

describe('a step is not done', () => {
  test.each<[string, Partial<FirstHourFacts>]>([
    ['members', { members: members.slice(1) }],
    ['members', { members: [...members.slice(0, 3), aMember('kommun', 0.4, 'a'), aMember('kommun', null, 'b')] }],
    ['members', { members: [...members.slice(0, 4), aMember('kommun', 0.5, 'b')] }],
    ['mapping', { unmapped: 2 }],
    ['mapping', { printedDifferenceOre: 100 }],
    ['mapping', { printedDifferenceOre: null }],
    ['budget', { hasBudget: false }],
    ['counts', { counted: { of: 2, reported: 1 } }],
    ['goals', { goals: 0 }],
    ['draft', { writtenSections: 0 }],
  ])('%s of %j', (id, given) => {
    const { steps, done } = firstHour({ ...full, ...given });
    expect(steps.filter(({ state }) => state !== 'done')).toEqual([{ id, state: 'next' }]);
    expect(done).toBe(7);
  });
});

test('a kommun alone outside any region is enough (5 a §)', () => {
  const gotland = [aMember('forsakringskassan'), aMember('arbetsformedlingen'), aMember('kommun')];
  expect(firstHour({ ...full, members: gotland }).done).toBe(8);
});
