import { expect, test } from 'vitest';
import { aPackage } from './a-package.ts';
import { acceptVersion, changesBetween, describeChanges } from './correction.ts';
import type { PackageCount } from './package.ts';

const counts = (participants: number, fresh: number): PackageCount[] => [
  { measure: 'participants', dimensions: {}, count: participants },
  { measure: 'new', dimensions: {}, count: fresh },
];
const first = aPackage({ measures: counts(12, 4) });

test('accepts the first version of a programme and period', () => {
  expect(acceptVersion(first, null)).toEqual({ ok: true, value: first });
});

test('accepts a correction that is the next version and says why', () => {
  const next = aPackage({ version: 2, correctionReason: 'Tre skrevs in i december.', measures: counts(15, 7) });
  expect(acceptVersion(next, first).ok).toBe(true);
});

test.each([
  ['a correction without a reason', aPackage({ version: 2, measures: counts(15, 7) }), first, 'reasonMissing'],
  [
    'a version that is taken',
    aPackage({ version: 1, correctionReason: 'x', measures: counts(15, 7) }),
    first,
    'versionTaken',
  ],
  [
    'a version too far ahead',
    aPackage({ version: 3, correctionReason: 'x', measures: counts(15, 7) }),
    first,
    'versionTaken',
  ],
  [
    'the same counts once more',
    aPackage({ version: 2, correctionReason: 'x', measures: counts(12, 4) }),
    first,
    'nothingChanged',
  ],
  ['a reason on the first version', aPackage({ correctionReason: 'x' }), null, 'nothingToCorrect'],
  ['a first version that calls itself the second', aPackage({ version: 2 }), null, 'versionTaken'],
] as const)('refuses %s', (_, next, latest, kind) => {
  expect(acceptVersion(next, latest)).toMatchObject({ ok: false, refusal: { kind } });
});

test('a changed definition alone is a change', () => {
  const next = aPackage({
    version: 2,
    correctionReason: 'x',
    measures: counts(12, 4),
    definitions: ['Bara egna kommuner.'],
  });
  expect(acceptVersion(next, first).ok).toBe(true);
});

test('tells what changed, what came and what went', () => {
  const after = aPackage({
    version: 2,
    measures: [
      { measure: 'participants', dimensions: {}, count: 15 },
      { measure: 'exited', dimensions: { sex: 'female' }, count: 2 },
    ],
  });
  const changes = changesBetween({ before: first, after });
  expect(describeChanges(changes)).toBe('Deltagare +3, Avslutade, Kvinnor tillkom, Nya deltagare togs bort');
  expect(describeChanges(changesBetween({ before: after, after: first }))).toContain('Deltagare −3');
});
