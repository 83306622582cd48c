// From a table that somebody typed, pasted or exported to packages. Two forms are understood: one row a programme as
// the annual report prints it (wide), and one row a count (long). Nothing is dropped: what is not understood is said.
import type { SheetRows } from '#exchange/core';
import { slug, type IsoDate, type Problem } from '#kernel';
import { findColumn } from './count-row.ts';
import { readLongRow } from './read-long.ts';
import type { FollowUpPackage, PackageCount } from './package.ts';
import { hasWideColumns, readWideRow } from './read-wide.ts';

/** What the sheet itself does not say about its counts. */
export type SheetContext = Pick<
  FollowUpPackage,
  'association' | 'countingUnit' | 'definitions' | 'source' | 'decision'
> & {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Slug by the name in the table, for names that do not make the slug by themselves. */
  readonly programmes?: Readonly<Record<string, string>>;
};

export type ReadPackages = { readonly packages: readonly FollowUpPackage[]; readonly problems: readonly Problem[] };

/**
 * Version 1 of one package a programme. Codes: `no-count-columns`, `not-a-whole-number`, `unknown-measure`,
 * `unknown-value`, `no-programme` (errors); `total-row-skipped`, `unknown-column` (info, warning). A row with an
 * error gives no counts; the caller saves nothing while there are errors.
 */
export function readCountSheet(sheet: SheetRows, context: SheetContext): ReadPackages {
  const isWide = hasWideColumns(sheet.header);
  const isLong = findColumn(sheet.header, ['measure', 'mått', 'matt']) !== null;
  if (!isWide && !isLong) return { packages: [], problems: [noColumns(sheet.header)] };
  const read = sheet.rows.map((row) => (isLong ? readLongRow(row, sheet.header) : readWideRow(row, sheet.header)));
  const byProgramme = new Map<string, PackageCount[]>();
  for (const { programme, counts } of read) {
    if (counts.length === 0) continue;
    const name = context.programmes?.[programme] ?? slug(programme);
    byProgramme.set(name, [...(byProgramme.get(name) ?? []), ...counts]);
  }
  const { programmes: _, ...shared } = context;
  return {
    packages: [...byProgramme].map(([programme, measures]) => ({
      ...shared,
      programme,
      version: 1,
      correctionReason: null,
      measures,
    })),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function noColumns(header: readonly string[]): Problem {
  return {
    severity: 'error',
    code: 'no-count-columns',
    line: null,
    message: `No columns of counts among: ${header.join(', ')}. Expected a column "measure", or "Kvinnor" and "Män".`,
  };
}
