import { useCase } from '#access/server';
import { accept, isIsoDate } from '#kernel';
import * as v from 'valibot';
import { saveHead } from './report-store.ts';
import { ReportYear } from './report-year.ts';

export const SignerInput = v.object({
  role: v.picklist(['chair', 'viceChair', 'boardMember']),
  appointedBy: v.string(),
});

/** Sets what stands on the cover: register number and day. */
export const saveReportHead = useCase({
  permission: 'report.save',
  input: v.object({
    year: ReportYear,
    registerNumber: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(50))),
    datedOn: v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD')),
    signers: v.optional(v.nullable(v.array(SignerInput)), null),
  }),
  async run({ tx, actor, now }, head) {
    await saveHead(tx, head, { savedAt: now, savedBy: actor.id });
    return accept({ year: head.year });
  },
  details: ({ value }) => value,
});
