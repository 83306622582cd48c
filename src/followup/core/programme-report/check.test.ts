import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aFilledReport, aForm } from './a-report.ts';
import { checkReport, countSmallNumbers, totalOf, type ReportProblem } from './check.ts';
import { REPORT_SECTIONS, readAgeBands, reportFields } from './form.ts';

const told = (problems: readonly ReportProblem[]) => problems.map(({ kind, fieldId }) => `${kind} ${fieldId}`);
const check = (changed: Record<string, string>) => told(checkReport(aForm, aFilledReport(changed)));

test('a report with right sums and all texts has no problem', () => {
  expect(checkReport(aForm, aFilledReport())).toEqual([]);
});

test('an empty report says what must be there, and asks for every text', () => {
  const problems = checkReport(aForm, {});
  expect(told(problems.filter(({ severity }) => severity === 'error'))).toEqual([
    'missing participants.female',
    'missing participants.male',
    'missing exited.female',
    'missing exited.male',
  ]);
  expect(problems.filter(({ kind }) => kind === 'emptyText')).toHaveLength(8);
});

test.each([
  ['letters for a number', { 'new.female': 'tre' }, ['notANumber new.female']],
  ['a fraction of a person', { queue: '2,5' }, ['notANumber queue']],
  ['a negative count', { queue: '-2' }, ['notANumber queue']],
  ['more in the ages than in all', { 'participants.female.30-64': '4' }, ['partsExceed participants.female']],
  ['fewer in the ages than in all', { 'participants.female.30-64': '2' }, ['partsLack participants.female']],
  ['a division that was left out', { 'participants.arbetsformedlingen': '', 'participants.kommun': '' }, []],
  ['referrers of fewer than all', { 'participants.kommun': '8' }, ['partsLack participants.arbetsformedlingen']],
  ['referrers of more than all', { 'participants.kommun': '10' }, ['partsExceed participants.arbetsformedlingen']],
  ['more reasons than exits', { 'exited.male.illness': '3' }, ['partsExceed exited.male']],
  ['more new than all', { 'new.male': '8' }, ['moreThanWhole new.male']],
  ['more exits than participants', { 'exited.male': '8', 'exited.male.illness': '7' }, ['moreThanWhole exited.male']],
  ['more with work ability than exits', { exitedWithWorkAbility: '6' }, ['moreThanWhole exitedWithWorkAbility']],
  ['more in placement than participants', { inPlacement: '16' }, ['moreThanWhole inPlacement']],
  ['more that reached a goal than were counted', { 'goal.work.part': '6' }, ['goalPartExceeds goal.work.part']],
  ['a part without its whole', { 'goal.work.n': '' }, ['goalPartWithoutWhole goal.work.part']],
  ['a judgement nobody knows', { 'goal.work.assessment': 'fine' }, ['unknownAssessment goal.work.assessment']],
  ['a text that is too long', { plans: 'x'.repeat(10_001) }, ['tooLong plans']],
  ['a personal number in a text', { lessons: 'Ring 19121212-1212.' }, ['personalNumber lessons']],
  ['an empty heading', { plans: '' }, ['emptyText plans']],
])('%s', (_, changed, expected) => {
  expect(check(changed)).toEqual(expected);
});

test('a whole that was not typed follows from all its parts, and from no fewer', () => {
  const withoutWhole = aFilledReport({ 'participants.male': '' });
  expect(totalOf(aForm, withoutWhole, 'participants')).toBe(15);
  expect(totalOf(aForm, { ...withoutWhole, 'participants.male.other': '' }, 'participants')).toBeNull();
});

test('numbers may be typed with spaces, as people and spreadsheets do', () => {
  expect(check({ queue: '1 204', 'new.female': '\u00A03 ' })).toEqual([]);
});

test('small counts in the finer places are counted; totals and zeros are not', () => {
  // Ages 3, 4, 2, 1 and exits 2, 1, 2.
  expect(countSmallNumbers(aForm, aFilledReport())).toBe(7);
});

test('every place has its own id and code, and its section stands in the order of the form', () => {
  const fields = reportFields(aForm);
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  expect(new Set(fields.map(({ code }) => code)).size).toBe(fields.length);
  expect([...new Set(fields.map(({ section }) => section))]).toEqual(REPORT_SECTIONS);
});

test('whatever is typed, the check answers; parts that are counted out of the whole are never told', () => {
  const anyText = fc.dictionary(fc.constantFrom(...reportFields(aForm).map(({ id }) => id)), fc.string());
  fc.assert(fc.property(anyText, (values) => Array.isArray(checkReport(aForm, values))));
  const ages = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500));
  fc.assert(
    fc.property(ages, ([young, old, other]) => {
      const problems = check({
        'participants.female.16-29': String(young),
        'participants.female.30-64': String(old),
        'participants.female.other': String(other),
        'participants.female': String(young + old + other),
      });
      return !problems.some((problem) => problem.startsWith('parts') && problem.includes('female'));
    }),
  );
});

test.each([
  ['16-29, 30-49, 50-64', ['16-29', '30-49', '50-64']],
  ['16–29 år; 30–64 år', ['16-29', '30-64']],
  ['30-49, 16-29', null],
  ['16-29, 29-40', null],
  ['29-16', null],
  ['unga', null],
  ['', null],
])('age bands written %s', (text, bands) => {
  expect(readAgeBands(text)).toEqual(bands);
});
