// The rows of a topic as a table to take along: what goes out can be pasted in again.
import type { SharedRows, SharedTopic } from '#collaboration/core';
import { emptyCell, textCell, type GridColumn, type TableModel } from '#design/core';

export function workTable(
  topic: SharedTopic,
  rows: SharedRows[SharedTopic],
  of: { readonly columns: readonly GridColumn[]; readonly caption: string },
): TableModel {
  const [first, ...rest] = of.columns;
  const shown = (column: GridColumn, value: unknown): string => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return column.options?.find((option) => option.value === text)?.label ?? text;
  };
  return {
    id: topic,
    caption: of.caption,
    labelHeading: first?.label ?? '',
    columns: rest.map(({ id, label, kind }) => ({ id, label, kind: kind === 'integer' ? 'count' : 'text' })),
    rows: rows.map((row, at) => {
      const values = row as Readonly<Record<string, unknown>>;
      return {
        id: String(at),
        label: first ? shown(first, values[first.id]) : '',
        role: 'row' as const,
        cells: rest.map((column) => {
          const value = values[column.id];
          if (value === null || value === undefined || value === '') return emptyCell();
          return typeof value === 'number' ? { value, text: String(value) } : textCell(shown(column, value));
        }),
      };
    }),
  };
}
