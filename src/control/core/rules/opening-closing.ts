// What a year opens with is what the year before closed with (LKBR 4:4 p. 7).
import { compare, type Finding } from '../finding.ts';
import { actual, type Located, lineOn, tableOf } from '../locate.ts';
import type { ReportUnderControl } from '../report-under-control.ts';
import { liquidOn } from './statements.ts';

export function checkOpeningIsClosing(report: ReportUnderControl): Finding[] {
  const flow = tableOf(report, 'cashFlow');
  const sheet = tableOf(report, 'balanceSheet');
  const years = [...new Set([...(flow?.columns ?? []), ...(sheet?.columns ?? [])].map((column) => column.year))];
  return years
    .filter((year) => year !== null)
    .flatMap((year) => {
      const [now, before] = [actual(year), actual(year - 1)];
      const closingCash = lineOn(flow, 'closingCash', before) ?? liquidOn(sheet, before);
      return [
        ...tie(report, lineOn(flow, 'openingCash', now), closingCash),
        ...tie(report, lineOn(sheet, 'openingEquity', now), lineOn(sheet, 'closingEquity', before)),
      ];
    });
}

function tie(report: ReportUnderControl, opening: Located | undefined, closing: Located | undefined): Finding[] {
  if (!opening || !closing) return [];
  return [
    compare(report, {
      rule: 'opening-closing',
      place: opening.place,
      leftLabel: opening.label,
      rightLabel: closing.label,
      left: opening.amount,
      right: closing.amount,
    }),
  ];
}
