// The answer to whether a file is a published document.
import type { CannotReadDocument } from '#exchange/core';
import type { Added, PageDifference } from './compare-files.ts';
import type { VersionOf } from './documents.ts';

export type Verdict =
  /** The file that was locked, byte by byte. */
  | { readonly kind: 'locked'; readonly of: VersionOf; readonly newerVersion: number | null }
  /** The signed file that was brought back, byte by byte. */
  | { readonly kind: 'signed'; readonly of: VersionOf; readonly newerVersion: number | null }
  /** Every word and figure of the document, in a file that was never published. */
  | { readonly kind: 'sameText'; readonly of: VersionOf; readonly added: Added; readonly newerVersion: number | null }
  /** Much of the document, and not all of it as it was. */
  | {
      readonly kind: 'changed';
      readonly of: VersionOf;
      readonly differences: readonly PageDifference[];
      readonly count: number;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'cannotRead'; readonly why: CannotReadDocument };

/** Less of a document than this in a file is no trace of it. */
export const TRACE = 0.4;

/** Whether it is the published document as it holds today: the file itself, and no later version. */
export function isPublished(verdict: Verdict): boolean {
  return (verdict.kind === 'locked' || verdict.kind === 'signed') && verdict.newerVersion === null;
}
