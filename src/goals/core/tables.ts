// The table of goals as the report prints it: Åtagande, Måluppfyllelse, Kommentar.
import { formatPeriod, type Cell, type TableModel } from '#design/core';
import { countAssessments, type Goal } from './goal.ts';
import { ASSESSMENT_LABELS } from './labels.ts';

/** Goals in their order. Text only: the number of each assessment stands in the remark and as figures. */
export function goalsTable(
  goals: readonly Goal[],
  heading: { readonly id: string; readonly caption?: string },
): TableModel {
  const first = goals[0];
  const when = first ? ` ${formatPeriod({ from: first.from, to: first.to })}` : '';
  return {
    id: heading.id,
    caption: heading.caption ?? `Måluppfyllelse${when}`,
    labelHeading: 'Åtagande',
    columns: [
      { id: 'assessment', label: 'Måluppfyllelse', kind: 'text' },
      { id: 'comment', label: 'Kommentar', kind: 'text' },
    ],
    rows: goals.map((goal) => ({
      id: goal.id,
      label: goal.text,
      role: 'row',
      cells: [textCell(ASSESSMENT_LABELS[goal.assessment]), textCell(goal.comment)],
    })),
    remarks: goals.length > 0 ? [describeCounts(goals)] : [],
  };
}

/** "13 mål: 7 uppfyllda, 1 delvis uppfyllt, 4 ej uppfyllda, 1 ej bedömt." Kinds without a goal are left out. */
export function describeCounts(goals: readonly Goal[]): string {
  const counts = countAssessments(goals);
  const parts = [
    { count: counts.fulfilled, one: 'uppfyllt', many: 'uppfyllda' },
    { count: counts.partlyFulfilled, one: 'delvis uppfyllt', many: 'delvis uppfyllda' },
    { count: counts.notFulfilled, one: 'ej uppfyllt', many: 'ej uppfyllda' },
    { count: counts.notAssessed, one: 'ej bedömt', many: 'ej bedömda' },
  ].filter(({ count }) => count > 0);
  return `${goals.length} mål: ${parts.map(({ count, one, many }) => `${count} ${count === 1 ? one : many}`).join(', ')}.`;
}

function textCell(text: string): Cell {
  return { value: null, text };
}
