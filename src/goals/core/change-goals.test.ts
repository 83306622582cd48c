import { expect, test } from 'vitest';
import { goalsOfRows, writeGoalNumber, type StatedGoal } from './change-goals.ts';
import { goalKey, type Goal } from './goal.ts';

const period = { from: '2025-01-01', to: '2025-12-31' };
const entered = { period, source: 'Inskrivet' };
const row: StatedGoal = {
  key: null,
  programme: null,
  text: 'Fler i arbete',
  measure: null,
  unit: null,
  threshold: null,
  result: null,
  part: null,
  n: null,
  assessment: null,
  comment: null,
};
const valueOf = (rows: readonly StatedGoal[], saved: readonly Goal[] = []) => {
  const read = goalsOfRows(saved, rows, entered);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};

test.each([
  ['85 %', '44 %', null, 'share', 0.85, 0.44],
  ['85', '44', 'share', 'share', 0.85, 0.44],
  ['0,85', '1', 'share', 'share', 0.85, 1],
  ['12', '15', null, 'count', 12, 15],
  ['4,5', '4,8', 'score', 'score', 4.5, 4.8],
] as const)('%s and %s as %s are numbers of their unit', (threshold, result, unit, read, low, high) => {
  const [goal] = valueOf([{ ...row, threshold, result, unit }]);
  expect(goal).toMatchObject({ unit: read, threshold: low, result: high });
});

test.each([
  [{ threshold: 'många' }, { kind: 'notANumber', row: 0, column: 'threshold' }],
  [{ result: '−5' }, { kind: 'notANumber', row: 0, column: 'result' }],
  [{ result: '120 %' }, { kind: 'shareAboveOne', row: 0, column: 'result' }],
  [{ part: 5 }, { kind: 'partWithoutWhole', row: 0 }],
  [
    { part: 5, n: 4 },
    { kind: 'partAboveWhole', row: 0 },
  ],
] as const)('%j is refused', (given, refusal) => {
  expect(goalsOfRows([], [{ ...row, ...given }], entered)).toEqual({ ok: false, refusal });
});

test('new goals get free ids, of each programme by itself', () => {
  const goals = valueOf([row, row, { ...row, programme: 'enter' }, { ...row, text: '?' }]);
  expect(goals.map(({ id, scope }) => `${scope} ${id}`)).toEqual([
    'association fler-i-arbete',
    'association fler-i-arbete-2',
    'programme fler-i-arbete',
    'association mal',
  ]);
  expect(goals[0]).toMatchObject({ ...period, assessment: 'notAssessed', comment: '', source: 'Inskrivet' });
});

test('a goal that is there keeps its id, days, measured days and source; one without numbers needs no unit', () => {
  const [before] = valueOf([row]);
  const saved = { ...before, measured: period, source: 'Enkät' } as Goal;
  const [after] = valueOf([{ ...row, key: goalKey(saved), text: 'Ny text', assessment: 'fulfilled' }], [saved]);
  expect(after).toEqual({ ...saved, text: 'Ny text', assessment: 'fulfilled' });
  expect(after?.unit).toBeUndefined();
});

test('numbers are shown as they are typed', () => {
  expect(writeGoalNumber(0.855, 'share')).toBe('85,5 %');
  expect(writeGoalNumber(4.8, 'score')).toBe('4,8');
  expect(writeGoalNumber(null, 'share')).toBe('');
});

test('a goal that a survey measures keeps its survey, and what the survey says is not typed', () => {
  const survey = { round: 'avslut-2025', item: 'usefulSupport', measure: 'clearlyPositive' } as const;
  const [saved] = valueOf([{ ...row, threshold: '75 %' }]);
  if (!saved) throw new Error('a goal');
  const measured: Goal = { ...saved, unit: 'share', survey };
  const shown = {
    ...row,
    key: goalKey(measured),
    threshold: '75 %',
    result: '74 %',
    part: 14,
    n: 19,
    unit: 'count',
  } as const;
  expect(valueOf([shown], [measured])).toEqual([{ ...measured, threshold: 0.75 }]);
});

test('a goal is given a question of a survey, another one, or none; not beside figures', () => {
  const survey = { round: 'avslut-2025', item: 'usefulSupport', measure: 'clearlyPositive' } as const;
  const [chosen] = valueOf([{ ...row, threshold: '75', unit: 'count', survey }]);
  expect(chosen).toMatchObject({ survey, unit: 'share', threshold: 0.75 });
  const saved = chosen as Goal;
  const same = { ...row, key: goalKey(saved), threshold: '4,5' };
  const [mean] = valueOf([{ ...same, survey: { ...survey, measure: 'mean' } }], [saved]);
  expect(mean).toMatchObject({ unit: 'score', threshold: 4.5, survey: { measure: 'mean' } });
  const [none] = valueOf([{ ...same, survey: null }], [saved]);
  expect(none?.survey).toBeUndefined();
  const numerator = 'followUp.exited@2025{programme=enter}';
  expect(goalsOfRows([], [{ ...row, survey, numerator }], entered)).toEqual({
    ok: false,
    refusal: { kind: 'surveyAndFigures', row: 0 },
  });
});
