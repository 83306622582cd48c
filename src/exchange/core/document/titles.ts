// What a table is called: the nearest line above it that is a heading, and the headings above that.
import type { DocumentLine } from './document.ts';

const NOTE = /^not(er)?\s*\.?\s*\d+/i;
const STATEMENT =
  /^(\d{1,2}(\.\d{1,2})*\.?\s+)?(resultaträkning|balansräkning|kassaflödes?analys|drift\s?s?redovisning|flerårsöversikt|fem ?år\p{L}*|översikt över verksamhetens utveckling|balanskrav\p{L}*|investeringsredovisning|noter|bilag\p{L}*|måluppfyllelse|eget kapital och skulder)\b/iu;
const NUMBERED = /^\d{1,2}(\.\d{1,2}){0,3}\.?\s+\p{Lu}/u;

/** A line that begins something new: a numbered heading, a note, the name of a statement. */
export function beginsPart(line: DocumentLine): boolean {
  const { text } = line;
  if (text.length > 110 || /\.{4,}/.test(text)) return false;
  return (
    NOTE.test(text) ||
    (STATEMENT.test(text) && text.length < 70) ||
    (NUMBERED.test(text) && isShort(line)) ||
    line.isHeading
  );
}

/** Short words that end without a full stop: a heading, or a label. */
export function isShort(line: DocumentLine): boolean {
  return line.text.length <= 90 && line.words.length <= 11 && !/[.;,]$/.test(line.text);
}

/** Longer than a heading, and no sentence. */
function isCaption(line: DocumentLine): boolean {
  return line.text.length <= 120 && line.words.length <= 16 && !/[.;,:]$/.test(line.text);
}

/** The title of what begins at `at`, looking no further back than `from`. */
export function titleAbove(
  lines: readonly DocumentLine[],
  at: { readonly index: number; readonly from: number },
): string {
  const seen: DocumentLine[] = [];
  for (let index = at.index - 1; index >= at.from && seen.length < 7; index -= 1) {
    const line = lines[index];
    if (!line || line.cells !== null) break;
    if (/^källa\b/i.test(line.text)) break;
    if (beginsPart(line)) return line.text;
    seen.push(line);
  }
  const near = seen[0];
  return near && isShort(near) && !endsWithAmount(near.text) && /\p{L}/u.test(near.text) ? near.text : '';
}

/** Headings above, the nearest first. */
export function headingsAbove(lines: readonly DocumentLine[], index: number): string[] {
  const found: string[] = [];
  for (let at = index - 1; at >= 0 && found.length < 12 && index - at < 400; at -= 1) {
    const line = lines[at];
    if (!line || line.cells !== null) continue;
    // What stands right above a table is its caption, whether it looks like a heading or not.
    if (at === index - 1 && isCaption(line) && /^\p{Lu}/u.test(line.text) && !endsWithAmount(line.text)) {
      found.push(line.text);
      continue;
    }
    if (
      beginsPart(line) ||
      (line.isAfterGap && isShort(line) && !endsWithAmount(line.text) && /^\p{Lu}/u.test(line.text))
    )
      found.push(line.text);
  }
  return found;
}

/** A row of a table is no heading: "Summa 6 680 000". A year at the end is no amount. */
function endsWithAmount(text: string): boolean {
  return /\d[\d ,.]*\)?\s*(kr|tkr|%)?$/iu.test(text) && !/(?<!\d )(?:19|20)\d\d$/.test(text);
}
