// Assessments are counted and the number of goals is their sum (LKBR 11:8), in the table and in the text.
import { count } from '../amount.ts';
import { compare, type Check, type Finding, type SideLabel } from '../finding.ts';
import { type GoalCount, goalCountsIn } from '../goal-counts.ts';
import { textOf } from '../prose-text.ts';
import type { Assessment, ControlledGoals, ReportUnderControl } from '../report-under-control.ts';

const assessments = ['fulfilled', 'partlyFulfilled', 'notFulfilled', 'notAssessed'] as const;

const words = {
  fulfilled: 'uppfyllda mål',
  partlyFulfilled: 'delvis uppfyllda mål',
  notFulfilled: 'ej uppfyllda mål',
  notAssessed: 'ej bedömda mål',
  total: 'mål i allt',
} as const satisfies Record<Assessment | 'total', string>;

export function checkGoals(report: ReportUnderControl): Finding[] {
  const goals = report.goals;
  if (!goals) return [];
  const known = knownCounts(goals);
  return [...checkTable(report, goals), ...checkStated(report, goals, known), ...checkText(report, known)];
}

function checkTable(report: ReportUnderControl, goals: ControlledGoals): Finding[] {
  const findings: Finding[] = [];
  const counts = goals.counts;
  if (counts && goals.list.length > 0) {
    for (const what of assessments) {
      const inList = goals.list.filter((goal) => goal.assessment === what).length;
      findings.push(
        tie(report, { rule: 'goals-counted', detail: what }, { what, left: counts[what], right: inList }),
      );
    }
  }
  const counted = counts ? assessments.reduce((sum, what) => sum + counts[what], 0) : goals.list.length;
  if (goals.total !== null && (counts || goals.list.length > 0)) {
    findings.push(
      tie(
        report,
        { rule: 'goals-counted', detail: 'total' },
        {
          what: 'total',
          left: goals.total,
          right: counted,
          rightLabel: { sv: 'antalet bedömningar', en: 'the number of assessments' },
        },
      ),
    );
  }
  return findings;
}

function checkStated(report: ReportUnderControl, goals: ControlledGoals, known: Known): Finding[] {
  return goals.stated.flatMap((stated) => {
    const right = known[stated.what];
    return right === null
      ? []
      : [
          compare(report, {
            rule: 'goals-in-text',
            detail: `${stated.what}-${stated.path}`,
            place: { path: stated.path },
            leftLabel: `${words[stated.what]} enligt ${stated.path}`,
            rightLabel: { sv: 'måltabellen', en: 'the table of goals' },
            left: count(stated.count),
            right: count(right),
          }),
        ];
  });
}

function checkText(report: ReportUnderControl, known: Known): Finding[] {
  const programmes = report.tables.flatMap((table) => table.rows.flatMap((row) => row.programme ?? []));
  const own = report.prose.filter(({ programme }) => programme === undefined);
  return own.flatMap((section) =>
    goalCountsIn(textOf(section), programmes).flatMap((stated: GoalCount) => {
      const right = known[stated.what];
      if (right === null) return [];
      return [
        compare(report, {
          rule: 'goals-in-text',
          detail: stated.what,
          place: {
            path: section.heading,
            sectionId: section.sectionId,
            span: { start: stated.start, end: stated.end },
          },
          leftLabel: `${words[stated.what]} i texten (${section.heading})`,
          rightLabel: { sv: 'måltabellen', en: 'the table of goals' },
          left: count(stated.count),
          right: count(right),
        }),
      ];
    }),
  );
}

type Known = Readonly<Record<Assessment | 'total', number | null>>;

/** By the table of goals itself where it is known, else by its counts. */
function knownCounts(goals: ControlledGoals): Known {
  const value = (what: Assessment): number | null =>
    goals.list.length > 0
      ? goals.list.filter((goal) => goal.assessment === what).length
      : (goals.counts?.[what] ?? null);
  return {
    fulfilled: value('fulfilled'),
    partlyFulfilled: value('partlyFulfilled'),
    notFulfilled: value('notFulfilled'),
    notAssessed: value('notAssessed'),
    total: goals.list.length > 0 ? goals.list.length : goals.total,
  };
}

function tie(
  report: ReportUnderControl,
  check: Pick<Check, 'rule' | 'detail'>,
  numbers: { what: Assessment | 'total'; left: number; right: number; rightLabel?: SideLabel },
): Finding {
  return compare(report, {
    ...check,
    place: { path: `Måluppfyllelse › ${words[numbers.what]}`, tableId: 'goals', rowId: numbers.what },
    leftLabel: words[numbers.what],
    rightLabel: numbers.rightLabel ?? { sv: 'målen i tabellen', en: 'the goals in the table' },
    left: count(numbers.left),
    right: count(numbers.right),
  });
}
