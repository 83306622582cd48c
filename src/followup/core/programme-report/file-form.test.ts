import { expect, test } from 'vitest';
import { aFilledReport, aForm } from './a-report.ts';
import { fileForm, readFilledForm, type AnsweredRow, type FileForm } from './file-form.ts';
import { reportFields } from './form.ts';

const of = { id: '0192f000-0000-7000-8000-000000000001', form: aForm };
const written = fileForm({
  ...of,
  title: 'Insatsrapport',
  facts: [],
  values: aFilledReport(),
  lastYear: { 'participants.female': '9' },
  versions: { participants: 3, lessons: 1 },
});

const rowsOf = (form: FileForm): AnsweredRow[] => [
  ...form.identity,
  ...form.sections.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows)),
];
const codeOf = (id: string): string => reportFields(aForm).find((field) => field.id === id)?.code ?? '';
const changed = (answers: Record<string, string>): AnsweredRow[] =>
  rowsOf(written).map(({ code, answer }) => {
    const id = Object.keys(answers).find((one) => codeOf(one) === code);
    return { code, answer: id === undefined ? answer : (answers[id] ?? '') };
  });

test('what is written out and read back is the same, with the versions it was written on', () => {
  const read = readFilledForm(rowsOf(written), of);
  expect(read.ok && read.value.missing).toBe(0);
  expect(read.ok && read.value.versions).toMatchObject({ participants: 3, lessons: 1, exits: 0 });
  const filled = read.ok ? Object.entries(read.value.values).filter(([, value]) => value !== '') : [];
  expect(Object.fromEntries(filled)).toEqual(aFilledReport());
});

test('every place has a row, and only counts show what they were last year', () => {
  const rows = written.sections.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  expect(rows.map(({ code }) => code)).toEqual(reportFields(aForm).map(({ code }) => code));
  expect(rows.filter(({ last }) => last !== '').map(({ last }) => last)).toEqual(['9']);
});

test('a judgement is written in words and read in words, in either language', () => {
  const assessment = 'goal.work.assessment';
  expect(rowsOf(written).find(({ code }) => code === codeOf(assessment))?.answer).toBe('Uppfyllt');
  for (const [words, value] of [
    ['delvis uppfyllt', 'partlyFulfilled'],
    ['Not reached', 'notFulfilled'],
    ['', ''],
  ] as const) {
    const read = readFilledForm(changed({ [assessment]: words }), of);
    expect(read.ok && read.value.values[assessment]).toBe(value);
  }
});

test('a row that was taken out is not an empty answer', () => {
  const read = readFilledForm(
    rowsOf(written).filter(({ code }) => code !== codeOf('queue')),
    of,
  );
  expect(read.ok && read.value).toMatchObject({ missing: 1 });
  expect(read.ok && 'queue' in read.value.values).toBe(false);
});

test('everything that is wrong is told with its code, and nothing is taken', () => {
  const rows = [
    ...changed({ queue: 'många', lessons: 'Ring 19121212-1212', [`goal.work.assessment`]: 'kanske' }),
    { code: 'A99', answer: '1' },
    { code: codeOf('plans'), answer: 'En gång till.' },
  ];
  const read = readFilledForm(rows, of);
  expect(read).toMatchObject({ ok: false, refusal: { kind: 'fileHasErrors' } });
  const problems = !read.ok && read.refusal.kind === 'fileHasErrors' ? read.refusal.problems : [];
  expect(problems.map((one) => `${one.code} ${one.kind === 'field' ? one.problem.kind : one.kind}`)).toEqual([
    'A99 unknownCode',
    `${codeOf('plans')} codeTwice`,
    `${codeOf('queue')} notANumber`,
    `${codeOf('goal.work.assessment')} unknownAssessment`,
    `${codeOf('lessons')} personalNumber`,
  ]);
});

test.each([
  ['no row of the form', [{ code: 'Kod', answer: 'Svar' }], 'noCodes'],
  [
    'another report',
    rowsOf(written).map((row) => (row.code === 'R1' ? { ...row, answer: 'x' } : row)),
    'otherReport',
  ],
  ['no word of which report it is', rowsOf(written).filter(({ code }) => code !== 'R1'), 'otherReport'],
])('refuses a file with %s', (_, rows, kind) => {
  expect(readFilledForm(rows, of)).toMatchObject({ ok: false, refusal: { kind } });
});
