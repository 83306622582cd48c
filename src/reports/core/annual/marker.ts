// `[[name]]` alone in a paragraph: there the author wants a table or a chart.
import type { Place } from '../narrative.ts';
import type { NarrativeProblem } from '../narrative.ts';
import { nearest } from '../nearest.ts';
import type { Block } from '../report-document.ts';
import type { SectionText } from './material.ts';

/** The name in a paragraph that holds nothing but `[[name]]`; null for any other block. */
export function markerOf(block: Block): string | null {
  if (block.kind !== 'paragraph' || block.inlines.length !== 1) return null;
  const [only] = block.inlines;
  if (only?.kind !== 'text') return null;
  return /^\[\[([\w.-]+)\]\]$/.exec(only.text.trim())?.[1] ?? null;
}

export type Marker = {
  readonly name: string;
  readonly quoted: string;
  readonly isAlone: boolean;
  readonly place: Place;
};

/** Every `[[…]]` of a text with its place, also those that the report cannot take. */
export function markersIn({ sectionId, markdown }: Pick<SectionText, 'sectionId' | 'markdown'>): Marker[] {
  const lines = markdown.split(/\r\n|\n|\r/);
  const ends = (line: string | undefined): boolean => line === undefined || /^\s*$|^#/.test(line);
  return lines.flatMap((line, index) =>
    [...line.matchAll(/\[\[([^[\]]*)\]\]/g)].map((match): Marker => ({
      name: match[1] ?? '',
      quoted: match[0],
      isAlone: line.trim() === match[0] && ends(lines[index - 1]) && ends(lines[index + 1]),
      place: { section: sectionId, line: index + 1, column: match.index + 1 },
    })),
  );
}

/** What is wrong with the markers of one text: names nobody knows, and places where nothing can stand. */
export function markerProblems(
  markers: readonly Marker[],
  can: { readonly known: readonly string[]; readonly isTaken: (marker: Marker) => boolean },
): NarrativeProblem[] {
  return markers.flatMap((marker): NarrativeProblem[] => {
    const { name, quoted, place } = marker;
    if (!can.known.includes(name))
      return [{ code: 'unknown-insert', quoted, suggestions: nearest(name, can.known), ...place }];
    return marker.isAlone && !can.isTaken(marker)
      ? []
      : [{ code: 'misplaced-insert', quoted, suggestions: [], ...place }];
  });
}
