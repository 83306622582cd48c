import type { Block } from '../report-document.ts';

/** The name in a paragraph that holds nothing but `[[name]]`: there the author wants a table or a chart. */
export function markerOf(block: Block): string | null {
  if (block.kind !== 'paragraph' || block.inlines.length !== 1) return null;
  const [only] = block.inlines;
  if (only?.kind !== 'text') return null;
  return /^\[\[([\w.-]+)\]\]$/.exec(only.text.trim())?.[1] ?? null;
}
