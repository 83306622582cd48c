import { useCase } from '#access/server';
import { accept } from '#kernel';
import { sectionStatuses } from '#reports/core';
import * as v from 'valibot';
import { findText, saveSectionWork, takeTurn } from './report-store.ts';
import { reportOf, SectionId } from './report-year.ts';

/** Says how far a section has come and which role answers for it. The status is of the text as it is now. */
export const saveSectionState = useCase({
  permission: 'report.save',
  action: 'report.saveSection',
  input: v.object({
    ...reportOf,
    sectionId: SectionId,
    status: v.picklist(sectionStatuses),
    owner: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
  }),
  async run({ tx, actor, now }, work) {
    await takeTurn(tx, 'text');
    const textVersion = (await findText(tx, work))?.version ?? null;
    await saveSectionWork(tx, { ...work, textVersion }, { savedAt: now, savedBy: actor.id });
    return accept({ sectionId: work.sectionId, status: work.status });
  },
  details: ({ command, value }) => ({
    year: command.year,
    kind: command.kind,
    section: value.sectionId,
    status: value.status,
  }),
});
