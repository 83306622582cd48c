// Lines of running text as paragraphs under their headings, with the programme that the heading names.
import type { DocumentLine } from '#exchange/core';
import { labelKey } from '../locate.ts';

export type Paragraph = {
  readonly page: number | null;
  readonly line: number;
  readonly heading: string;
  readonly programme: string | null;
  readonly text: string;
};

type Draft = Paragraph & { text: string; last: number };

const BULLET = /^([-–—•➢*▪◦‣·o]\s|\d{1,2}\)\s)/u;

/** In a Word or HTML file every line is a paragraph; elsewhere lines flow on. */
export function paragraphsOf(
  lines: readonly DocumentLine[],
  reading: { programmes: readonly string[]; isFlowing: boolean },
): Paragraph[] {
  const { programmes, isFlowing } = reading;
  const paragraphs: Draft[] = [];
  let heading = '';
  let programme: string | null = null;
  let current: Draft | null = null;
  const close = (): void => {
    if (current && current.text !== '') paragraphs.push(current);
    current = null;
  };
  for (const [index, line] of lines.entries()) {
    if (line.cells !== null) {
      close();
      for (const cell of line.cells) {
        if (cell.length > 25)
          paragraphs.push({ page: line.page, line: line.line, heading, programme, text: cell, last: 0 });
      }
      continue;
    }
    if (isHeading(line, lines[index + 1])) {
      close();
      heading = line.text;
      programme = programmeUnder(line.text, programmes, programme);
      continue;
    }
    const previous: Draft | null = current;
    const isNew =
      previous === null ||
      !isFlowing ||
      BULLET.test(line.text) ||
      (line.isAfterGap && /[.!?:”")]$/.test(previous.text)) ||
      (line.isAfterGap && previous.last < 55 && /^[\p{Lu}\d]/u.test(line.text)) ||
      endsPart(previous, line);
    if (isNew) {
      close();
      current = { page: line.page, line: line.line, heading, programme, text: line.text, last: line.text.length };
    } else if (previous) {
      previous.text = joinLines(previous.text, line.text);
      previous.last = line.text.length;
    }
  }
  close();
  return paragraphs.map(({ page, line, heading: over, programme: of, text }) => ({
    page,
    line,
    heading: over,
    programme: of,
    text,
  }));
}

/** A new page or a great gap in the line numbers with a finished sentence. */
function endsPart(previous: Draft, line: DocumentLine): boolean {
  return previous.page !== line.page && /[.!?]$/.test(previous.text);
}

export function joinLines(above: string, below: string): string {
  // "verksamhets-" and "utveckling" are one word; "sjuk-" and "och" are not.
  if (/\p{L}-$/u.test(above) && /^\p{Ll}/u.test(below) && !/^(och|eller|samt)\s/u.test(below)) {
    return above.slice(0, -1) + below;
  }
  return `${above} ${below}`;
}

function isHeading(line: DocumentLine, next: DocumentLine | undefined): boolean {
  const { text, words } = line;
  if (words.length > 12 || text.length > 95 || /[.;,:]$/.test(text) || BULLET.test(text)) return false;
  if (line.isHeading) return true;
  if (/^\d{1,2}(\.\d{1,2}){0,3}\.?\s+\p{Lu}/u.test(text)) return true;
  // A short line with a capital after a gap, and something else than its own continuation below.
  const isAlone = line.isAfterGap && words.length <= 8 && /^\p{Lu}/u.test(text) && !/\d{3}$/.test(text);
  return isAlone && next !== undefined && /^[\p{Lu}\d•➢"”(-]/u.test(next.text);
}

/** A heading that names a programme begins its part; a heading of a chapter or an appendix ends it. */
function programmeUnder(heading: string, programmes: readonly string[], before: string | null): string | null {
  const named = programmesIn(heading, programmes);
  if (named.length === 1) return named[0] ?? null;
  if (named.length > 1) return null;
  if (/^\d{1,2}\.?\s+\p{Lu}/u.test(heading) || /^\d\.\d/.test(heading) || /^bilag/i.test(heading)) return null;
  // Only the usual headings of a programme's own part keep it; any other begins something else.
  return PARTS_OF_A_PROGRAMME.test(heading) ? before : null;
}

const PARTS_OF_A_PROGRAMME =
  /^\W*(verksamhetsbeskriv|beskrivning|bakgrund|syfte|ansvar|målgrupp|bemanning|personal|resurs|metod|arbetssätt|arbetsmodell|aktivitet|deltagar|könsuppdel|statistik|in- och utflöde|resultat|måluppf|mål(?!grupp)|andra|övrig|kommentar|utmaning|lärdom|samverkan|jämställd|ekonomi(?! i)|uppföljning|framåt|planerade|slutsats|avslut|remitter|period|effekt|citat|utveckling)/iu;

/** Programmes that a text names: by their whole name, or by the short one in brackets. */
export function programmesIn(text: string, programmes: readonly string[]): string[] {
  return programmes.filter((programme) => namesOf(programme).some((name) => hasWord(text, name)));
}

function namesOf(programme: string): string[] {
  const short = /\(([^)]+)\)/.exec(programme)?.[1];
  const long = programme.replace(/\([^)]*\)/, '').trim();
  return [long, ...(short ? [short] : [])].filter((name) => labelKey(name).length > 1);
}

function hasWord(text: string, name: string): boolean {
  const pattern = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
  // A name in capitals or of one short word must be written so: "Enter" is no verb here.
  return new RegExp(`(?<![\\p{L}\\d])${pattern}(?=s?(?![\\p{L}\\d]))`, name.length > 8 ? 'iu' : 'u').test(text);
}
