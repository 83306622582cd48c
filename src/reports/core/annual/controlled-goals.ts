// Goals as the report prints them: the judgements in its tables against the counts in its figures and words.
import type { Assessment, ControlledGoals, StatedEquation } from '#control/core';
import { findNumbers, type TableModel } from '#design/core';
import { ASSESSMENT_LABELS, ASSESSMENTS, countAssessments, type Goal } from '#goals/core';
import { isSamePeriod, parseFigureId } from '#kernel';
import type { ReportDocument, Section } from '../report-document.ts';
import { findTable } from './controlled-tables.ts';
import { goalGroups, type GoalGroup } from './goal-tables.ts';
import type { ReportMaterial } from './material.ts';
import { proseOf } from './controlled-prose.ts';

type Count = Assessment | 'total';
const counts: readonly Count[] = [...ASSESSMENTS, 'total'];

/** The association's goals of the year; of the first other period when the year has none. Null without goals. */
export function controlledGoals(document: ReportDocument, material: ReportMaterial): ControlledGoals | null {
  const [group] = goalGroups(material, null);
  const [first] = group?.goals ?? [];
  if (!group || !first) return null;
  return {
    list: judgedRows(findTable(document, group.tableId)),
    counts: countAssessments(group.goals),
    total: group.goals.length,
    stated: document.sections.flatMap((section) => statedIn(section, first)),
  };
}

/** Goals of programmes and of other periods: each printed table has as many of each judgement as its figures say. */
export function goalEquations(document: ReportDocument, material: ReportMaterial): StatedEquation[] {
  const owners = [null, ...new Set(material.goals.flatMap(({ programme }) => programme ?? []))];
  return owners.flatMap((owner) =>
    goalGroups(material, owner)
      .slice(owner === null ? 1 : 0)
      .flatMap((group) => {
        const table = findTable(document, group.tableId);
        // A structural programme has no page, so nobody reads its goals here.
        return table ? counts.flatMap((what) => equation(what, { table, group })) : [];
      }),
  );
}

function equation(what: Count, of: { readonly table: TableModel; readonly group: GoalGroup }): StatedEquation[] {
  const { table, group } = of;
  const right = what === 'total' ? group.goals.length : countAssessments(group.goals)[what];
  const rows = judgedRows(table);
  const left = what === 'total' ? table.rows.length : rows.filter(({ assessment }) => assessment === what).length;
  const label = what === 'total' ? 'mål' : ASSESSMENT_LABELS[what].toLowerCase();
  return [
    {
      id: `${table.id}-${what}`,
      rule: 'counts',
      path: table.caption,
      leftLabel: `${table.caption}: rader som är ${label}`,
      rightLabel: `antalet ${label} enligt bedömningarna`,
      left,
      right,
      tolerance: 0,
      unit: 'count',
    },
  ];
}

/** Rows whose judgement can be read; another word is no judgement, and the counts will not agree. */
function judgedRows(table: TableModel | undefined): ControlledGoals['list'] {
  return (table?.rows ?? []).flatMap(({ id, label, cells }) => {
    const assessment = ASSESSMENTS.find((known) => ASSESSMENT_LABELS[known] === cells[0]?.text);
    return assessment ? [{ id, label, assessment }] : [];
  });
}

/** Counts that the text quotes through figures of these goals, as they are printed: "sju", "7". */
function statedIn(section: Section, goal: Goal): ControlledGoals['stated'] {
  return proseOf(section).runs.flatMap((run) => {
    if (run.kind !== 'figure') return [];
    const key = parseFigureId(run.figureId);
    const what = counts.find((count) => key?.name === `goals.${count}`);
    if (!key || !what || key.dimensions?.['programme'] !== undefined || !isSamePeriod(key.period, goal)) return [];
    const [shown] = findNumbers(run.text);
    return shown ? [{ what, count: shown.value, path: section.heading }] : [];
  });
}
