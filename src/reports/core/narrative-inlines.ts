// The inside of a paragraph: strong, emphasis, links and linked figures. Everything else, HTML too, is plain text.
import type { NarrativeInline, NarrativeProblem, NarrativeProblemCode, Place } from './narrative.ts';

/** Text of one block with the place of every character. */
export type PlacedText = { readonly text: string; readonly placeAt: (offset: number) => Place };

export type ParsedInlines = {
  readonly inlines: readonly NarrativeInline[];
  readonly problems: readonly NarrativeProblem[];
};

type Style = { isStrong: boolean; isEmphasised: boolean };

/** Parses the text of one block. A fault leaves the author's characters as text, so that the page still shows them. */
export function parseInlines(source: PlacedText): ParsedInlines {
  const { text } = source;
  const inlines: NarrativeInline[] = [];
  const problems: NarrativeProblem[] = [];
  const style: Style = { isStrong: false, isEmphasised: false };
  let plain = '';
  let offset = 0;

  const flush = () => {
    if (plain !== '') inlines.push({ kind: 'text', text: plain.replaceAll('\n', ' '), ...style });
    plain = '';
  };
  const complain = (code: NarrativeProblemCode, quoted: string) =>
    problems.push({ code, quoted, suggestions: [], ...source.placeAt(offset) });
  const takeText = (length: number) => {
    plain += text.slice(offset, offset + length);
    offset += length;
  };

  while (offset < text.length) {
    const rest = text.slice(offset);
    if (/^\\[!-/:-@[-`{-~]/.test(rest)) {
      plain += rest.charAt(1);
      offset += 2;
    } else if (rest.startsWith('{{')) {
      const length = referenceLength(rest);
      const quoted = rest.slice(0, length ?? 40);
      const parts = length === null ? null : readReference(quoted);
      if (parts === null) {
        complain(length === null ? 'unclosed-figure' : 'malformed-figure', oneLine(quoted));
        takeText(length ?? 2);
      } else {
        flush();
        const place = source.placeAt(offset);
        inlines.push({ kind: 'reference', ...parts, source: oneLine(quoted), isStrong: style.isStrong, place });
        offset += quoted.length;
      }
    } else if (rest.startsWith('*')) {
      const mark = rest.startsWith('**') ? '**' : '*';
      const field = mark === '**' ? 'isStrong' : 'isEmphasised';
      if (style[field] ? isCloser(text, offset) : isOpener(rest, mark)) {
        flush();
        style[field] = !style[field];
        offset += mark.length;
      } else takeText(mark.length);
    } else if (rest.startsWith('![')) {
      complain('unsupported-markdown', oneLine(rest.slice(0, 40)));
      takeText(2);
    } else if (rest.startsWith('[')) {
      const link = /^\[([^[\]]+)\]\(([^()\s]+)\)/.exec(rest);
      const [whole = '', label = '', address = ''] = link ?? [];
      if (link && isSafeAddress(address)) {
        flush();
        inlines.push({ kind: 'link', address, text: oneLine(label) });
        offset += whole.length;
      } else {
        if (link) complain('unsafe-link', address);
        takeText(1);
      }
    } else takeText(1);
  }
  flush();
  return { inlines, problems };
}

/** Web, mail and places in the same report; never `javascript:` and its kin. */
export function isSafeAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:|#)[^\s<>"]+$/i.test(address);
}

/** Characters from `{{` to the `}}` that closes it; an id may hold `{…}` itself. */
function referenceLength(rest: string): number | null {
  let depth = 0;
  for (let index = 2; index < rest.length; index += 1) {
    const character = rest.charAt(index);
    if (depth === 0 && rest.startsWith('}}', index)) return index + 2;
    if (rest.startsWith('{{', index)) return null;
    if (character === '{') depth += 1;
    if (character === '}') depth = Math.max(0, depth - 1);
  }
  return null;
}

function readReference(quoted: string): { figureId: string; format: string } | null {
  const [id = '', format = '', ...more] = quoted.slice(2, -2).split('|');
  const figureId = id.replaceAll(/\s+/g, '');
  const formatName = format.trim();
  return figureId && formatName && more.length === 0 ? { figureId, format: formatName } : null;
}

function isOpener(rest: string, mark: string): boolean {
  return /^\*+[^\s*]/.test(rest) && rest.slice(mark.length).includes(mark);
}

function isCloser(text: string, offset: number): boolean {
  return offset > 0 && !/\s/.test(text.charAt(offset - 1));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
