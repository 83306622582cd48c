import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarYear, parsePeriodId, type Period } from '#kernel';
import { cellKey, type PackageCount } from '../package.ts';
import { aPackage } from '../a-package.ts';
import { checkPackage } from '../check-package.ts';
import { MEASURES, REFERRERS, SEXES, type DimensionName } from '../vocabulary.ts';
import { aCountedParticipation } from './a-participation.ts';
import { ageBandsOf, DEFAULT_AGE_BANDS } from './age-bands.ts';
import { countParticipations, tablesOf, type Counted, type CountingRules } from './count-participations.ts';
import type { CountedParticipation } from './counted-participation.ts';
import { nearestRank } from './waiting.ts';

type Case = {
  name: string;
  rows: Partial<CountedParticipation>[];
  period?: string;
  bands?: string;
  of?: 'person' | 'participation';
  expected: Record<string, number>;
};

const cases = parse(readFileSync(new URL('participations.cases.yaml', import.meta.url), 'utf8')) as Case[];

test.each(cases)('$name', ({ rows, period = '2024', bands = DEFAULT_AGE_BANDS, of = 'participation', expected }) => {
  const counted = countParticipations(
    rows.map((row) => aCountedParticipation(row)),
    rules({ period: parsePeriodId(period) ?? calendarYear(2024), bands, unit: of }),
  );
  const seen = new Map(counted.measures.map((cell) => [nameOf(cell), cell.count]));
  expect(Object.fromEntries(Object.keys(expected).map((key) => [key, seen.get(key)]))).toEqual(expected);
});

test('a wait is from referral to enrolment of those who were new, and percentiles are by nearest rank', () => {
  const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];
  const rows = days.map((wait, index) =>
    aCountedParticipation({
      person: `p${index}`,
      referredOn: '2024-01-01',
      enrolledOn: new Date(Date.UTC(2024, 0, 1 + wait)).toISOString().slice(0, 10),
    }),
  );
  const earlier = aCountedParticipation({ person: 'old', referredOn: '2020-01-01', enrolledOn: '2023-12-31' });
  const { waiting } = countParticipations([...rows, earlier], rules({}));
  expect(waiting).toEqual({ medianDays: 5, p90Days: 9, now: 0 });
  expect(nearestRank([], 0.5)).toBeNull();
  expect(nearestRank([7], 0.9)).toBe(7);
});

test('moves are from the primary support to the primary support, and a subsidy goes with work', () => {
  const left = { exitedOn: '2024-08-01', exitReason: 'workSubsidised' as const, municipality: null };
  const work = [{ kind: 'ARBETE' as const, extent: 100 }];
  const { stepMoves } = countParticipations(
    [
      aCountedParticipation({ ...left, incomeSupportEnd: work, subsidyKind: 'osa', subsidyLevel: 0.6 }),
      aCountedParticipation({ ...left, incomeSupportEnd: work, subsidyKind: 'lonebidrag', subsidyLevel: 0.6 }),
      aCountedParticipation({ ...left, incomeSupportEnd: [], subsidyKind: 'samhall', subsidyLevel: null }),
      aCountedParticipation({ ...left, incomeSupportStart: [], strengthenedCooperation: true }),
      aCountedParticipation({ incomeSupportEnd: work }),
    ],
    rules({}),
  );
  expect(stepMoves).toEqual([
    {
      from: 'FORS',
      to: 'ARBETE',
      count: 2,
      subsidyKind: 'lonebidrag',
      subsidyLevel: 0.6,
      strengthenedCooperation: false,
    },
    { from: 'FORS', to: 'INGEN', count: 1, strengthenedCooperation: false },
    { from: 'INGEN', to: 'OKAND', count: 1, strengthenedCooperation: true },
  ]);
});

const day = fc.integer({ min: 0, max: 1500 }).map((days) => dayOf(days));
const anyParticipation: fc.Arbitrary<CountedParticipation> = fc
  .record({
    person: fc.integer({ min: 1, max: 12 }).map((id) => `p${id}`),
    sex: fc.constantFrom(...SEXES),
    birthYear: fc.option(fc.integer({ min: 1950, max: 2010 })),
    municipality: fc.option(fc.constantFrom('Habo', 'Mullsjö', 'Vaggeryd')),
    referrer: fc.option(fc.constantFrom(...REFERRERS)),
    enrolledOn: fc.option(day),
    days: fc.option(fc.nat({ max: 600 })),
    exitReason: fc.option(
      fc.constantFrom(
        'workUnsubsidised' as const,
        'studies' as const,
        'illness' as const,
        'misregistration' as const,
      ),
    ),
    workAbilityAtExit: fc.option(fc.boolean()),
    track: fc.option(fc.constantFrom('1', '2')),
  })
  .map(({ days, enrolledOn, ...rest }) =>
    aCountedParticipation({
      ...rest,
      enrolledOn,
      exitedOn:
        enrolledOn === null || days === null
          ? null
          : dayOf(Math.round((Date.parse(enrolledOn) - Date.parse(dayOf(0))) / 86_400_000) + days),
    }),
  );

test('every table sums to its total, whatever is counted', () => {
  fc.assert(
    fc.property(
      fc.array(anyParticipation, { maxLength: 40 }),
      fc.constantFrom('participation' as const, 'person' as const),
      (rows, unit) => {
        const { measures } = countParticipations(rows, rules({ unit }));
        for (const measure of MEASURES) {
          for (const names of tablesOf(measure)) {
            const cells = cellsIn(measures, measure, names);
            if (cells.length > 0) expect(sumOf(cells)).toBe(totalOf({ measures }, measure));
          }
          for (const name of ['ageBand', 'referrer', 'municipality'] as const) {
            for (const cell of cellsIn(measures, measure, [name])) {
              const parts = cellsIn(measures, measure, ['sex', name]).filter(
                ({ dimensions }) => dimensions[name] === cell.dimensions[name],
              );
              expect(sumOf(parts)).toBe(cell.count);
            }
          }
        }
        expect(checkPackage(aPackage({ measures }))).toEqual([]);
      },
    ),
  );
});

test('persons are never more than participations, and who stayed is who came and did not leave', () => {
  fc.assert(
    fc.property(fc.array(anyParticipation, { maxLength: 40 }), (rows) => {
      const [once, all] = [
        countParticipations(rows, rules({ unit: 'person' })),
        countParticipations(rows, rules({})),
      ];
      for (const measure of MEASURES) {
        expect(totalOf(once, measure)).toBeLessThanOrEqual(totalOf(all, measure));
      }
      const next = countParticipations(rows, rules({ period: calendarYear(2025) }));
      const left = totalOf(all, 'participants') - totalOf(all, 'exited');
      expect(totalOf(next, 'participants') - totalOf(next, 'new')).toBe(left);
    }),
  );
});

function rules(given: { period?: Period; bands?: string; unit?: CountingRules['unit'] }): CountingRules {
  const { period = calendarYear(2024), bands = DEFAULT_AGE_BANDS, unit = 'participation' } = given;
  return { period, ageBands: ageBandsOf(bands) ?? [], unit };
}

function nameOf(cell: PackageCount): string {
  return `${cell.measure} ${cellKey(cell.dimensions)}`.trim();
}

function cellsIn(
  measures: readonly PackageCount[],
  measure: string,
  names: readonly DimensionName[],
): PackageCount[] {
  return measures.filter(
    (cell) =>
      cell.measure === measure &&
      Object.keys(cell.dimensions).length === names.length &&
      names.every((name) => cell.dimensions[name] !== undefined),
  );
}

function sumOf(cells: readonly PackageCount[]): number {
  return cells.reduce((sum, { count }) => sum + (count ?? 0), 0);
}

function totalOf({ measures }: Pick<Counted, 'measures'>, measure: string): number {
  return measures.find((cell) => cell.measure === measure && cellKey(cell.dimensions) === '')?.count ?? -1;
}

function dayOf(days: number): string {
  return new Date(Date.UTC(2022, 0, 1 + days)).toISOString().slice(0, 10);
}
