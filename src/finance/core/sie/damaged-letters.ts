// Finds lines whose letters look damaged: another encoding mixed in, or text that was mangled before the export. One
// Latin-1 ö among CP437 text reads as ÷, and nobody sees it until the name stands in a report.
import { isRareSequence, RARE_CP437, RARE_LATIN1, utf8Length, type Decode } from './encoding.ts';
import type { SieEncoding } from './sie-document.ts';
import type { ProblemCollector } from './sie-problem.ts';

/** Adds one problem a line. `eol` is the byte that ends a line. */
export function reportDamagedLetters(
  file: { bytes: Uint8Array; start: number; eol: number; encoding: SieEncoding; decode: Decode },
  problems: ProblemCollector,
): void {
  const isDamaged = IS_DAMAGED[file.encoding];
  const { bytes, eol } = file;
  let line = 1;
  let lineStart = file.start;
  let position = file.start;
  while (position < bytes.length) {
    const byte = bytes[position]!;
    if (byte === eol) {
      line += 1;
      lineStart = position + 1;
    }
    if (byte < 128 || !isDamaged(bytes, position)) {
      position += byte < 128 ? 1 : file.encoding === 'utf-8' ? utf8Length(bytes, position) : 1;
      continue;
    }
    let lineEnd = bytes.indexOf(eol, position);
    if (lineEnd < 0) lineEnd = bytes.length;
    problems.add('encoding-damaged', line, {
      text: file.decode(lineStart, Math.min(lineEnd, lineStart + 80)).trim(),
    });
    position = lineEnd;
  }
}

type Test = (bytes: Uint8Array, position: number) => boolean;

const IS_DAMAGED: Readonly<Record<SieEncoding, Test>> = {
  cp437: (bytes, position) => RARE_CP437.includes(bytes[position]!),
  'latin-1': (bytes, position) => {
    const byte = bytes[position]!;
    // Ã alone is a letter; before these it is UTF-8's å ä ö.
    if (byte === 0xc3) return [0xa5, 0xa4, 0xb6].includes(bytes[position + 1] ?? 0);
    return RARE_LATIN1.includes(byte);
  },
  'utf-8': (bytes, position) => utf8Length(bytes, position) === 1 || isRareSequence(bytes, position),
  ascii: () => true,
};
