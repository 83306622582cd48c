// Markdown, but only what a report needs: paragraphs, two levels of subheadings, flat lists and quotes with a role.
import type { Narrative, NarrativeBlock, NarrativeProblem, Place } from './narrative.ts';
import { parseInlines, type PlacedText } from './narrative-inlines.ts';

export type NarrativeSource = {
  /** The section's id, for the places of problems. */
  readonly section: string;
  readonly markdown: string;
  /** Line of the file on which the Markdown begins, when front matter was taken off. */
  readonly firstLine?: number;
};

type Line = { readonly text: string; readonly place: Place };
type Kind = 'blank' | 'heading' | 'bullet' | 'ordered' | 'quote' | 'unsupported' | 'text';

/** Reads a narrative; problems stand beside the blocks, which are always usable. */
export function parseNarrative(source: NarrativeSource): Narrative {
  const problems: NarrativeProblem[] = [];
  const blocks: NarrativeBlock[] = [];
  for (const group of groupLines(linesOf(source))) blocks.push(...blockOf(group, problems));
  return { section: source.section, blocks: settleDepths(blocks), problems };
}

function linesOf({ section, markdown, firstLine = 1 }: NarrativeSource): Line[] {
  return markdown
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ text: text.trimEnd(), place: { section, line: firstLine + index, column: 1 } }));
}

function kindOf(text: string): Kind {
  if (text.trim() === '') return 'blank';
  if (/^#{2,3}\s+\S/.test(text)) return 'heading';
  if (/^(#{1,6}\s|```|~~~|\|.*\|$|---+$|===+$|\*\*\*+$|\s+([-*+]|\d+[.)])\s)/.test(text)) return 'unsupported';
  if (/^[-*+]\s+\S/.test(text)) return 'bullet';
  if (/^\d{1,3}[.)]\s+\S/.test(text)) return 'ordered';
  if (text.startsWith('>')) return 'quote';
  return 'text';
}

/** Lines that make one block: a paragraph, a whole list, a quote or one heading. */
function groupLines(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let open: { kind: Kind; lines: Line[] } | null = null;
  let blanks = 0;
  for (const line of lines) {
    const kind = kindOf(line.text);
    if (kind === 'blank') {
      blanks += 1;
      continue;
    }
    const continues: boolean =
      open !== null && belongs(open.kind, kind, { text: line.text, isAfterBlank: blanks > 0 });
    if (continues) open?.lines.push(line);
    else {
      open = { kind, lines: [line] };
      groups.push(open.lines);
    }
    blanks = 0;
  }
  return groups;
}

function belongs(open: Kind, next: Kind, line: { text: string; isAfterBlank: boolean }): boolean {
  const isList = open === 'bullet' || open === 'ordered';
  if (isList && next === open) return true;
  if (isList && next === 'text') return !line.isAfterBlank || /^\s{2,}/.test(line.text);
  return !line.isAfterBlank && (open === 'text' || open === 'quote') && next === open;
}

function blockOf(lines: readonly Line[], problems: NarrativeProblem[]): NarrativeBlock[] {
  const first = lines[0];
  if (!first) return [];
  const inlinesOf = (placed: PlacedText) => {
    const parsed = parseInlines(placed);
    problems.push(...parsed.problems);
    return parsed.inlines;
  };
  const kind = kindOf(first.text);
  switch (kind) {
    case 'heading':
      return [subheading(first, problems)];
    case 'bullet':
    case 'ordered':
      return [{ kind: 'list', isOrdered: kind === 'ordered', items: itemsOf(lines).map(inlinesOf) }];
    case 'quote':
      return [quoteOf(lines, inlinesOf)];
    case 'unsupported':
      problems.push({ code: 'unsupported-markdown', quoted: first.text.trim(), suggestions: [], ...first.place });
      return [{ kind: 'paragraph', inlines: inlinesOf(joined(lines.map(trimmedStart))) }];
    default:
      return [{ kind: 'paragraph', inlines: inlinesOf(joined(lines.map(trimmedStart))) }];
  }
}

/** A heading is plain words: it goes into contents and bookmarks, where a figure could not be followed. */
function subheading(line: Line, problems: NarrativeProblem[]): NarrativeBlock {
  const [whole = '', marks = ''] = /^(#{2,3})\s+/.exec(line.text) ?? [];
  const words = cut(line, whole.length);
  const figureAt = words.text.indexOf('{{');
  if (figureAt >= 0) {
    const { place } = cut(words, figureAt);
    problems.push({ code: 'unsupported-markdown', quoted: words.text.slice(figureAt), suggestions: [], ...place });
  }
  const text = words.text.replace(/\s+#+$/, '').replaceAll(/\*+/g, '');
  return { kind: 'subheading', text, depth: marks.length === 2 ? 1 : 2 };
}

function itemsOf(lines: readonly Line[]): PlacedText[] {
  const items: Line[][] = [];
  for (const line of lines) {
    const mark = /^([-*+]|\d{1,3}[.)])\s+/.exec(line.text);
    if (mark) items.push([cut(line, mark[0].length)]);
    else items.at(-1)?.push(trimmedStart(line));
  }
  return items.map(joined);
}

function quoteOf(
  lines: readonly Line[],
  inlinesOf: (placed: PlacedText) => ReturnType<typeof parseInlines>['inlines'],
): NarrativeBlock {
  const inner = lines.map((line) => cut(line, /^>\s?/.exec(line.text)?.[0].length ?? 0)).map(trimmedStart);
  const role = /^(?:—|–|--)\s*(\S.*)$/.exec(inner.at(-1)?.text ?? '')?.[1];
  const words = role === undefined ? inner : inner.slice(0, -1);
  return { kind: 'quote', inlines: inlinesOf(joined(words)), attribution: role ?? '' };
}

/** A `###` before any `##` would skip a heading level: it is moved up. */
function settleDepths(blocks: readonly NarrativeBlock[]): NarrativeBlock[] {
  let hasFirstLevel = false;
  return blocks.map((block) => {
    if (block.kind !== 'subheading') return block;
    hasFirstLevel ||= block.depth === 1;
    return hasFirstLevel ? block : { ...block, depth: 1 };
  });
}

function cut(line: Line, length: number): Line {
  return { text: line.text.slice(length), place: { ...line.place, column: line.place.column + length } };
}

function trimmedStart(line: Line): Line {
  return cut(line, line.text.length - line.text.trimStart().length);
}

function joined(lines: readonly Line[]): PlacedText {
  const placeAt = (offset: number): Place => {
    let left = offset;
    for (const line of lines) {
      if (left <= line.text.length) return { ...line.place, column: line.place.column + left };
      left -= line.text.length + 1;
    }
    return lines[0]?.place ?? { section: '', line: 1, column: 1 };
  };
  return { text: lines.map((line) => line.text).join('\n'), placeAt };
}
