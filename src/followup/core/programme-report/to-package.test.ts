import { expect, test } from 'vitest';
import { checkPackage } from '../check-package.ts';
import { readCount } from '../counts.ts';
import { aPackage } from '../a-package.ts';
import { aFilledReport, aForm } from './a-report.ts';
import { holdsPersonalNumber } from './personal-number.ts';
import { appendixMarkdown, packageOfReport, plainMarkdown, reportedGoals } from './to-package.ts';
import { packageAYearBefore, yearBefore } from './year-before.ts';

const about = {
  association: '222000-0000',
  programme: 'verkstan',
  period: { from: '2025-01-01', to: '2025-12-31' },
  version: 1,
  correctionReason: null,
  decision: null,
  source: 'Insatsrapport.',
};

test('a report without errors becomes a package without problems, in which its sums can be read', () => {
  const made = packageOfReport(aForm, aFilledReport(), about);
  expect(checkPackage(made)).toEqual([]);
  expect(readCount(made, 'participants')?.count).toBe(15);
  expect(readCount(made, 'participants', { ageBand: '16-29', sex: 'male' })?.count).toBe(4);
  expect(readCount(made, 'exited')?.count).toBe(5);
  expect(readCount(made, 'queue')?.count).toBe(4);
});

test('a place that was left empty is not reported, and not 0', () => {
  const made = packageOfReport(aForm, aFilledReport({ queue: '', inPlacement: '0' }), about);
  expect(readCount(made, 'queue')).toBeNull();
  expect(readCount(made, 'inPlacement')?.count).toBe(0);
});

test('goals are reported with whole numbers, a judgement or words; one that nothing is said of is left out', () => {
  expect(reportedGoals(aForm, aFilledReport({ 'goal.help.result': '', 'goal.help.n': '' }))).toEqual([
    { goal: 'work', part: 3, n: 5, result: null, assessment: 'fulfilled', comment: '' },
  ]);
  expect(reportedGoals(aForm, { 'goal.help.result': '4,8' })[0]?.result).toBe(4.8);
});

test('texts stand under the headings of the template, and an empty one has no heading', () => {
  expect(appendixMarkdown({ methods: 'Samtal.', description: 'Vi finns.' })).toBe(
    '## Verksamhetsbeskrivning\n\nVi finns.\n\n## Metod och arbetsmodeller\n\nSamtal.',
  );
});

test.each([
  ['# Rubrik', '\\# Rubrik'],
  ['> citat', '\\> citat'],
  ['| a | b |', '\\| a | b |'],
  ['---', '\\---'],
  ['{{ finance.yearResult@2024 | kr }}', '\\{\\{ finance.yearResult@2024 | kr \\}\\}'],
  ['[[overview]]', '\\[\\[overview\\]\\]'],
  ['2 * 3 * 4', '2 \\* 3 \\* 4'],
  ['• en punkt', '- en punkt'],
  ['– en *punkt*', '- en \\*punkt\\*'],
  ['1) första', '1) första'],
  ['    indragen rad', 'indragen rad'],
])('%s prints as it was written', (written, markdown) => {
  expect(plainMarkdown(written)).toBe(markdown);
});

test.each([
  ['19121212-1212', true],
  ['121212-1212', true],
  ['121212+1212', true],
  ['1212121212', true],
  ['19 12 12 12 - 1212', true],
  ['701063-2391', true],
  ['121212-1213', false],
  ['222000-1234', false],
  ['202100-2114', false],
  ['Tel. 036-10 12 34 56', false],
  ['Dnr 2025:02/3, 12 kvinnor och 12 män', false],
])('%s is a personal number: %s', (text, expected) => {
  expect(holdsPersonalNumber(text)).toBe(expected);
});

test.each([
  ['2025-12-31', '2024-12-31'],
  ['2024-02-29', '2023-02-28'],
])('a year before %s is %s', (day, before) => {
  expect(yearBefore(day)).toBe(before);
});

test("last year's counts are those of the same period; for a whole year also those of a programme's own year", () => {
  const year = { from: '2025-01-01', to: '2025-12-31' };
  const own = aPackage({ from: '2023-12-01', to: '2024-11-30' });
  const half = aPackage({ from: '2024-01-01', to: '2024-06-30' });
  const same = aPackage({ from: '2024-01-01', to: '2024-12-31' });
  expect(packageAYearBefore([own, half, same], year)).toBe(same);
  expect(packageAYearBefore([own, half], year)).toBe(own);
  expect(packageAYearBefore([half], year)).toBeNull();
  expect(packageAYearBefore([own, half, same], { from: '2025-01-01', to: '2025-06-30' })).toBe(half);
});
