// Tables with caption, scopes and links to notes; a wide one can be scrolled with the keyboard.
import type { Cell, Column, TableModel, TableRow } from '#design/core';
import type { Figure } from '#kernel';
import { isDense, isNumeric } from '../../../core/column-widths.ts';
import { anchorOf, findNote } from '../../../core/outline.ts';
import type { ReportDocument } from '../../../core/report-document.ts';
import { figureMark } from './figure-mark.ts';
import { element, joined, type Markup } from './markup.ts';

export type TableSurroundings = {
  readonly document: ReportDocument;
  readonly figures: ReadonlyMap<string, Figure>;
  /** The heading above, or the title of the chart; a caption that repeats it is for screen readers only. */
  readonly heading: string;
};

export function tableMarkup(table: TableModel, around: TableSurroundings): Markup {
  const captionId = `tabell-${anchorOf(table.id).replace('avsnitt-', '')}`;
  const repeats = table.caption === around.heading;
  const markup = element(
    'table',
    { class: isDense(table) ? 'dense' : null },
    element('caption', { id: captionId, class: repeats ? 'unseen' : null }, table.caption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col', class: 'label' }, table.labelHeading),
        ...table.columns.map((column) => element('th', { scope: 'col', class: classOf(column) }, column.label)),
      ),
    ),
    ...groupsOf(table.rows).map((rows) => element('tbody', {}, ...rows.map((row) => rowMarkup(row, table, around)))),
  );
  const remarks = (table.remarks ?? []).map((remark) => element('p', { class: 'remark' }, remark));
  const scroll = { class: 'table-scroll', role: 'group', 'aria-labelledby': captionId, tabindex: 0 };
  return joined([element('div', scroll, markup), ...remarks]);
}

/** A heading row begins a group; the total below the last group belongs to none. */
function groupsOf(rows: readonly TableRow[]): TableRow[][] {
  const groups: TableRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const isAlone = row.role === 'heading' || (row.role === 'total' && last?.[0]?.role === 'heading');
    if (last && !isAlone) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function rowMarkup(row: TableRow, table: TableModel, around: TableSurroundings): Markup {
  if (row.role === 'heading') {
    const heading = element('th', { scope: 'rowgroup', colspan: table.columns.length + 1 }, row.label);
    return element('tr', { class: 'heading' }, heading);
  }
  const cells = table.columns.map((column, index) =>
    element('td', { class: classOf(column) }, cellMarkup(row.cells[index], column, around)),
  );
  return element(
    'tr',
    { class: row.role === 'row' ? null : row.role },
    element('th', { scope: 'row' }, row.label),
    ...cells,
  );
}

function cellMarkup(cell: Cell | undefined, column: Column, around: TableSurroundings): Markup | string {
  if (!cell) return '';
  if (cell.isHidden) return element('abbr', { title: 'döljs av integritetsskäl' }, cell.text);
  if (column.kind === 'reference') {
    const note = findNote(around.document, cell.text);
    if (note) return element('a', { href: `#${anchorOf(note.id)}`, 'aria-label': `Not ${cell.text}` }, cell.text);
  }
  return figureMark(cell.text, cell.figureId === undefined ? undefined : around.figures.get(cell.figureId));
}

function classOf(column: Column): string | null {
  if (column.kind === 'reference') return 'reference';
  if (isNumeric(column)) return 'number';
  return column.kind === 'date' ? 'date' : null;
}
