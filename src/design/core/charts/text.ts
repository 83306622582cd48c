// Text in charts is measured and broken before it is drawn, so that nothing overflows or collides.
import { GLYPHS_BY_WIDTH, type FontWeight } from './glyph-widths.ts';

export type TextStyle = { readonly size: number; readonly weight: FontWeight };

export const LABEL: TextStyle = { size: 15, weight: 400 };
export const VALUE: TextStyle = { size: 15, weight: 600 };
export const LINE_HEIGHT = 19;

/** Half the height of capitals and figures: from a middle line down to the baseline. */
export const MIDDLE_TO_BASELINE = 0.33;

/** Width in the chart's units, at least what the font needs (unknown letters count as wide ones). */
export function textWidth(text: string, style: TextStyle): number {
  let thousandths = 0;
  for (const character of text) thousandths += WIDTHS[style.weight].get(character) ?? 850;
  return (thousandths * style.size) / 1000;
}

/** Breaks at spaces and after hyphens; a word wider than the line is cut with a hyphen. At least one line. */
export function wrapText(text: string, style: TextStyle & { readonly maxWidth: number }): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const { word, gap } of breakable(text)) {
    const candidate = line === '' ? word : line + gap + word;
    if (textWidth(candidate, style) <= style.maxWidth) {
      line = candidate;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cutWord(word, style);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

function breakable(text: string): readonly { readonly word: string; readonly gap: '' | ' ' }[] {
  return text
    .trim()
    .split(/[ \n]+/)
    .flatMap((word) =>
      word
        .split(/(?<=[-–/])(?=\p{L})/u)
        .map((piece, index) => ({ word: piece, gap: index === 0 ? ' ' : '' }) as const),
    );
}

function cutWord(word: string, style: TextStyle & { readonly maxWidth: number }): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece.length > 1 && textWidth(`${piece}${character}-`, style) > style.maxWidth) {
      pieces.push(`${piece}-`);
      piece = '';
    }
    piece += character;
  }
  if (pieces.length === 0 || textWidth(word, style) <= style.maxWidth) return [word];
  return [...pieces, piece];
}

const WIDTHS: Readonly<Record<FontWeight, ReadonlyMap<string, number>>> = {
  400: widthsOf(400),
  600: widthsOf(600),
};

function widthsOf(weight: FontWeight): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(GLYPHS_BY_WIDTH[weight]).flatMap(([width, glyphs]) =>
      [...glyphs].map((glyph) => [glyph, Number(width)] as const),
    ),
  );
}
