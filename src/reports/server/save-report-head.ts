import { useCase } from '#access/server';
import { findLedgerPeriod } from '#finance/server';
import { accept, calendarYear, isIsoDate, refuse, type Result } from '#kernel';
import { halfYearSpan, isHalfYearDay, type CannotReadHalfYear } from '#reports/core';
import * as v from 'valibot';
import { saveHead } from './report-store.ts';
import { reportOf } from './report-year.ts';

export const SignerInput = v.object({
  role: v.picklist(['chair', 'viceChair', 'boardMember']),
  appointedBy: v.string(),
});

const Day = v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD'));

/** Sets what stands on the cover: register number and day; of a half-year report also the day that it tells of. */
export const saveReportHead = useCase({
  permission: 'report.save',
  input: v.object({
    ...reportOf,
    at: v.optional(v.nullable(Day), null),
    registerNumber: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(50))),
    datedOn: Day,
    signers: v.optional(v.nullable(v.array(SignerInput)), null),
  }),
  async run({ tx, actor, now }, head): Promise<Result<{ year: number; kind: string }, CannotReadHalfYear>> {
    const { at } = head;
    if (head.kind === 'halfYear' && at !== null) {
      const period = (await findLedgerPeriod(tx, head.year)) ?? calendarYear(head.year);
      if (!isHalfYearDay(period, at)) return refuse({ kind: 'notHalfYear', at, span: halfYearSpan(period) });
    }
    const { year, kind } = head;
    await saveHead(tx, { ...head, at: kind === 'halfYear' ? at : null }, { savedAt: now, savedBy: actor.id });
    return accept({ year, kind });
  },
  details: ({ value }) => value,
});
