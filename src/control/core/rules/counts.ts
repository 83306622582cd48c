// Counts of participants: the parts of a count are the count, in one table and between tables.
import { formatPeriod } from '#design/core';
import { isSamePeriod } from '#kernel';
import { count } from '../amount.ts';
import { type Counted, countedInAppendix, countedInMainTable, isSameProgramme } from '../counted.ts';
import { compare, type Finding } from '../finding.ts';
import type { ReportUnderControl } from '../report-under-control.ts';

const words = {
  participants: 'deltagare',
  women: 'kvinnor',
  men: 'män',
  exited: 'avslut',
  referred: 'inskrivna efter remittent',
  new: 'nya',
} as const;

export function checkCounts(report: ReportUnderControl): Finding[] {
  const main = countedInMainTable(report);
  const appendix = countedInAppendix(report);
  return [
    ...checkReferrers(report, appendix),
    ...checkBounds(report, main),
    ...checkBounds(report, appendix),
    ...checkPeriods(report, { main, appendix }),
  ];
}

/** Each of the enrolled was referred by somebody, in the same months. */
function checkReferrers(report: ReportUnderControl, counts: readonly Counted[]): Finding[] {
  return counts
    .filter((one) => one.what === 'referred')
    .flatMap((referred) => {
      const enrolled = counts.find((one) => isEnrolled(one) && isOneProgramme(one, referred));
      return enrolled ? [tie(report, 'referrers-enrolled', { left: referred, right: enrolled })] : [];
    });
}

function isEnrolled(counted: Counted): boolean {
  return counted.what === 'participants' || counted.what === 'new';
}

/** Nobody leaves, or begins, who does not take part. */
function checkBounds(report: ReportUnderControl, counts: readonly Counted[]): Finding[] {
  return counts
    .filter((one) => one.what === 'exited' || one.what === 'new')
    .flatMap((part) => {
      const whole = counts.find((one) => one.what === 'participants' && isOneProgramme(one, part));
      // In a table with a period of its own the enrolled may be the new ones only, so more can leave.
      const isOneTable = whole && whole.place.tableId === part.place.tableId;
      if (!whole || !isOneTable) return [];
      const right = part.value <= whole.value ? { ...whole, value: part.value } : whole;
      const finding = tie(report, 'counts', { left: part, right });
      return [part.value <= whole.value ? { ...finding, message: within(part, whole) } : finding];
    });
}

/** The same count in the main table and in the appendix; different periods make it a warning that names them. */
function checkPeriods(
  report: ReportUnderControl,
  counts: { main: readonly Counted[]; appendix: readonly Counted[] },
): Finding[] {
  return counts.appendix
    .filter((one) => one.what !== 'referred')
    .flatMap((other) => {
      const own = counts.main.find((one) => one.what === other.what && isOneProgramme(one, other));
      if (!own) return [];
      const isOnePeriod = own.period !== null && other.period !== null && isSamePeriod(own.period, other.period);
      // In another period every part differs where the whole does: one finding says it.
      if (!isOnePeriod && (other.what === 'women' || other.what === 'men')) return [];
      const finding = tie(report, 'same-period', { left: own, right: other });
      const severity = isOnePeriod && !finding.ok ? 'blocking' : finding.severity;
      const fresh = counts.main.find((one) => one.what === 'new' && isOneProgramme(one, other));
      const onlyNew = other.what === 'participants' && fresh?.value === other.value;
      return [{ ...finding, severity, ...explained(finding, onlyNew) }];
    });
}

function explained(finding: Finding, onlyNew: boolean): Partial<Finding> {
  if (finding.ok || !onlyNew) return {};
  return {
    message: `${finding.message} Bilagan verkar bara räkna de nya.`,
    messageEnglish: `${finding.messageEnglish} The appendix seems to count the new ones only.`,
  };
}

function tie(
  report: ReportUnderControl,
  rule: 'referrers-enrolled' | 'counts' | 'same-period',
  sides: { left: Counted; right: Counted },
): Finding {
  return compare(report, {
    rule,
    detail: `${sides.left.what}-${sides.right.place.tableId ?? ''}`,
    place: sides.left.place,
    leftLabel: labelOf(sides.left),
    rightLabel: labelOf(sides.right),
    left: count(sides.left.value),
    right: count(sides.right.value),
  });
}

function labelOf(counted: Counted): string {
  const days = counted.period ? formatPeriod(counted.period) : '';
  const period = days === '' || counted.caption.includes(days) ? '' : `, ${days}`;
  return `${counted.programme}: ${words[counted.what]} (${counted.caption}${period})`;
}

function within(part: Counted, whole: Counted): string {
  return `${labelOf(part)} är ${part.value} av ${whole.value} ${words.participants}.`;
}

function isOneProgramme(a: Counted, b: Counted): boolean {
  return isSameProgramme(a.programme, b.programme);
}
