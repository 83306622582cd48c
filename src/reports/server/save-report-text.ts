import { useCase } from '#access/server';
import { accept, refuse } from '#kernel';
import * as v from 'valibot';
import { addText, findText, takeTurn } from './report-store.ts';
import { reportOf, SectionId } from './report-year.ts';

export type CannotSaveText = {
  /** Somebody else saved the section meanwhile; both texts are needed to decide. */
  readonly kind: 'changedMeanwhile';
  readonly theirs: string;
  readonly version: number;
};

const entries = {
  ...reportOf,
  sectionId: SectionId,
  markdown: v.pipe(v.string(), v.maxLength(100_000)),
};

/** Saves a section's text as its next version. A text that is already there keeps its version. */
export const saveReportText = useCase({
  permission: 'report.save',
  input: v.object({
    ...entries,
    /** The role that comes with the text; absent: the one that is there. */
    owner: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(100)))),
    /** The version that the author began from; null when there was none. Absent: whatever is there. */
    basedOn: v.optional(v.nullable(v.number())),
  }),
  async run({ tx, actor, now }, { basedOn, ...written }) {
    await takeTurn(tx, 'text');
    const current = await findText(tx, written);
    const text = { ...written, owner: written.owner === undefined ? (current?.owner ?? null) : written.owner };
    const isMoved = basedOn !== undefined && basedOn !== (current?.version ?? null);
    if (isMoved && current?.markdown !== text.markdown) return refuse(changedMeanwhile(current));
    const isSame = current?.markdown === text.markdown && current.owner === text.owner;
    const version = isSame ? current.version : (current?.version ?? 0) + 1;
    if (!isSame) await addText(tx, text, { version, savedAt: now, savedBy: actor.id });
    return accept({ sectionId: text.sectionId, version, isChanged: !isSame });
  },
  details: ({ value, command }) => ({
    year: command.year,
    kind: command.kind,
    section: value.sectionId,
    version: value.version,
  }),
});

/**
 * After two have written at once, the second lets the text of the first hold: her own becomes a version, and the first's
 * the version after it, so that both stay.
 */
export const setTextAside = useCase({
  permission: 'report.save',
  action: 'report.setTextAside',
  input: v.object({ ...entries, theirVersion: v.nullable(v.number()) }),
  async run({ tx, actor, now }, { theirVersion, ...mine }) {
    await takeTurn(tx, 'text');
    const current = await findText(tx, mine);
    if ((current?.version ?? null) !== theirVersion) return refuse(changedMeanwhile(current));
    const { markdown = '', owner = null, version: theirs = 0 } = current ?? {};
    if (markdown === mine.markdown) return accept({ sectionId: mine.sectionId, version: theirs });
    const saved = { savedAt: now, savedBy: actor.id };
    await addText(tx, { ...mine, owner }, { version: theirs + 1, ...saved });
    await addText(tx, { ...mine, markdown, owner }, { version: theirs + 2, ...saved });
    return accept({ sectionId: mine.sectionId, version: theirs + 2 });
  },
  details: ({ value, command }) => ({
    year: command.year,
    kind: command.kind,
    section: value.sectionId,
    version: value.version,
  }),
});

function changedMeanwhile(current: Awaited<ReturnType<typeof findText>>): CannotSaveText {
  return { kind: 'changedMeanwhile', theirs: current?.markdown ?? '', version: current?.version ?? 0 };
}
