import { expect, test } from 'vitest';
import { applyRows, type StatedProgramme } from './change-programmes.ts';
import type { Programme } from './programme.ts';

const enter: Programme = {
  slug: 'enter',
  name: 'Enter',
  fullName: 'Enter – in i arbete',
  orientation: 'individual',
  functionType: 'preparatory',
  owner: 'habo-kommun',
  partners: ['region'],
  targetGroup: 'Unga',
  from: null,
  to: null,
  ledgerObject: '1100',
  staffing: [{ employer: 'Habo kommun', role: 'Coach', shareOfFullTime: 1 }],
  years: [{ year: 2024, grantedOre: 100, plannedParticipants: 5, hasEqualityRoutine: true, source: 'Beslut' }],
};
const row: StatedProgramme = {
  slug: 'enter',
  name: 'Enter',
  orientation: 'individual',
  functionType: 'preparatory',
  owner: 'habo-kommun',
  targetGroup: 'Unga',
  ledgerObject: '1100',
  from: null,
  to: null,
  grantedOre: 100,
  plannedParticipants: 5,
};
const entered = { year: 2024, source: 'Inskrivet' };

test('a row that says the same changes nothing', () => {
  expect(applyRows([enter], [row], entered)).toEqual([enter]);
});

test('what the table does not show stays, and a changed year has a new source', () => {
  const [changed] = applyRows([enter], [{ ...row, name: 'Enter Nord', grantedOre: 200 }], entered);
  expect(changed).toEqual({
    ...enter,
    name: 'Enter Nord',
    years: [{ year: 2024, grantedOre: 200, plannedParticipants: 5, hasEqualityRoutine: true, source: 'Inskrivet' }],
  });
});

test('another year is added beside the one there is, unless nothing is said of it', () => {
  const next = { year: 2025, source: 'Inskrivet' };
  expect(applyRows([enter], [row], next)[0]?.years.map(({ year }) => year)).toEqual([2024, 2025]);
  const silent = { ...row, grantedOre: null, plannedParticipants: null };
  expect(applyRows([enter], [silent], next)[0]?.years).toEqual(enter.years);
});

test('new programmes get free slugs; a structural one has no function', () => {
  const fresh = { ...row, slug: null, orientation: 'structural' as const };
  const made = applyRows([enter], [fresh, fresh, { ...fresh, name: '…' }], entered);
  expect(made.map((one) => [one.slug, one.functionType])).toEqual([
    ['enter-2', null],
    ['enter-3', null],
    ['insats', null],
  ]);
});
