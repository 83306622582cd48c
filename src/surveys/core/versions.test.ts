import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aQuestionnaire, aSheet, sheetsOf } from './a-questionnaire.ts';
import type { AnswerSheet, Sex } from './answers.ts';
import { groupOf, resultsOf, type ItemResult } from './results.ts';
import { changesTooFew, type Version } from './versions.ts';

const questionnaire = aQuestionnaire();
const groups = [
  { programme: 'enter', offered: null },
  { programme: 'fia', offered: null },
];
const changed = (before: readonly AnswerSheet[], after: readonly AnswerSheet[]): boolean =>
  changesTooFew({
    questionnaire,
    fewestShown: 10,
    programme: 'enter',
    before: { groups, sheets: before },
    after: { groups, sheets: after },
  });
const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
const own = (...values: readonly number[]): AnswerSheet[] => sheetsOf('useful', values, { programme: 'enter' });

test.each([1, 4, 5, 9])('%i answers more, fewer or other than before are told from the difference', (count) => {
  const before = own(...times(20, 6));
  expect(changed(before, own(...times(20, 6), ...times(count, 1)))).toBe(true);
  expect(changed(own(...times(20, 6), ...times(count, 1)), before)).toBe(true);
  expect(changed(before, own(...times(20 - count, 6), ...times(count, 1)))).toBe(true);
});

test('nothing, or as many as a result has, may be changed, and what no result showed before', () => {
  const before = own(...times(20, 6));
  expect(changed(before, before)).toBe(false);
  expect(changed(before, own(...times(10, 6), ...times(10, 1)))).toBe(false);
  expect(changed(before, own(...times(20, 6), ...times(10, 1)))).toBe(false);
  expect(changed(own(...times(4, 6)), own(...times(12, 5)))).toBe(false);
});

test('the answers to the item decide, not the sheets', () => {
  const before = own(...times(20, 6));
  const more = Array.from({ length: 12 }, (_, at) =>
    aSheet(at === 0 ? { useful: 1, clear: 3 } : { clear: 3 }, { programme: 'enter' }),
  );
  expect(changed(before, [...before, ...more])).toBe(true);
  expect(changed(before, [...before, ...more.slice(1)])).toBe(false);
});

/** What a reader of both versions takes from one another: for every result that both show, who went and who came. */
test('no difference between two versions that are let in tells of fewer than ten answers', () => {
  const sheet = fc.record({
    programme: fc.constantFrom('enter', 'enter', 'fia'),
    sex: fc.constantFrom<Sex | null>('female', 'male', null),
    useful: fc.constantFrom(1, 6),
  });
  const sheets = fc
    .array(fc.tuple(sheet, fc.constantFrom(1, 4, 6, 10, 12)), { maxLength: 5 })
    .map((all) =>
      all.flatMap(([{ programme, sex, useful }, count]) =>
        sheetsOf('useful', times(count, useful), { programme, sex }),
      ),
    );
  fc.assert(
    fc.property(sheets, sheets, (one, other) => {
      const before = one;
      const after = [
        ...one.filter(({ programme }) => programme === 'fia'),
        ...other.filter(({ programme }) => programme === 'enter'),
      ];
      if (changed(before, after)) return;
      const told = (version: Version, programme: string | null): (ItemResult | undefined)[] => {
        const item = resultsOf({ questionnaire, fewestShown: 10, ...version }).find(
          (found) => found.item === 'useful',
        );
        const group = item && groupOf(item, programme);
        return [group?.all, group?.bySex?.female, group?.bySex?.male];
      };
      for (const programme of [null, 'enter']) {
        const then = told({ groups, sheets: before }, programme);
        for (const [at, now] of told({ groups, sheets: after }, programme).entries()) {
          const earlier = then[at]?.distribution;
          const change = earlier && now?.distribution?.map((count, step) => count - (earlier[step] ?? 0));
          for (const sign of [1, -1]) {
            const count = (change ?? [])
              .filter((step) => step * sign > 0)
              .reduce((sum, step) => sum + step * sign, 0);
            expect(count === 0 || count >= 10).toBe(true);
          }
        }
      }
    }),
    { numRuns: 500 },
  );
});
