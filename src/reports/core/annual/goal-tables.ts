// Goals as tables: one for each period that goals were set for, the report's own year first.
import { formatPeriod, type TableModel } from '#design/core';
import { goalsTable, type Goal } from '#goals/core';
import { asCalendarYear, formatPeriodId } from '#kernel';
import { nameOf } from './charts.ts';
import type { ReportMaterial } from './material.ts';

export type GoalGroup = { readonly goals: readonly Goal[]; readonly tableId: string; readonly isOfYear: boolean };

/** Tables of the association's goals, or of a programme's. The report's year has the plain id, others their period. */
export function goalTables(material: ReportMaterial, programme: string | null): TableModel[] {
  return goalGroups(material, programme).map(({ goals, tableId: id, isOfYear }) => {
    const [first] = goals;
    if (programme === null) return goalsTable(goals, { id });
    const when = isOfYear || !first ? '' : ` ${formatPeriod(first)}`;
    return goalsTable(goals, { id, caption: `Mål för ${nameOf(material.programmes, programme)}${when}` });
  });
}

export function goalGroups(
  { goals, head }: Pick<ReportMaterial, 'goals' | 'head'>,
  programme: string | null,
): GoalGroup[] {
  const own = goals.filter((goal) => goal.programme === programme);
  const base = programme === null ? 'goals' : `goals.${programme}`;
  return [...Map.groupBy(own, formatPeriodId)]
    .map(([period, group]) => {
      const isOfYear = group[0] !== undefined && asCalendarYear(group[0]) === head.year;
      return { goals: group, tableId: isOfYear ? base : `${base}.${period}`, isOfYear };
    })
    .toSorted((a, b) => Number(b.isOfYear) - Number(a.isOfYear));
}
