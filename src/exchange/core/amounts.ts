// Numbers in the cells of a table from outside, whichever program wrote them.
import { readSwedishAmount, readSwedishNumber, type CannotReadAmount } from '#design/core';
import { accept, type Ore, refuse, type Result } from '#kernel';
import type { SheetCell } from './sheet.ts';

/**
 * Exact öre of a cell in kronor: `1 234,50`, `−5`, `(5)`, a spreadsheet's number. Null for an empty cell, which is not 0.
 * A number that no whole öre gives (a third of a krona) is refused: to round it would be a decision.
 */
export function readAmountCell(cell: SheetCell): Result<Ore | null, CannotReadAmount> {
  if (cell === null) return accept(null);
  if (typeof cell === 'string') return readSwedishAmount(cell);
  const ore = cell * 100;
  const nearest = Math.round(ore);
  if (!Number.isSafeInteger(nearest)) return refuse({ kind: 'tooLarge', text: String(cell) });
  // A spreadsheet's sum of exact amounts is off by binary dust; anything larger is a real part of an öre.
  const dust = Math.max(1e-6, Math.abs(ore) * 1e-12);
  return Math.abs(ore - nearest) <= dust ? accept(nearest + 0) : refuse({ kind: 'partOfAnOre', text: String(cell) });
}

export type CannotReadCount = { readonly kind: 'notANumber' | 'notWhole' | 'negative'; readonly text: string };

/** A whole number that is not negative; null for an empty cell. */
export function readCountCell(cell: SheetCell): Result<number | null, CannotReadCount> {
  if (cell === null) return accept(null);
  const value = typeof cell === 'number' ? cell : readSwedishNumber(cell);
  const text = String(cell);
  if (value === null || !Number.isFinite(value)) return refuse({ kind: 'notANumber', text });
  if (!Number.isSafeInteger(value)) return refuse({ kind: 'notWhole', text });
  return value < 0 ? refuse({ kind: 'negative', text }) : accept(value);
}

/** An account, object or other name that may be written with digits; a spreadsheet's 3010 is the text `3010`. */
export function readTextCell(cell: SheetCell): string | null {
  return cell === null ? null : String(cell).trim() || null;
}
