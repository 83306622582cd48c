// All rules over one report, in the order in which a control sheet shows them.
import type { Finding, Severity } from './finding.ts';
import type { ReportUnderControl } from './report-under-control.ts';
import { checkComparisonYears } from './rules/comparison-year.ts';
import { checkContributions } from './rules/contributions.ts';
import { checkCounts } from './rules/counts.ts';
import { checkDeviations } from './rules/deviation.ts';
import { checkGoals } from './rules/goals.ts';
import { checkIncome } from './rules/income.ts';
import { checkLinkedFigures } from './rules/linked-figures.ts';
import { checkNotes } from './rules/notes.ts';
import { checkOpeningIsClosing } from './rules/opening-closing.ts';
import { checkOverview } from './rules/overview.ts';
import { checkPercentages } from './rules/percentages.ts';
import { checkPrintedCells } from './rules/printed-cells.ts';
import { checkSameLabels } from './rules/same-label.ts';
import { checkSigns } from './rules/signs.ts';
import { checkStatements } from './rules/statements.ts';
import { checkSums } from './rules/sums.ts';
import { checkTypedNumbers } from './rules/typed-numbers.ts';
import {
  checkBalanceRequirement,
  checkEquations,
  checkLegalParts,
  checkUnmappedAccounts,
} from './rules/whole-report.ts';

export type Rule = (report: ReportUnderControl) => Finding[];

const allRules: readonly Rule[] = [
  checkUnmappedAccounts,
  checkSums,
  checkStatements,
  checkComparisonYears,
  checkOpeningIsClosing,
  checkIncome,
  checkNotes,
  checkDeviations,
  checkOverview,
  checkBalanceRequirement,
  checkContributions,
  checkEquations,
  checkSigns,
  checkSameLabels,
  checkCounts,
  checkGoals,
  checkPercentages,
  checkPrintedCells,
  checkLinkedFigures,
  checkTypedNumbers,
  checkLegalParts,
];

/** Every check that the report allows, also those that hold. A finding's id is unique in the report. */
export function controlReport(report: ReportUnderControl): Finding[] {
  return uniqueIds(allRules.flatMap((rule) => rule(report)));
}

/** Those that stop the lock of a report; they never stop its rendering. */
export function blockingFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => !finding.ok && finding.severity === 'blocking');
}

export type Summary = {
  readonly checks: number;
  /** Checks that hold, roundings among them. */
  readonly ok: number;
  readonly roundings: number;
  readonly failed: Readonly<Record<Exclude<Severity, 'rounding'>, number>>;
};

export function summarise(findings: readonly Finding[]): Summary {
  const failed = findings.filter((finding) => !finding.ok);
  return {
    checks: findings.length,
    ok: findings.length - failed.length,
    roundings: findings.filter((finding) => finding.ok && finding.severity === 'rounding').length,
    failed: {
      blocking: failed.filter((finding) => finding.severity === 'blocking').length,
      warning: failed.filter((finding) => finding.severity === 'warning').length,
    },
  };
}

/** Two checks at one place (a text that states a count twice) get a number each. */
function uniqueIds(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const times = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, times);
    return times === 1 ? finding : { ...finding, id: `${finding.id}~${times}` };
  });
}
