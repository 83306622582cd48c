import { denialOf } from '#access/server';
import { readReportRounds } from '#followup/server';
import { formatsIn } from '#design/core';
import { dayInSweden } from '#kernel';
import { sessionOr, valueOr } from '../answer.ts';

export async function load({ locals }) {
  const rounds = valueOr(await readReportRounds(sessionOr(locals), {}), (refusal: never) => refusal);
  return {
    canManage: denialOf(sessionOr(locals), 'followup.report.manage') === null,
    rounds: rounds.map((round) => {
      const live = round.reports.filter(({ state }) => state !== 'withdrawn');
      return {
        ...round,
        due: formatsIn(locals.language).date(round.dueOn),
        sent: live.filter(({ state }) => state === 'sent' || state === 'accepted').length,
        asked: live.length,
        late: live.filter(({ isLate }) => isLate).length,
        reports: round.reports.map((report) => ({
          ...report,
          sentOn: report.sentAt === null ? '' : dayInSweden(report.sentAt),
        })),
      };
    }),
  };
}
