// Tables of a programme that reports and screens show alike.
import { formatCount, NOT_REPORTED, type Cell, type TableModel, type TableRow } from '#design/core';
import type { Programme, StaffingRow } from './programme.ts';

/** Who staffs the programme: employer and role, full-time posts, remark. No total: rows may differ in time. */
export function staffingTable(programme: Programme): TableModel {
  return {
    id: `staffing.${programme.slug}`,
    caption: `Bemanning i ${programme.name} per arbetsgivare`,
    labelHeading: 'Arbetsgivare',
    columns: [
      { id: 'role', label: 'Roll', kind: 'text' },
      { id: 'fullTimePosts', label: 'Heltider', kind: 'count' },
      { id: 'note', label: 'Anmärkning', kind: 'text' },
    ],
    rows: programme.staffing.map(staffingRow),
  };
}

function staffingRow(row: StaffingRow, index: number): TableRow {
  const share = row.shareOfFullTime;
  return {
    id: `row${index + 1}`,
    label: row.employer,
    role: 'row',
    cells: [
      textCell(row.role),
      { value: share, text: share === null ? NOT_REPORTED : formatCount(share) },
      textCell(row.note ?? ''),
    ],
  };
}

function textCell(text: string): Cell {
  return { value: null, text };
}
