// One row a programme: Insats, Kvinnor, Män, Varav nya, Avslutade, Arbete, Studier, Arb.rehab, Sjukdom, Annat skäl.
import type { SheetRow } from '#exchange/core';
import type { PackageCount } from './package.ts';
import { findColumn, PROGRAMME_COLUMNS, readWholeNumber, rowError, type RowCounts } from './count-row.ts';
import type { Dimensions, Measure } from './vocabulary.ts';

type WideColumn = { readonly names: readonly string[]; readonly measure: Measure; readonly dimensions: Dimensions };

const COLUMNS: readonly WideColumn[] = [
  { names: ['kvinnor', 'women'], measure: 'participants', dimensions: { sex: 'female' } },
  { names: ['män', 'men'], measure: 'participants', dimensions: { sex: 'male' } },
  { names: ['totalt', 'total', 'deltagare'], measure: 'participants', dimensions: {} },
  { names: ['varav nya', 'nya', 'new'], measure: 'new', dimensions: {} },
  { names: ['avslutade', 'exited'], measure: 'exited', dimensions: {} },
  reason(['arbete', 'work'], 'work'),
  reason(['arbete utan subvention', 'arbete utan subv'], 'workUnsubsidised'),
  reason(['arbete med subvention', 'arbete med subv'], 'workSubsidised'),
  reason(['studier', 'studies'], 'studies'),
  reason(
    ['arb.rehab', 'arbetslivsinriktad rehabilitering', 'fortsatt arbetslivsinriktad rehabilitering'],
    'continuedRehabilitation',
  ),
  reason(['sjukdom', 'illness'], 'illness'),
  reason(['egen begäran'], 'ownRequest'),
  reason(['åter remittent', 'åter till remittent'], 'backToReferrer'),
  reason(['annat skäl', 'annat', 'other'], 'other'),
  { names: ['kö', 'queue'], measure: 'queue', dimensions: {} },
];

export function hasWideColumns(header: readonly string[]): boolean {
  return findColumn(header, ['kvinnor', 'women']) !== null && findColumn(header, ['män', 'men']) !== null;
}

/** Counts of one row; a total row is skipped, since totals follow from the programmes. */
export function readWideRow(row: SheetRow, header: readonly string[]): RowCounts {
  const programme = String(row.cells[findColumn(header, PROGRAMME_COLUMNS) ?? header[0] ?? ''] ?? '').trim();
  if (programme === '') return bad(row, 'no-programme', 'The row names no programme.');
  if (/^(?:totalt?|summa)$/i.test(programme)) {
    const message = 'The total row was not read: totals are computed from the programmes.';
    return {
      programme,
      counts: [],
      problems: [{ severity: 'info', code: 'total-row-skipped', line: row.line, message }],
    };
  }
  const counts: PackageCount[] = [];
  for (const column of COLUMNS) {
    const name = findColumn(header, column.names);
    if (name === null) continue;
    const count = readWholeNumber(row.cells[name]);
    if (count === 'notANumber') {
      return bad(row, 'not-a-whole-number', `"${String(row.cells[name])}" under ${name} is not a whole number.`);
    }
    if (count !== null) counts.push({ measure: column.measure, dimensions: column.dimensions, count });
  }
  return { programme, counts, problems: [] };
}

function reason(names: readonly string[], exitReason: string): WideColumn {
  return { names, measure: 'exited', dimensions: { exitReason } };
}

function bad(row: SheetRow, code: string, message: string): RowCounts {
  return { programme: '', counts: [], problems: [rowError(row.line, code, message)] };
}
