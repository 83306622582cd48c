import { useCase } from '#access/server';
import {
  checkReport,
  packageOfReport,
  stateAfter,
  type CannotMove,
  type CannotReceivePackage,
  type ReportProblem,
} from '#followup/core';
import { formatPeriod } from '#design/core';
import { accept, refuse, type Problem, type Result } from '#kernel';
import * as v from 'valibot';
import { findLatestPackage } from '../package-store.ts';
import { orgNumberOf, receivePackage } from '../receive-package.ts';
import type { NoSuchReport } from './manage-report.ts';
import { addEvent, currentValues, removeDrafts, setState, takeReport } from './report-store.ts';

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

export type AcceptedReport = {
  readonly report: string;
  readonly programme: string;
  readonly version: number;
  readonly problems: readonly Problem[];
};

export type CannotAcceptReport =
  | NoSuchReport
  | CannotMove
  | CannotReceivePackage
  | { readonly kind: 'notReady'; readonly problems: readonly ReportProblem[] };

/** Accepts a sent report: its counts become the programme's package of the period, its texts the appendix. */
export const acceptReport = useCase({
  permission: 'followup.report.manage',
  action: 'followup.report.accept',
  input: v.object({
    report: v.pipe(v.string(), v.uuid()),
    /** Why the counts differ from those that are saved already; needed when they do. */
    reason: v.optional(v.nullable(text(1000)), null),
    /** Why small counts may be printed as they are. */
    decision: v.optional(v.nullable(v.object({ reference: text(200), text: text(1000) })), null),
  }),
  async run(context, { report: id, reason, decision }): Promise<Result<AcceptedReport, CannotAcceptReport>> {
    const { tx, space, now, newId, actor } = context;
    const report = await takeReport(tx, id);
    if (!report) return refuse({ kind: 'noSuchReport' });
    const next = stateAfter(report.state, 'accept');
    if (!next.ok) return next;
    const values = await currentValues(tx, id);
    const errors = checkReport(report.form, values).filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return refuse({ kind: 'notReady', problems: errors });
    const { programme, from, to } = report;
    const latest = await findLatestPackage(tx, { programme, from, to });
    const made = packageOfReport(report.form, values, {
      association: await orgNumberOf(tx, space.id),
      programme,
      period: { from, to },
      version: (latest?.version ?? 0) + 1,
      correctionReason: latest ? reason : null,
      decision: decision ? { decidedOn: null, ...decision } : (latest?.decision ?? null),
      source: `Insatsrapport för ${formatPeriod({ from, to })}, lämnad av insatsen.`,
    });
    const received = await receivePackage(context, made);
    // Only texts were changed since it was accepted last: the package stays as it is.
    const isUnchanged = !received.ok && received.refusal.kind === 'nothingChanged';
    if (!received.ok && !isUnchanged) return received;
    const version = received.ok ? received.value.version : (latest?.version ?? 1);
    await setState(tx, id, { state: next.value, acceptedAt: now, acceptedValues: values, packageVersion: version });
    await removeDrafts(tx, id);
    await addEvent(tx, { id: newId(), reportId: id, kind: 'accepted', text: reason ?? '', at: now, by: actor.id });
    return accept({ report: id, programme, version, problems: received.ok ? received.value.problems : [] });
  },
  details: ({ value }) => ({ report: value.report, programme: value.programme, version: value.version }),
});
