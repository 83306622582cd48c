import { useCase } from '#access/server';
import { checkReport, stateAfter, type CannotMove, type ReportProblem } from '#followup/core';
import { accept, assert, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { ownReportId } from './own-report.ts';
import { addEvent, currentValues, setState, takeReport } from './report-store.ts';

export type CannotSendReport =
  | CannotMove
  /** There are errors left, or nothing is filled in. */
  | { readonly kind: 'notReady'; readonly problems: readonly ReportProblem[] };

/** Sends what is saved to the office. Warnings go with it; errors stop it. */
export const sendReport = useCase({
  permission: 'followup.report.write',
  action: 'followup.report.send',
  input: v.object({
    /** The answer to the office's question, when it was returned with one. */
    answer: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000)), ''),
  }),
  async run(context, { answer }): Promise<Result<{ readonly warnings: number }, CannotSendReport>> {
    const { tx, now, newId, actor } = context;
    const report = await takeReport(tx, ownReportId(context));
    assert(report, 'the report of a link exists');
    const problems = checkReport(report.form, await currentValues(tx, report.id));
    const errors = problems.filter(({ severity }) => severity === 'error');
    const next = stateAfter(report.state, 'send');
    // A report in which nothing is written has errors too: they say more than its state does.
    if (errors.length > 0 && (next.ok || report.state === 'opened')) return refuse({ kind: 'notReady', problems });
    if (!next.ok) return next;
    await setState(tx, report.id, { state: next.value, sentAt: now });
    await addEvent(tx, { id: newId(), reportId: report.id, kind: 'sent', text: answer, at: now, by: actor.id });
    return accept({ warnings: problems.length });
  },
  details: ({ value }) => ({ warnings: value.warnings }),
});
