import { useCase } from '#access/server';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { addComment, findComment, findText, settleComment } from './report-store.ts';
import { reportOf, SectionId } from './report-year.ts';

export type CannotComment =
  /** There is no such comment in this section of this year. */
  { readonly kind: 'noComment' };

/** Says something about a section, or answers what somebody said. `id` comes with the form: sent twice it is one comment. */
export const commentOnSection = useCase({
  permission: 'report.comment',
  input: v.object({
    id: v.pipe(v.string(), v.uuid()),
    ...reportOf,
    sectionId: SectionId,
    answersId: v.optional(v.nullable(v.pipe(v.string(), v.uuid())), null),
    words: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000)),
  }),
  async run({ tx, actor, now }, comment): Promise<Result<{ id: string; sectionId: string }, CannotComment>> {
    const { id, year, kind, sectionId, answersId } = comment;
    if (answersId !== null) {
      const answered = await findComment(tx, answersId);
      const isHere =
        answered?.year === year &&
        answered.kind === kind &&
        answered.sectionId === sectionId &&
        answered.answersId === null;
      if (!isHere) return refuse({ kind: 'noComment' });
    }
    const textVersion = (await findText(tx, comment))?.version ?? null;
    await addComment(tx, { ...comment, textVersion, writtenAt: now, writtenBy: actor.id });
    return accept({ id, sectionId });
  },
  details: ({ command, value }) => ({
    year: command.year,
    kind: command.kind,
    section: value.sectionId,
    comment: value.id,
  }),
});

/** Settles a comment, or opens it again. One that is settled already keeps who did it. */
export const settleSectionComment = useCase({
  permission: 'report.comment',
  action: 'report.settleComment',
  input: v.object({ id: v.pipe(v.string(), v.uuid()), isResolved: v.boolean() }),
  async run(
    { tx, actor, now },
    { id, isResolved },
  ): Promise<Result<{ id: string; isResolved: boolean }, CannotComment>> {
    const comment = await findComment(tx, id);
    if (!comment || comment.answersId !== null) return refuse({ kind: 'noComment' });
    if ((comment.resolvedAt !== null) !== isResolved)
      await settleComment(tx, id, isResolved ? { resolvedAt: now, resolvedBy: actor.id } : null);
    return accept({ id, isResolved });
  },
  details: ({ value }) => ({ comment: value.id, isResolved: value.isResolved }),
});
