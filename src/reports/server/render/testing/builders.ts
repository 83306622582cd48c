// Small builders for sample tables and figures, so that a sample reads like the page it makes.
import type { Cell, Column, ColumnKind, RowRole, TableModel, TableRow } from '#design/core';
import { calendarYear, type Figure, type FigureUnit, type Period, slug } from '#kernel';

/** `1 234 567`, `−55 171`, empty for null: as the formats of `#design/core` write it. */
export function printed(value: number | null): string {
  if (value === null) return '';
  const digits = String(Math.abs(value)).replaceAll(/\B(?=(\d{3})+$)/g, '\u202F');
  return value < 0 ? `\u2212${digits}` : digits;
}

export function columns(...heads: readonly (readonly [label: string, kind: ColumnKind])[]): Column[] {
  return heads.map(([label, kind]) => ({ id: slug(label), label, kind }));
}

export function row(label: string, cells: readonly (number | string | null)[], role: RowRole = 'row'): TableRow {
  return { id: slug(label), label, role, cells: cells.map(cellOf) };
}

export function heading(label: string): TableRow {
  return { id: `heading-${slug(label)}`, label, role: 'heading', cells: [] };
}

export function table(
  id: string,
  words: { caption: string; labelHeading: string; remarks?: readonly string[] },
  parts: { columns: readonly Column[]; rows: readonly TableRow[] },
): TableModel {
  return { id, ...words, ...parts };
}

export function aFigure(
  id: string,
  fields: { label: string; value: number | null; unit?: FigureUnit; period?: Period },
): Figure {
  return {
    id,
    label: fields.label,
    value: fields.value,
    unit: fields.unit ?? 'ore',
    period: fields.period ?? calendarYear(2024),
    source: { kind: 'ledger', description: 'Huvudboken för 2024, importerad som SIE-fil' },
    version: 1,
    disclosure: 'open',
  };
}

function cellOf(value: number | string | null): Cell {
  return typeof value === 'string' ? { value: null, text: value } : { value, text: printed(value) };
}
