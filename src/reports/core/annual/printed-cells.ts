// What a cell says on paper: control reads the text that is printed, never the number that somebody meant by it.
import type { ControlledCell } from '#control/core';
import { readSwedishNumber, type Cell, type TableModel } from '#design/core';
import type { Ore } from '#kernel';

/** The printed number; null for an empty cell, words, and a hidden count. Per cent stays per cent: 81 for `81 %`. */
export function shownNumber(cell: Cell | undefined): number | null {
  return cell === undefined ? null : readSwedishNumber(cell.text.replace(/\s*%$/, ''));
}

export function controlledCell(cell: Cell | undefined, exactOre: Ore | null): ControlledCell {
  const id = cell?.figureId;
  const printed = shownNumber(cell);
  return {
    exactOre,
    printed,
    ...(cell?.isHidden ? { isHidden: true } : {}),
    ...(id === undefined ? {} : { figureId: id }),
  };
}

/** The cell of a row in a column that the table may not have. */
export function cellAt(table: TableModel, row: TableModel['rows'][number], columnId: string): Cell | undefined {
  return row.cells[table.columns.findIndex(({ id }) => id === columnId)];
}
