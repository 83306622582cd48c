import { useCase } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { addText, findText, takeTurn } from './report-store.ts';
import { reportOf, SectionId } from './report-year.ts';

/** Puts a text last in a section, as its next version; a text that stands there already is not put in again. */
export const addToSection = useCase({
  permission: 'report.save',
  action: 'report.addToSection',
  input: v.object({
    ...reportOf,
    sectionId: SectionId,
    markdown: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(50_000)),
  }),
  async run({ tx, actor, now }, { markdown, ...of }) {
    await takeTurn(tx, 'text');
    const current = await findText(tx, of);
    const before = current?.markdown.trimEnd() ?? '';
    if (before.includes(markdown)) return accept({ version: current?.version ?? 0, isChanged: false });
    const text = { ...of, owner: current?.owner ?? null, markdown: [before, markdown].filter(Boolean).join('\n\n') };
    const version = (current?.version ?? 0) + 1;
    await addText(tx, text, { version, savedAt: now, savedBy: actor.id });
    return accept({ version, isChanged: true });
  },
  details: ({ value, command }) => ({
    year: command.year,
    kind: command.kind,
    section: command.sectionId,
    version: value.version,
  }),
});
