// How far the sections of a report have come, and what is said about them. Nobody's figure, and never printed.
import type { Instant } from '#kernel';
import type { SectionText } from './annual/material.ts';
import type { ReportDocument } from './report-document.ts';

export const sectionStatuses = ['notBegun', 'draft', 'readyToRead', 'done'] as const;

export type SectionStatus = (typeof sectionStatuses)[number];

/** What was said of a section last, with the version of the text that it was said of. */
export type SectionWork = {
  readonly sectionId: string;
  readonly status: SectionStatus;
  /** A role, never a name. */
  readonly owner: string | null;
  readonly textVersion: number | null;
};

export type SectionState = {
  readonly status: SectionStatus;
  readonly owner: string | null;
  /** The text was changed after it was said to be ready or done. */
  readonly isChangedSince: boolean;
};

/** Until somebody says otherwise a section with a text is a draft, and its owner is the one that came with the text. */
export function stateOf(work: SectionWork | undefined, text: SectionText | undefined): SectionState {
  const hasText = (text?.markdown.trim() ?? '') !== '';
  if (!work) return { status: hasText ? 'draft' : 'notBegun', owner: text?.owner ?? null, isChangedSince: false };
  // Whoever began to write has begun, whatever the list says.
  const status = work.status === 'notBegun' && hasText ? 'draft' : work.status;
  const isSaidReady = status === 'readyToRead' || status === 'done';
  const isChangedSince = isSaidReady && (text?.version ?? null) !== work.textVersion;
  return { status, owner: work.owner, isChangedSince };
}

export type SectionComment = {
  readonly id: string;
  readonly sectionId: string;
  /** The comment that this one answers. */
  readonly answersId: string | null;
  readonly words: string;
  readonly textVersion: number | null;
  readonly writtenAt: Instant;
  readonly writtenBy: string;
  readonly resolvedAt: Instant | null;
  readonly resolvedBy: string | null;
};

export type CommentThread = SectionComment & { readonly answers: readonly SectionComment[] };

/** Open ones first, the oldest first in each; answers under what they answer. */
export function threadsOf(comments: readonly SectionComment[]): readonly CommentThread[] {
  const inOrder = comments.toSorted((a, b) => (a.writtenAt < b.writtenAt ? -1 : a.writtenAt > b.writtenAt ? 1 : 0));
  return inOrder
    .filter(({ answersId }) => answersId === null)
    .map((comment) => ({ ...comment, answers: inOrder.filter(({ answersId }) => answersId === comment.id) }))
    .toSorted((a, b) => Number(a.resolvedAt !== null) - Number(b.resolvedAt !== null));
}

/** Open comments by section; `elsewhere` are those whose section is not in the report any more. */
export function openComments(
  comments: readonly SectionComment[],
  document: Pick<ReportDocument, 'sections'>,
): { readonly bySection: ReadonlyMap<string, number>; readonly elsewhere: readonly SectionComment[] } {
  const open = comments.filter(({ answersId, resolvedAt }) => answersId === null && resolvedAt === null);
  const known = new Set(document.sections.map(({ id }) => id));
  const bySection = new Map<string, number>();
  for (const { sectionId } of open) bySection.set(sectionId, (bySection.get(sectionId) ?? 0) + 1);
  const elsewhere = comments.filter(({ sectionId, answersId }) => answersId === null && !known.has(sectionId));
  return { bySection, elsewhere };
}
