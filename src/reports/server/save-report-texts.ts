import { useCase } from '#access/server';
import { accept, type Result } from '#kernel';
import { listProgrammes } from '#programmes/server';
import { acceptTexts, type CannotSaveTexts, type SavedText } from '#reports/core';
import * as v from 'valibot';
import { reportOf } from './report-year.ts';
import { addText, changeSectionOwner, listTexts, takeTurn } from './report-store.ts';

/** Saves the texts of several sections, all or none, whatever was there before; a changed one is a new version. */
export const saveReportTexts = useCase({
  permission: 'report.save',
  action: 'report.saveTexts',
  input: v.object({
    ...reportOf,
    texts: v.pipe(
      v.array(
        v.object({
          sectionId: v.pipe(v.string(), v.maxLength(100)),
          markdown: v.pipe(v.string(), v.maxLength(100_000)),
          owner: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(100))),
        }),
      ),
      v.minLength(1),
    ),
  }),
  async run({ tx, actor, now }, { year, kind, texts }): Promise<Result<readonly SavedText[], CannotSaveTexts>> {
    await takeTurn(tx, 'text');
    const programmes = (await listProgrammes(tx)).map(({ slug }) => slug);
    const before = await listTexts(tx, { year, kind });
    const accepted = acceptTexts(texts, { kind, saved: before, programmes });
    if (!accepted.ok) return accepted;
    const saved = { savedAt: now, savedBy: actor.id };
    const ownerBefore = new Map(before.map(({ sectionId, owner }) => [sectionId, owner]));
    for (const { isChanged, version, ...text } of accepted.value) {
      if (isChanged) await addText(tx, { year, kind, ...text }, { version, ...saved });
      // An owner that is new with the file holds over the one said in the workshop; an unchanged one says nothing.
      const isNewOwner = text.owner !== (ownerBefore.get(text.sectionId) ?? null);
      if (isNewOwner) await changeSectionOwner(tx, { year, kind, ...text }, saved);
    }
    return accept(accepted.value.map(({ sectionId, version, isChanged }) => ({ sectionId, version, isChanged })));
  },
  details: ({ command, value }) => ({
    year: command.year,
    kind: command.kind,
    sections: value.length,
    changed: value.filter(({ isChanged }) => isChanged).length,
  }),
});
