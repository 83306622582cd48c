import { gridColumns, gridRow, textCell, type GridRow, type TableModel } from '#design/core';
import { ASSESSMENTS, ASSESSORS, GOAL_UNITS, goalKey, writeGoalNumber, type Goal } from '#goals/core';
import type { Programme } from '#programmes/core';
import type { texts } from './texts.ts';

export type Words = (typeof texts)['sv'];

export function goalColumns(
  { columns, units, assessments, assessors }: Words,
  of: { readonly programmes: readonly Programme[]; readonly figures: readonly { id: string; label: string }[] },
) {
  const { programmes } = of;
  // Two of one label cannot be told apart in a list: their ids say more.
  const isTwice = (label: string): boolean => of.figures.filter((one) => one.label === label).length > 1;
  const figureOptions = of.figures.map(({ id, label }) => ({
    value: id,
    label: isTwice(label) ? `${label} (${id})` : label,
  }));
  return gridColumns([
    {
      id: 'mal',
      label: columns.text,
      kind: 'prose',
      isRequired: true,
      alsoCalled: ['åtagande', 'målformulering', 'delmål'],
    },
    {
      id: 'insats',
      label: columns.programme,
      kind: 'choice',
      options: programmes.map(({ slug, name, fullName }) => ({
        value: slug,
        label: name,
        ...(fullName === undefined ? {} : { alsoCalled: [fullName] }),
      })),
    },
    { id: 'matt', label: columns.measure, kind: 'prose', alsoCalled: ['mätmetod', 'indikator', 'mäts genom'] },
    {
      id: 'enhet',
      label: columns.unit,
      kind: 'choice',
      options: GOAL_UNITS.map((value) => ({ value, label: units[value] })),
    },
    { id: 'malvarde', label: columns.threshold, kind: 'text', size: 8, alsoCalled: ['målnivå', 'gräns'] },
    { id: 'utfall', label: columns.result, kind: 'text', size: 8, alsoCalled: ['resultat'] },
    { id: 'antal', label: columns.part, kind: 'integer', size: 6, alsoCalled: ['del', 'antal'] },
    { id: 'av', label: columns.n, kind: 'integer', size: 6, alsoCalled: ['svarande'] },
    { id: 'taljare', label: columns.numerator, kind: 'choice', options: figureOptions },
    { id: 'namnare', label: columns.denominator, kind: 'choice', options: figureOptions },
    {
      id: 'bedomning',
      label: columns.assessment,
      kind: 'choice',
      alsoCalled: ['måluppfyllelse', 'status'],
      options: ASSESSMENTS.map((value) => ({
        value,
        label: assessments[value],
        alsoCalled: {
          fulfilled: ['uppfyllda', 'uppnått', 'uppnåddes', 'ja', 'grön'],
          partlyFulfilled: ['delvis', 'delvis uppnått', 'gul'],
          notFulfilled: ['inte uppfyllt', 'ej uppnått', 'nej', 'röd'],
          notAssessed: ['inte bedömt'],
        }[value],
      })),
    },
    {
      id: 'bedomtAv',
      label: columns.assessedBy,
      kind: 'choice',
      options: ASSESSORS.map((value) => ({ value, label: assessors[value] })),
    },
    { id: 'kommentar', label: columns.comment, kind: 'prose', alsoCalled: ['analys'] },
  ]);
}

export function goalRows(goals: readonly Goal[]): GridRow[] {
  return goals.map((goal) =>
    gridRow(goalKey(goal), {
      mal: goal.text,
      insats: goal.programme,
      matt: goal.measure ?? null,
      enhet: goal.unit ?? null,
      malvarde: writeGoalNumber(goal.threshold, goal.unit),
      utfall: writeGoalNumber(goal.result, goal.unit),
      antal: goal.part ?? null,
      av: goal.n ?? null,
      taljare: goal.numerator ?? null,
      namnare: goal.denominator ?? null,
      bedomning: goal.assessment,
      bedomtAv: goal.assessedBy ?? null,
      kommentar: goal.comment,
    }),
  );
}

/** Everything of every goal, to read and to take along. */
export function wholeGoalsTable(given: {
  readonly goals: readonly Goal[];
  readonly programmes: readonly Programme[];
  readonly year: number;
  readonly words: Words;
}): TableModel {
  const { goals, programmes, year, words } = given;
  const { columns, units, assessments } = words;
  const names = [
    'programme',
    'measure',
    'unit',
    'threshold',
    'result',
    'part',
    'n',
    'assessment',
    'comment',
  ] as const;
  return {
    id: 'mal',
    caption: words.caption(year),
    labelHeading: columns.text,
    columns: names.map((id) => ({ id, label: columns[id], kind: id === 'part' || id === 'n' ? 'count' : 'text' })),
    rows: goals.map((goal) => {
      const count = (value: number | undefined) =>
        value === undefined ? textCell('') : { value, text: String(value) };
      return {
        id: goalKey(goal),
        label: goal.text,
        role: 'row',
        cells: [
          textCell(programmes.find(({ slug }) => slug === goal.programme)?.name ?? words.association),
          textCell(goal.measure ?? ''),
          textCell(goal.unit === undefined ? '' : units[goal.unit]),
          textCell(writeGoalNumber(goal.threshold, goal.unit)),
          textCell(writeGoalNumber(goal.result, goal.unit)),
          count(goal.part),
          count(goal.n),
          textCell(assessments[goal.assessment]),
          textCell(goal.comment),
        ],
      };
    }),
  };
}
