import { useCase } from '#access/server';
import { keepPublished } from '#followup/server';
import { accept, type Result } from '#kernel';
import { lockReport, type CannotLock, type CannotReadReport, type ReportKind } from '#reports/core';
import * as v from 'valibot';
import { isTold, loadReport } from './load-report.ts';
import { reportOf } from './report-year.ts';
import { addLock, takeTurn } from './report-store.ts';

/** Freezes the report of a year as its next version. What changes in the books afterwards does not change it. */
export const lockReportVersion = useCase({
  permission: 'report.lock',
  input: v.object({
    ...reportOf,
    explanation: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000))), null),
  }),
  async run(
    { tx, space, actor, now },
    { year, kind, explanation },
  ): Promise<Result<{ year: number; kind: ReportKind; version: number }, CannotLock | CannotReadReport>> {
    await takeTurn(tx, 'lock');
    const loaded = await loadReport(tx, space, { year, kind });
    if (!loaded.ok) return loaded;
    const { document, findings } = loaded.value;
    const locked = lockReport({ ...loaded.value, explanation });
    if (!locked.ok) return locked;
    const { version } = locked.value;
    const { at } = loaded.value.finance.statements;
    await keepPublished(tx, { isWanted: (one) => isTold(one, { year, at }), publishedAt: now });
    await addLock(tx, { year, kind, version, explanation, document, findings, lockedAt: now, lockedBy: actor.id });
    return accept({ year, kind, version });
  },
  details: ({ value }) => value,
});
