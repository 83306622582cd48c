import { useCase } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { addText, findText, takeTurn } from './report-store.ts';
import { reportOf, SectionId } from './report-year.ts';

/**
 * Puts a text last in a section, as its next version. A paragraph that stands there already is not put in again, nor is one that
 * begins as a line there does: that is an earlier wording, which somebody may have changed by hand.
 */
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
    const lines = new Set(before.split('\n'));
    const paragraphs = markdown.split(/\n{2,}/).filter((one) => !before.includes(one));
    const added = paragraphs.filter((one) => !lines.has(one.split('\n', 1)[0] ?? ''));
    const hasEarlier = added.length < paragraphs.length;
    if (added.length === 0) return accept({ version: current?.version ?? 0, isChanged: false, hasEarlier });
    const text = { ...of, owner: current?.owner ?? null, markdown: [before, ...added].filter(Boolean).join('\n\n') };
    const version = (current?.version ?? 0) + 1;
    await addText(tx, text, { version, savedAt: now, savedBy: actor.id });
    return accept({ version, isChanged: true, hasEarlier });
  },
  details: ({ value, command }) => ({
    year: command.year,
    kind: command.kind,
    section: command.sectionId,
    version: value.version,
  }),
});
