// How the goals of a year came out, the association's first and then each programme's.
import { stackedBarChart, type ChartModel } from '#design/core';
import { ASSESSMENTS, countAssessments, type Goal } from './goal.ts';
import type { ProgrammeNames } from './figures.ts';
import { ASSESSMENT_COUNT_LABELS } from './labels.ts';

/** Null when nothing has been set as a goal. The title counts the association's own goals where it has any. */
export function goalsChart(
  goals: readonly Goal[],
  { year, names }: { readonly year: number; readonly names: ProgrammeNames },
): ChartModel | null {
  const own = goals.filter(({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01`);
  if (own.length === 0) return null;
  const groups = [...Map.groupBy(own, ({ programme }) => programme)].toSorted(
    ([a], [b]) => Number(a !== null) - Number(b !== null),
  );
  const counts = groups.map(([, group]) => countAssessments(group));
  const first = groups[0]?.[1] ?? [];
  const { fulfilled } = countAssessments(groups[0]?.[0] === null ? first : own);
  const total = groups[0]?.[0] === null ? first.length : own.length;
  return stackedBarChart({
    id: 'goals',
    title: `${fulfilled} av ${total} mål är uppfyllda ${year}`,
    unit: 'count',
    unitWord: 'mål',
    labelHeading: 'Mål för',
    labels: groups.map(([programme]) => (programme === null ? 'Förbundet' : (names[programme] ?? programme))),
    series: ASSESSMENTS.map((assessment) => ({
      id: assessment,
      label: ASSESSMENT_COUNT_LABELS[assessment],
      points: counts.map((count) => ({ value: count[assessment] })),
    })),
  });
}
