// The numbers that goals publish: how many of each assessment, and the result of each measured goal.
import { figureId, type Figure, type Period } from '#kernel';
import { ASSESSMENTS, countAssessments, resultOf, type Goal } from './goal.ts';
import { assessmentCounts } from './labels.ts';

/** Slug → the programme's name. */
export type ProgrammeNames = Readonly<Record<string, string>>;

/**
 * `goals.fulfilled@2024` … for the association, the same with `{programme=…}` for each programme that has goals, and
 * `goals.result@2024{goal=…}`, `goals.threshold@2024{goal=…}` where they are numbers. A share that comes from whole
 * numbers carries them.
 */
export function goalFigures(goals: readonly Goal[], names: ProgrammeNames = {}): Figure[] {
  const groups = Map.groupBy(goals, ({ programme, from, to }) => `${programme ?? ''}@${from}..${to}`);
  return [...groups.values()].flatMap((group) => countFigures(group, names)).concat(goals.flatMap(numbersOf));
}

function countFigures(group: readonly Goal[], names: ProgrammeNames): Figure[] {
  const first = group[0];
  if (!first) return [];
  const counts = countAssessments(group);
  const whose = first.programme === null ? 'förbundet' : (names[first.programme] ?? first.programme);
  const figure = (name: string, label: string, value: number): Figure => ({
    ...shared(first),
    // Grows with every change of any of the goals.
    version: group.reduce((version, goal) => version + (goal.version ?? 1) - 1, 1),
    id: figureId({ name: `goals.${name}`, period: periodOf(first), dimensions: dimensionsOf(first) }),
    label: `${label}, ${whose}`,
    value,
    unit: 'count',
    source: { kind: 'goals', description: `Räknat ur ${group.length} mål med bedömning. ${first.source}` },
  });
  return [
    ...ASSESSMENTS.map((assessment) => figure(assessment, assessmentCounts.sv[assessment], counts[assessment])),
    figure('total', 'Antal mål', group.length),
  ];
}

function numbersOf(goal: Goal): Figure[] {
  const { unit, part, n } = goal;
  if (unit === undefined) return [];
  const figure = (of: { name: string; label: string; value: number | null; period: Period }): Figure[] =>
    of.value === null
      ? []
      : [
          {
            ...shared(goal),
            id: figureId({ name: of.name, period: of.period, dimensions: { ...dimensionsOf(goal), goal: goal.id } }),
            label: `${of.label}: ${goal.measure ?? goal.text}`,
            value: of.value,
            unit,
            period: of.period,
            source: { kind: 'goals', description: goal.source },
          },
        ];
  const measured = goal.measured ?? periodOf(goal);
  const [result] = figure({ name: 'goals.result', label: 'Utfall', value: resultOf(goal), period: measured });
  const threshold = {
    name: 'goals.threshold',
    label: 'Målnivå',
    value: goal.threshold ?? null,
    period: periodOf(goal),
  };
  const of = unit === 'share' && part !== undefined && n ? { of: { part, whole: n } } : {};
  return [...(result ? [{ ...result, ...of }] : []), ...figure(threshold)];
}

function dimensionsOf(goal: Goal): Record<string, string> {
  return goal.programme === null ? {} : { programme: goal.programme };
}

function periodOf({ from, to }: Goal): Period {
  return { from, to };
}

function shared(goal: Goal): { period: Period; version: number; disclosure: 'open' } {
  return { period: periodOf(goal), version: goal.version ?? 1, disclosure: 'open' };
}
