// Tells whether saved rows are still the ones that a form was shown: the form carries the mark of what it began with.
import type { GridRow } from './pasted.ts';

/** The same for the same keys and cells in the same order; short enough for a hidden field. */
export function rowsMark(rows: readonly GridRow[]): string {
  const text = JSON.stringify(
    rows.map(({ key, cells }) => [key, Object.entries(cells).toSorted(([a], [b]) => (a < b ? -1 : 1))]),
  );
  // FNV-1a over code units, twice with different beginnings: no secret, only a sign of change.
  return [0x811c9dc5, 0x01000193].map((start) => fold(text, start).toString(36)).join('-');
}

function fold(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** The same for the fields of a form, by their ids. */
export function fieldsMark(fields: Readonly<Record<string, unknown>>): string {
  const cells = Object.entries(fields).map(([id, value]) => [id, JSON.stringify(value) ?? ''] as const);
  return rowsMark([{ key: null, cells: Object.fromEntries(cells) }]);
}
