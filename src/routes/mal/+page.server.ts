import {
  goalKey,
  usualMeasure,
  type Assessment,
  type Assessor,
  type Goal,
  type GoalUnit,
  type SurveyMeasure,
} from '#goals/core';
import { changeGoals, readGoalFigures, readGoals, readSurveyQuestions } from '#goals/server';
import { calendarYear, dayInSweden, isSamePeriod } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { alone } from '../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../answer.ts';
import { sentGrid } from '../sent-grid.server.ts';
import { chosenYear } from '../years.ts';
import { explainedGoals, goalColumns, goalRows, questionKey, questionOf, wholeGoalsTable } from './goals.ts';
import { texts } from './texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const goals = valueOr(await readGoals(session, { year }), (refusal: never) => refusal);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const figures = await figuresIn(locals, goals, year);
  const { questions } = await questionsIn(locals, goals, year);
  return {
    year,
    maySave: mayDo(session, 'goals.save'),
    columns: goalColumns(words, { programmes, figures, questions }),
    explained: explainedGoals(goals, locals.language),
    rows: goalRows(goals),
    others: goals.filter((goal) => !isSamePeriod(goal, calendarYear(year))).length,
    table: wholeGoalsTable({ goals, programmes, year, words }),
    width: 'full',
  };
}

export const actions = {
  default: ({ locals, request, url }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const words = texts[locals.language];
      const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
      const before = valueOr(await readGoals(session, { year }), (refusal: never) => refusal);
      const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
      const saved = new Map(before.map((goal) => [goalKey(goal), shortened(goal.text)]));
      const figures = await figuresIn(locals, before, year);
      const { questions, asked } = await questionsIn(locals, before, year);
      const columns = goalColumns(words, { programmes, figures, questions });
      const sent = sentGrid(form, {
        grid: 'mal',
        columns,
        language: locals.language,
        saved,
        current: goalRows(before),
      });
      if (!sent.isReady) return sent.answer;
      const bare = sent.rows.findIndex(({ values }) => values.enkatmatt !== null && values.enkatfraga === null);
      if (bare >= 0) return sent.refuse([{ row: bare, column: 'enkatfraga', text: words.faults.measureAlone }]);
      const surveyOf = (key: string | null, measure: string | null) => {
        if (key === null) return null;
        const question = questionOf(key);
        return { ...question, measure: (measure as SurveyMeasure | null) ?? usualMeasure(question, asked) };
      };
      const goals = sent.rows.map(({ key, values }) => ({
        key: key !== null && saved.has(key) ? key : null,
        programme: values.insats,
        text: values.mal ?? '',
        measure: values.matt,
        unit: values.enhet as GoalUnit | null,
        threshold: values.malvarde,
        result: values.utfall,
        part: values.antal,
        n: values.av,
        numerator: values.taljare,
        denominator: values.namnare,
        survey: surveyOf(values.enkatfraga, values.enkatmatt),
        assessment: values.bedomning as Assessment | null,
        assessedBy: values.bedomtAv as Assessor | null,
        comment: values.kommentar,
      }));
      const kept = new Set(goals.map(({ key }) => key));
      const removed = [...saved.keys()].filter((key) => !kept.has(key));
      const done = await changeGoals(session, { period: calendarYear(year), source: words.source, goals, removed });
      if (done.ok) return { done: words.done(done.value.saved) };
      const { refusal } = done;
      if (isAccessRefusal(refusal)) stopAt(refusal);
      const column =
        'column' in refusal
          ? { threshold: 'malvarde', result: 'utfall' }[refusal.column]
          : {
              unknownProgramme: 'insats',
              partWithoutWhole: 'antal',
              partAboveWhole: 'antal',
              figuresDoNotFit: 'namnare',
              surveyAndFigures: 'enkatfraga',
              noSuchSurveyQuestion: 'enkatfraga',
              notAskedThere: 'enkatfraga',
              surveyCannotSay: 'enkatmatt',
            }[refusal.kind];
      return sent.refuse([{ row: refusal.row, column, text: words.faults[refusal.kind] }]);
    }),
};

/** Figures of the year, and those that goals already name. */
async function figuresIn(locals: App.Locals, goals: readonly Goal[], year: number) {
  const read = valueOr(await readGoalFigures(sessionOr(locals), { year }), (refusal: never) => refusal);
  const figures = read.map(({ id, label }) => ({ id, label }));
  const named = goals.flatMap(({ numerator, denominator }) =>
    [numerator, denominator].filter((id) => id !== undefined),
  );
  const unknown = [...new Set(named)].filter((id) => !figures.some((one) => one.id === id));
  return [...figures, ...unknown.map((id) => ({ id, label: id }))];
}

/** Questions of the year's rounds as choices, and those that goals already name. */
async function questionsIn(locals: App.Locals, goals: readonly Goal[], year: number) {
  const asked = valueOr(await readSurveyQuestions(sessionOr(locals), { year }), (refusal: never) => refusal);
  const known = asked.map((one) => ({ id: questionKey(one), label: `${one.title}: ${one.short}` }));
  const named = goals.flatMap(({ survey }) => (survey ? [questionKey(survey)] : []));
  const unknown = [...new Set(named)].filter((id) => !known.some((one) => one.id === id));
  return { asked, questions: [...known, ...unknown.map((id) => ({ id, label: id }))] };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
