// A file with counts, whatever its form: JSON with all that a package says, or a table with what was said beside it.
import { decodeText, foreignKind, readTable, type CannotReadSheet } from '#exchange/core';
import { accept, hasErrors, refuse, type Problem, type Result } from '#kernel';
import type { FollowUpPackage } from './package.ts';
import { readCountSheet, type SheetContext } from './read-counts.ts';
import { readPackagesJson, type CannotReadPackage } from './read-package.ts';

export type CannotReadPackageFile =
  | CannotReadPackage
  | { readonly kind: 'table'; readonly why: CannotReadSheet }
  /** A table does not say which days it counts. */
  | { readonly kind: 'periodMissing' }
  | { readonly kind: 'noCounts' }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly Problem[] };

export type ReadPackageFile = {
  readonly packages: readonly FollowUpPackage[];
  /** What was noticed in the table and stops nothing. */
  readonly problems: readonly Problem[];
};

const knownHeadings = ['insats', 'programme', 'mått', 'measure', 'antal', 'count', 'kvinnor', 'män', 'women', 'men'];

/** `context` is what a table does not say; null when nobody said it. JSON says everything itself and needs none. */
export function readPackageFile(
  bytes: Uint8Array,
  context: SheetContext | null,
): Result<ReadPackageFile, CannotReadPackageFile> {
  if (foreignKind(bytes) === 'json') {
    const read = readPackagesJson(decodeText(bytes).text);
    return read.ok ? accept({ packages: read.value, problems: [] }) : read;
  }
  const table = readTable(bytes, { knownHeadings });
  if (!table.ok) return refuse({ kind: 'table', why: table.refusal });
  if (context === null) return refuse({ kind: 'periodMissing' });
  const read = readCountSheet(table.value, context);
  const problems = [...table.value.problems, ...read.problems];
  if (hasErrors(problems)) return refuse({ kind: 'fileHasErrors', problems });
  return read.packages.length === 0 ? refuse({ kind: 'noCounts' }) : accept({ packages: read.packages, problems });
}
