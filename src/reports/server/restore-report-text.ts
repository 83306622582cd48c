import { useCase } from '#access/server';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { addText, findText, listTextVersions, takeTurn } from './report-store.ts';
import { reportOf, SectionId } from './report-year.ts';
import type { CannotSaveText } from './save-report-text.ts';

export type CannotRestoreText = CannotSaveText | { readonly kind: 'noVersion'; readonly version: number };

/** Makes an earlier text of a section hold again, as its next version: the versions between stay. */
export const restoreReportText = useCase({
  permission: 'report.save',
  action: 'report.restoreText',
  input: v.object({
    ...reportOf,
    sectionId: SectionId,
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** The version that held when the reader chose. */
    basedOn: v.pipe(v.number(), v.integer()),
  }),
  async run({ tx, actor, now }, command): Promise<Result<{ sectionId: string; version: number }, CannotRestoreText>> {
    const { year, kind, sectionId, version, basedOn } = command;
    await takeTurn(tx, 'text');
    const wanted = (await listTextVersions(tx, command)).find((one) => one.version === version);
    const current = await findText(tx, command);
    if (!wanted || !current) return refuse({ kind: 'noVersion', version });
    if (wanted.markdown === current.markdown) return accept({ sectionId, version: current.version });
    if (current.version !== basedOn) {
      return refuse({ kind: 'changedMeanwhile', theirs: current.markdown, version: current.version });
    }
    const next = current.version + 1;
    const text = { year, kind, sectionId, markdown: wanted.markdown, owner: current.owner };
    await addText(tx, text, { version: next, savedAt: now, savedBy: actor.id });
    return accept({ sectionId, version: next });
  },
  details: ({ command, value }) => ({
    year: command.year,
    kind: command.kind,
    section: value.sectionId,
    restored: command.version,
    version: value.version,
  }),
});
