// A review as tables: for a workbook that an office or an auditor goes on with, and for the printed sheet.
import {
  amountCell,
  countCell,
  formatCount,
  formatPercent,
  type Cell,
  type TableModel,
  type TableRow,
  textCell,
  writeNumber,
} from '#design/core';
import type { TableUnit } from '../report-under-control.ts';
import { rules } from '../rule-list.ts';
import type { Review, ReviewedTable, ReviewFinding } from './review-types.ts';

export type ReviewToShow = Omit<Review, 'report'>;

/** Findings, roundings, what was not read, and every table as it was read. */
export function reviewTables(review: ReviewToShow): TableModel[] {
  return [
    findingsTable('fynd', 'Fynd', review.findings),
    ...(review.doubtful.length > 0 ? [findingsTable('osakra', 'Läsningen är osäker', review.doubtful)] : []),
    ...(review.roundings.length > 0
      ? [findingsTable('avrundningar', 'Avrundningar, inga fel', review.roundings)]
      : []),
    ...(review.unread.length > 0 ? [unreadTable(review)] : []),
    ...understood(review).map(readTable),
  ];
}

/** Tables that some rule knows. */
export function understood(review: ReviewToShow): readonly ReviewedTable[] {
  return review.tables.filter((table) => table.controlId !== null);
}

export function findingsTable(id: string, caption: string, findings: readonly ReviewFinding[]): TableModel {
  return {
    id,
    caption,
    labelHeading: 'Vad',
    columns: [
      { id: 'sida', label: 'Sida', kind: 'count' },
      { id: 'rad', label: 'Rad', kind: 'count' },
      { id: 'mening', label: 'Fynd', kind: 'text' },
      { id: 'ena', label: 'Ena talet', kind: 'amount' },
      { id: 'andra', label: 'Andra talet', kind: 'amount' },
      { id: 'skillnad', label: 'Skillnad', kind: 'amount' },
      { id: 'enhet', label: 'Enhet', kind: 'text' },
      { id: 'slag', label: 'Varför', kind: 'text' },
    ],
    rows: findings.map((finding, index): TableRow => ({
      id: `${id}-${index + 1}`,
      label: rules[finding.rule].title,
      role: 'row',
      cells: [
        finding.page === null ? textCell('') : countCell(finding.page),
        finding.line === null ? textCell('') : countCell(finding.line),
        textCell(finding.sentence),
        numberCell(finding.left, finding.unit),
        numberCell(finding.right, finding.unit),
        numberCell(finding.difference, finding.unit),
        textCell(unitWords[finding.unit]),
        textCell(finding.natureText),
      ],
    })),
  };
}

const unitWords: Readonly<Record<TableUnit, string>> = { kr: 'kr', tkr: 'tkr', count: 'antal', percent: '%' };

function numberCell(value: number | null, unit: TableUnit): Cell {
  if (value === null) return textCell('');
  if (unit === 'percent') return { value, text: formatPercent(value / 100, Number.isInteger(value) ? 0 : 1) };
  return Number.isInteger(value) ? amountCell(value) : { value, text: writeNumber(value, 2) };
}

function unreadTable(review: ReviewToShow): TableModel {
  return {
    id: 'olasta',
    caption: 'Gick inte att läsa',
    labelHeading: 'Vad',
    columns: [
      { id: 'sida', label: 'Sida', kind: 'count' },
      { id: 'rad', label: 'Rad', kind: 'count' },
    ],
    rows: review.unread.map(({ what, page, line }, index): TableRow => ({
      id: `olast-${index + 1}`,
      label: what,
      role: 'row',
      cells: [page === null ? textCell('') : countCell(page), line === null ? textCell('') : countCell(line)],
    })),
  };
}

/** A table as it was read, with the page and line of each row. */
export function readTable(table: ReviewedTable): TableModel {
  return {
    id: table.id,
    caption: table.caption,
    labelHeading: 'Rad',
    columns: [
      ...table.columns.map((label, index) => ({
        id: `k${index + 1}`,
        label: label === '' ? `Kolumn ${index + 1}` : label,
        kind: 'amount' as const,
      })),
      { id: 'plats', label: table.page === null ? 'Rad i filen' : 'Sida och rad', kind: 'text' as const },
    ],
    rows: table.rows.map((row, index): TableRow => ({
      id: `${table.id}-${index}`,
      label: row.label === '' ? '–' : row.label,
      role: 'row',
      cells: [
        ...row.cells.map((cell): Cell =>
          cell.value === null ? textCell(cell.text) : { value: cell.value, text: shownValue(cell.value) },
        ),
        textCell(row.page === null ? String(row.line) : `${row.page}:${row.line}`),
      ],
    })),
  };
}

export function shownValue(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : writeNumber(value, Number.isInteger(value * 10) ? 1 : 2);
}
