// From a table that somebody typed, pasted or exported to packages. Two forms are understood: one row a programme as
// the annual report prints it (wide), and one row a count (long). Nothing is dropped: what is not understood is said.
import type { SheetRows } from '#exchange/core';
import { slug, type IsoDate, type Problem } from '#kernel';
import { findColumn, PROGRAMME_COLUMNS } from './count-row.ts';
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
  /** Slug of the one programme that the table counts: it then needs no column of programmes. */
  readonly programme?: string;
};

export type ReadPackages = { readonly packages: readonly FollowUpPackage[]; readonly problems: readonly Problem[] };

/**
 * Version 1 of one package a programme. Codes: `no-count-columns`, `not-a-whole-number`, `unknown-measure`,
 * `unknown-value`, `no-programme`, `other-programme` (errors); `total-row-skipped`, `unknown-column` (info, warning). A row with an
 * error gives no counts; the caller saves nothing while there are errors.
 */
export function readCountSheet(sheet: SheetRows, context: SheetContext): ReadPackages {
  const isWide = hasWideColumns(sheet.header);
  const isLong = findColumn(sheet.header, ['measure', 'mått', 'matt']) !== null;
  if (!isWide && !isLong) return { packages: [], problems: [noColumns(sheet.header)] };
  const { header, rows } = context.programme === undefined ? sheet : withProgramme(sheet, context.programme);
  const read = rows.map((row) => (isLong ? readLongRow(row, header) : readWideRow(row, header)));
  const slugOf = (name: string): string => context.programmes?.[name] ?? slug(name);
  const byProgramme = new Map<string, PackageCount[]>();
  const others: Problem[] = [];
  for (const [index, { programme, counts }] of read.entries()) {
    if (counts.length === 0) continue;
    const name = slugOf(programme);
    if (context.programme !== undefined && name !== context.programme) {
      others.push(otherProgramme({ line: rows[index]?.line ?? 0, found: programme, wanted: context.programme }));
    }
    byProgramme.set(name, [...(byProgramme.get(name) ?? []), ...counts]);
  }
  const { programmes: _, programme: __, ...shared } = context;
  return {
    packages: [...byProgramme].map(([programme, measures]) => ({
      ...shared,
      programme,
      version: 1,
      correctionReason: null,
      measures,
    })),
    problems: [...read.flatMap(({ problems }) => problems), ...others],
  };
}

/** The sheet with a column of programmes, when it has none. */
function withProgramme(sheet: SheetRows, programme: string): SheetRows {
  if (findColumn(sheet.header, PROGRAMME_COLUMNS) !== null) return sheet;
  const [column = ''] = PROGRAMME_COLUMNS;
  const rows = sheet.rows.map(({ line, cells }) => ({ line, cells: { ...cells, [column]: programme } }));
  return { header: [...sheet.header, column], rows };
}

function otherProgramme({ line, found, wanted }: { line: number; found: string; wanted: string }): Problem {
  return {
    severity: 'error',
    code: 'other-programme',
    line,
    message: `The row is about ${found}, but the table was said to be of ${wanted}.`,
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
