import { gridColumns, gridRow, textCell, type GridRow, type Language, type TableModel } from '#design/core';
import {
  ASSESSMENTS,
  ASSESSORS,
  explainGoal,
  GOAL_UNITS,
  goalKey,
  reachedOf,
  sourcesOf,
  SURVEY_MEASURES,
  writeGoalNumber,
  writeThreshold,
  type Goal,
  type GoalSurvey,
} from '#goals/core';
import type { Programme } from '#programmes/core';
import type { texts } from './texts.ts';

export type Words = (typeof texts)['sv'];

export function goalColumns(
  { columns, units, assessments, assessors, surveyMeasures }: Words,
  of: {
    readonly programmes: readonly Programme[];
    readonly figures: readonly Choice[];
    readonly questions: readonly Choice[];
  },
) {
  const { programmes } = of;
  const figureOptions = optionsOf(of.figures);
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
      id: 'enkatfraga',
      label: columns.question,
      kind: 'choice',
      alsoCalled: ['enkät'],
      options: optionsOf(of.questions),
    },
    {
      id: 'enkatmatt',
      label: columns.counts,
      kind: 'choice',
      alsoCalled: ['enkätmått'],
      options: SURVEY_MEASURES.map((value) => ({ value, label: surveyMeasures[value] })),
    },
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

type Choice = { readonly id: string; readonly label: string };

/** Two of one label cannot be told apart in a list: their ids say more. */
function optionsOf(choices: readonly Choice[]) {
  const byLabel = Map.groupBy(choices, ({ label }) => label);
  const isTwice = (label: string): boolean => (byLabel.get(label)?.length ?? 0) > 1;
  return choices.map(({ id, label }) => ({ value: id, label: isTwice(label) ? `${label} (${id})` : label }));
}

/** A question of a round as one choice of a list. */
export function questionKey({ round, item }: Pick<GoalSurvey, 'round' | 'item'>): string {
  return `${round}/${item}`;
}

export function questionOf(key: string): Pick<GoalSurvey, 'round' | 'item'> {
  const [round = '', item = ''] = key.split('/');
  return { round, item };
}

/** What came of each goal that is measured, in words. */
export function explainedGoals(goals: readonly Goal[], language: Language) {
  return goals
    .filter((goal) => goal.survey !== undefined || goal.numerator !== undefined || reachedOf(goal) !== 'byHand')
    .map((goal) => ({
      key: goalKey(goal),
      text: goal.text,
      explained: [explainGoal(goal, language), ...sourcesOf(goal, language)].join(' '),
    }));
}

export function goalRows(goals: readonly Goal[]): GridRow[] {
  return goals.map((goal) =>
    gridRow(goalKey(goal), {
      mal: goal.text,
      insats: goal.programme,
      matt: goal.measure ?? null,
      enhet: goal.unit ?? null,
      malvarde: writeThreshold(goal),
      utfall: writeGoalNumber(shortened(goal), goal.unit),
      antal: countsOf(goal).part ?? null,
      av: countsOf(goal).n ?? null,
      taljare: goal.numerator ?? null,
      namnare: goal.denominator ?? null,
      enkatfraga: goal.survey ? questionKey(goal.survey) : null,
      enkatmatt: goal.survey?.measure ?? null,
      bedomning: goal.assessment,
      bedomtAv: goal.assessedBy ?? null,
      kommentar: goal.comment,
    }),
  );
}

/** The whole numbers behind a share; amounts of money stand in the explanation instead. */
function countsOf({ part, n, measuredBy }: Goal): Pick<Goal, 'part' | 'n'> {
  return measuredBy?.[0]?.unit === 'ore' ? {} : { part, n };
}

/** A result that is read from elsewhere is never typed back, so three decimals do. */
function shortened({ survey, numerator, result }: Goal): number | null | undefined {
  const isRead = survey !== undefined || numerator !== undefined;
  return isRead && typeof result === 'number' ? Number(result.toFixed(3)) : result;
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
          textCell(writeThreshold(goal)),
          textCell(writeGoalNumber(shortened(goal), goal.unit)),
          count(countsOf(goal).part),
          count(countsOf(goal).n),
          textCell(assessments[goal.assessment]),
          textCell(goal.comment),
        ],
      };
    }),
  };
}
