import { goalKey, type Assessment, type GoalUnit } from '#goals/core';
import { changeGoals, readGoals } from '#goals/server';
import { calendarYear, dayInSweden, isSamePeriod } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../answer.ts';
import { sentGrid } from '../sent-grid.server.ts';
import { chosenYear } from '../years.ts';
import { goalColumns, goalRows, wholeGoalsTable } from './goals.ts';
import { texts } from './texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const goals = valueOr(await readGoals(session, { year }), (refusal: never) => refusal);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  return {
    year,
    maySave: mayDo(session, 'goals.save'),
    columns: goalColumns(words, programmes),
    rows: goalRows(goals),
    others: goals.filter((goal) => !isSamePeriod(goal, calendarYear(year))).length,
    table: wholeGoalsTable({ goals, programmes, year, words }),
    width: 'full',
  };
}

export const actions = {
  default: async ({ locals, request, url }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language];
    const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
    const before = valueOr(await readGoals(session, { year }), (refusal: never) => refusal);
    const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
    const saved = new Map(before.map((goal) => [goalKey(goal), shortened(goal.text)]));
    const columns = goalColumns(words, programmes);
    const sent = sentGrid(await request.formData(), { grid: 'mal', columns, language: locals.language, saved });
    if (!sent.isReady) return sent.answer;
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
      assessment: values.bedomning as Assessment | null,
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
        : refusal.kind === 'unknownProgramme'
          ? 'insats'
          : 'antal';
    return sent.refuse([{ row: refusal.row, column, text: words.faults[refusal.kind] }]);
  },
};

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
