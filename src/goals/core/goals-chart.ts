// How the goals of a year came out, the association's first and then each programme's.
import { inBoth, stackedBarChart, type ChartModel, type Language } from '#design/core';
import { ASSESSMENTS, countAssessments, type Goal } from './goal.ts';
import type { ProgrammeNames } from './figures.ts';
import { assessmentCounts } from './labels.ts';

const texts = inBoth(
  {
    title: (fulfilled: number, total: number, year: number) => `${fulfilled} av ${total} mål är uppfyllda ${year}`,
    unit: 'mål',
    of: 'Mål för',
    association: 'Förbundet',
  },
  {
    title: (fulfilled, total, year) => `${fulfilled} of ${total} goals were met ${year}`,
    unit: 'goals',
    of: 'Goals of',
    association: 'The association',
  },
);

/** Null when nothing has been set as a goal. The title counts the association's own goals where it has any. */
export function goalsChart(
  goals: readonly Goal[],
  {
    year,
    names,
    language = 'sv',
  }: { readonly year: number; readonly names: ProgrammeNames; readonly language?: Language },
): ChartModel | null {
  const words = texts[language];
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
    language,
    title: words.title(fulfilled, total, year),
    unit: 'count',
    unitWord: words.unit,
    labelHeading: words.of,
    labels: groups.map(([programme]) => (programme === null ? words.association : (names[programme] ?? programme))),
    series: ASSESSMENTS.map((assessment) => ({
      id: assessment,
      label: assessmentCounts[language][assessment],
      points: counts.map((count) => ({ value: count[assessment] })),
    })),
  });
}
