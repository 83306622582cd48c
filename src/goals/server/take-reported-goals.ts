import { useCase } from '#access/server';
import { formatPeriod } from '#design/core';
import { reportedGoals } from '#followup/core';
import { findAcceptedReport } from '#followup/server';
import { isSameGoal, withReported } from '#goals/core';
import { accept, refuse, yearOf, type Result } from '#kernel';
import * as v from 'valibot';
import { listGoals, saveGoal } from './goal-store.ts';

export type CannotTakeGoals = { readonly kind: 'notAccepted' } | { readonly kind: 'noGoals' };

/** Puts what an accepted programme report says of goals into the programme's goals of that year. */
export const takeReportedGoals = useCase({
  permission: 'goals.save',
  action: 'goals.takeReported',
  input: v.object({ report: v.pipe(v.string(), v.uuid()) }),
  async run({ tx }, { report: id }): Promise<Result<{ readonly changed: number }, CannotTakeGoals>> {
    const report = await findAcceptedReport(tx, id);
    if (!report) return refuse({ kind: 'notAccepted' });
    const period = { from: report.from, to: report.to };
    const source = `Insatsrapport för ${formatPeriod(period)}, lämnad av insatsen.`;
    const goals = (await listGoals(tx)).filter(
      ({ programme, to }) => programme === report.programme && yearOf(to) === yearOf(report.to),
    );
    const reported = reportedGoals(report.form, report.values);
    const told = goals.flatMap((goal, position) => {
      const about = reported.find((one) => one.goal === goal.id);
      return about ? [{ position, before: goal, goal: withReported(goal, about, { period, source }) }] : [];
    });
    if (told.length === 0) return refuse({ kind: 'noGoals' });
    const changed = told.filter(({ before, goal }) => !isSameGoal(before, goal));
    for (const { goal, before, position } of changed) {
      await saveGoal(tx, { goal, position, version: (before.version ?? 0) + 1 });
    }
    return accept({ changed: changed.length });
  },
  details: ({ command, value }) => ({ report: command.report, changed: value.changed }),
});
