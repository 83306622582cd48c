import type { Programme } from '#programmes/core';
import { expect, test } from 'vitest';
import { aPackage } from './a-package.ts';
import { sheetOfPackages } from './finsam-sheet.ts';

const aProgramme = (given: Partial<Programme> & Pick<Programme, 'slug'>): Programme => ({
  name: given.slug,
  orientation: 'individual',
  functionType: null,
  owner: null,
  partners: [],
  targetGroup: 'Unga',
  from: null,
  to: null,
  ledgerObject: null,
  staffing: [],
  years: [],
  ...given,
});

const period = { from: '2024-01-01', to: '2024-12-31' };
const year = { year: 2024, grantedOre: null, hasEqualityRoutine: null, source: 'Planen' };

test('each programme of the year once, individual ones first and by sex; not reported is no 0', () => {
  const rows = sheetOfPackages(
    [
      aPackage({
        programme: 'verkstan',
        measures: [
          { measure: 'participants', dimensions: { sex: 'female' }, count: 7 },
          { measure: 'participants', dimensions: { sex: 'male' }, count: 0 },
        ],
      }),
      aPackage({ programme: 'natverk', measures: [{ measure: 'participants', dimensions: {}, count: 40 }] }),
      aPackage({ programme: 'nova', from: '2023-12-01', to: '2024-11-30' }),
      aPackage({ programme: 'nedlagd', measures: [{ measure: 'participants', dimensions: {}, count: 3 }] }),
    ],
    period,
    [
      aProgramme({ slug: 'natverk', orientation: 'structural' }),
      aProgramme({ slug: 'verkstan', years: [{ ...year, plannedParticipants: 20 }] }),
      aProgramme({ slug: 'nova' }),
      aProgramme({ slug: 'nedlagd', to: '2023-06-30' }),
      aProgramme({ slug: 'kommande', from: '2025-01-01' }),
    ],
  );
  expect(
    rows.map(({ programme, women, men, total, plannedParticipants }) => [
      programme,
      women,
      men,
      total,
      plannedParticipants,
    ]),
  ).toEqual([
    ['verkstan', 7, 0, 7, 20],
    ['nova', null, null, null, null],
    ['nedlagd', null, null, 3, null],
    ['natverk', null, null, 40, null],
  ]);
});
