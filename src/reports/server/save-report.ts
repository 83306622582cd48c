import { useCase } from '#access/server';
import { accept, isIsoDate, refuse } from '#kernel';
import * as v from 'valibot';
import { addText, listTexts, saveHead, takeTurn } from './report-store.ts';

const Year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));

export const SignerInput = v.object({
  role: v.picklist(['chair', 'viceChair', 'boardMember']),
  appointedBy: v.string(),
});

/** Sets what stands on the cover: register number and day. */
export const saveReportHead = useCase({
  permission: 'report.save',
  input: v.object({
    year: Year,
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

export type CannotSaveText = {
  /** Somebody else saved the section meanwhile; both texts are needed to decide. */
  readonly kind: 'changedMeanwhile';
  readonly theirs: string;
  readonly version: number;
};

/** Saves a section's text as its next version. A text that is already there keeps its version. */
export const saveReportText = useCase({
  permission: 'report.save',
  input: v.object({
    year: Year,
    sectionId: v.pipe(v.string(), v.regex(/^[A-Za-z][\w.-]*$/), v.maxLength(100)),
    markdown: v.pipe(v.string(), v.maxLength(100_000)),
    owner: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(100))),
    /** The version that the author began from; null when there was none. Absent: whatever is there. */
    basedOn: v.optional(v.nullable(v.number())),
  }),
  async run({ tx, actor, now }, { basedOn, ...text }) {
    await takeTurn(tx, 'text');
    const current = (await listTexts(tx, text.year)).find(({ sectionId }) => sectionId === text.sectionId);
    if (basedOn !== undefined && basedOn !== (current?.version ?? null) && current?.markdown !== text.markdown) {
      return refuse<CannotSaveText>({
        kind: 'changedMeanwhile',
        theirs: current?.markdown ?? '',
        version: current?.version ?? 0,
      });
    }
    const isSame = current?.markdown === text.markdown && current.owner === text.owner;
    const version = isSame ? current.version : (current?.version ?? 0) + 1;
    if (!isSame) await addText(tx, text, { version, savedAt: now, savedBy: actor.id });
    return accept({ sectionId: text.sectionId, version, isChanged: !isSame });
  },
  details: ({ value, command }) => ({ year: command.year, section: value.sectionId, version: value.version }),
});
