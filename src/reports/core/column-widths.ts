// Widths of a table's columns, for forms that want them stated. Estimated from letters, since a pure function has no
// font to measure with; the estimate errs on the wide side.
import type { Column, ColumnKind, TableModel } from '#design/core';

/** From this many columns on a table is set in smaller type, so that whole words fit its head. */
const DENSE_FROM_COLUMNS = 7;

/** A longer head is broken even when there is room for it in one line. */
const LONGEST_HEAD_MM = 45;

type Measure = { readonly letterMm: number; readonly paddingMm: number; readonly leastLabelMm: number };

/** 9.5 point Source Sans 3, and 8.5 point for dense tables. A digit is a little narrower than a bold letter. */
const ROOMY: Measure = { letterMm: 1.8, paddingMm: 5, leastLabelMm: 38 };
const DENSE: Measure = { letterMm: 1.58, paddingMm: 2.6, leastLabelMm: 28 };

const LEAST_MM = {
  amount: 17,
  count: 10,
  percent: 12,
  date: 20,
  reference: 10,
  text: 20,
} satisfies Record<ColumnKind, number>;

/** A text column whose longest text is shorter than this is set in one line. */
const SHORT_TEXT_LETTERS = 24;

/** Tables up to this many estimated lines, about half a page, are not broken over pages. */
export const KEPT_TOGETHER_LINES = 24;

/** Columns grow to this when there is room, so that small tables of one report get alike columns. */
const COMFORTABLE_MM = {
  amount: 27,
  count: 20,
  percent: 20,
  date: 24,
  reference: 12,
  text: 20,
} satisfies Record<ColumnKind, number>;

/** Whether the table has so many columns that it needs the smaller type. */
export function isDense(table: TableModel): boolean {
  return table.columns.length >= DENSE_FROM_COLUMNS;
}

/**
 * Millimetres for the label column and then for each column, together `totalMm`. First every column gets what its
 * longest word or number needs, then the labels what they need in one line, then heads in one line and comfort; text
 * columns share the rest with the labels.
 */
export function columnWidths(table: TableModel, totalMm: number): number[] {
  const measure = isDense(table) ? DENSE : ROOMY;
  const least = table.columns.map((column, index) => leastMm(column, textsOf(table, index), measure));
  if (table.columns.some((column) => column.kind === 'text'))
    return sharedWithText(table, { least, totalMm, measure });
  const labelLeastMm = Math.max(measure.leastLabelMm, longestWord(table.labelHeading) * measure.letterMm);
  const squeezed = sum(least) > totalMm - labelLeastMm ? (totalMm - labelLeastMm) / sum(least) : 1;
  const widths = least.map((width) => width * squeezed);
  const labelWantedMm = Math.min(totalMm / 2, longestLabel(table) * measure.letterMm * 0.93 + measure.paddingMm);
  let spareMm = totalMm - sum(widths) - Math.max(labelLeastMm, labelWantedMm);
  const wanted = table.columns.map((column, index) =>
    Math.max(0, comfortableMm(column, measure) - (widths[index] ?? 0)),
  );
  const growth = sum(wanted) > 0 ? Math.min(1, Math.max(0, spareMm) / sum(wanted)) : 0;
  const grown = widths.map((width, index) => width + (wanted[index] ?? 0) * growth);
  spareMm = totalMm - sum(grown);
  return [spareMm, ...grown];
}

/** Lines of text that the table's body takes at these widths: to judge whether it fits on a page. */
export function estimatedLines(table: TableModel, widthsMm: readonly number[]): number {
  const { letterMm } = isDense(table) ? DENSE : ROOMY;
  const linesOf = (text: string, widthMm: number) =>
    Math.max(1, Math.ceil((text.length * letterMm * 0.93) / widthMm));
  return sum(
    table.rows.map((row) =>
      Math.max(
        linesOf(row.label, widthsMm[0] ?? 1),
        ...row.cells.map((cell, index) => linesOf(cell.text, widthsMm[index + 1] ?? 1)),
      ),
    ),
  );
}

export function isNumeric(column: Column): boolean {
  return column.kind === 'amount' || column.kind === 'count' || column.kind === 'percent';
}

/** Labels and long texts share what numbers leave, by how much they have to say, none less than a fifth of it. */
function sharedWithText(
  table: TableModel,
  room: { least: readonly number[]; totalMm: number; measure: Measure },
): number[] {
  const isLong = table.columns.map(
    (column, index) => column.kind === 'text' && longest(textsOf(table, index)) > SHORT_TEXT_LETTERS,
  );
  const shares = 1 + isLong.filter(Boolean).length;
  const askedMm = sum(room.least.filter((_, index) => !isLong[index]));
  const fixedMm = Math.min(askedMm, Math.max(room.totalMm * 0.4, room.totalMm - shares * room.measure.leastLabelMm));
  const wordiness = [
    averageLength([table.labelHeading, ...table.rows.map((row) => row.label)]),
    ...table.columns.map((column, index) => averageLength([column.label, ...textsOf(table, index)])),
  ];
  const sharing = wordiness.map((length, index) =>
    index === 0 || isLong[index - 1] ? Math.max(1, length) ** 0.6 : 0,
  );
  const weights = sharing.map((weight) => (weight > 0 ? Math.max(weight, sum(sharing) / 5) : 0));
  return weights.map((weight, index) =>
    weight > 0
      ? ((room.totalMm - fixedMm) * weight) / sum(weights)
      : ((room.least[index - 1] ?? 0) * fixedMm) / askedMm,
  );
}

function leastMm(column: Column, texts: readonly string[], measure: Measure): number {
  const letters = Math.max(Math.min(longestWord(column.label), 12), longest(texts) * 0.95);
  return Math.max(
    LEAST_MM[column.kind] * (measure === DENSE ? 0.8 : 1),
    letters * measure.letterMm + measure.paddingMm,
  );
}

function comfortableMm(column: Column, measure: Measure): number {
  const inOneLineMm = Math.min(column.label.length * measure.letterMm + measure.paddingMm, LONGEST_HEAD_MM);
  return Math.max(COMFORTABLE_MM[column.kind], inOneLineMm);
}

function textsOf(table: TableModel, index: number): string[] {
  return table.rows.map((row) => row.cells[index]?.text ?? '');
}

function longestWord(text: string): number {
  return Math.max(...text.split(/[\s\u00AD]+|(?<=[-/])/).map((word) => word.length));
}

function longestLabel(table: TableModel): number {
  return Math.max(table.labelHeading.length, ...table.rows.map((row) => row.label.length));
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}

function averageLength(texts: readonly string[]): number {
  return sum(texts.map((text) => text.length)) / Math.max(1, texts.length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
