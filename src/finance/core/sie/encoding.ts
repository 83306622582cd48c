// Which alphabet a file is written in, told by its bytes: SIE prescribes CP437, but programs write UTF-8 and Latin-1
// under the same tag. Order of detection: byte order mark, UTF-8, then the bytes of the Swedish letters.
import { CP437, WINDOWS_1252 } from './code-pages.ts';
import type { SieEncoding } from './sie-document.ts';

/** Where the text starts after a byte order mark of UTF-8, else 0. */
export function textStart(bytes: Uint8Array): 0 | 3 {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

export type EncodingFound = {
  readonly encoding: SieEncoding;
  /** There are bytes above 127 that the encoding hardly means: letters may be damaged, or encodings mixed. */
  readonly mayBeDamaged: boolean;
};

/** Reads every byte once. `chosen` is the user's own choice and is not questioned. */
export function detectEncoding(bytes: Uint8Array, chosen: SieEncoding | undefined): EncodingFound {
  const counts = countHighBytes(bytes, textStart(bytes));
  const encoding = chosen ?? decide(bytes, counts);
  return { encoding, mayBeDamaged: suspectsOf(encoding, counts) > 0 };
}

/** Of the bytes above 127: UTF-8 sequences, bytes outside any, Swedish letters, and what is rare in each alphabet. */
type HighBytes = {
  sequences: number;
  strays: number;
  rareSequences: number;
  cp437: number;
  latin1: number;
  rareCp437: number;
  rareLatin1: number;
};

function decide(bytes: Uint8Array, counts: HighBytes): SieEncoding {
  if (textStart(bytes) > 0) return 'utf-8';
  if (counts.sequences + counts.strays === 0) return 'ascii';
  // A UTF-8 file that was cut in a letter, or holds one foreign byte, is still UTF-8: in the other two alphabets
  // Swedish letters stand alone and make no sequences.
  if (counts.sequences > counts.strays) return 'utf-8';
  return counts.latin1 > counts.cp437 ? 'latin-1' : 'cp437';
}

function suspectsOf(encoding: SieEncoding, counts: HighBytes): number {
  if (encoding === 'utf-8') return counts.strays + counts.rareSequences;
  if (encoding === 'cp437') return counts.rareCp437;
  return encoding === 'latin-1' ? counts.rareLatin1 : counts.sequences + counts.strays;
}

function countHighBytes(bytes: Uint8Array, start: number): HighBytes {
  const histogram = new Int32Array(256);
  const isAligned = bytes.byteOffset % 4 === 0;
  const words = new Int32Array(
    isAligned ? bytes.buffer : EMPTY,
    isAligned ? bytes.byteOffset : 0,
    isAligned ? bytes.length >> 2 : 0,
  );
  let sequences = 0;
  let strays = 0;
  let rareSequences = 0;
  const end = bytes.length;
  let position = start;
  for (;;) {
    position = nextHighByte(bytes, words, position);
    if (position >= end) break;
    const length = utf8Length(bytes, position);
    if (length === 1) strays += 1;
    else {
      sequences += 1;
      if (isRareSequence(bytes, position)) rareSequences += 1;
    }
    countBytes(histogram, bytes, { from: position, to: position + length });
    position += length;
  }
  const sum = (letters: readonly number[]): number =>
    letters.reduce((total, letter) => total + histogram[letter]!, 0);
  return {
    sequences,
    strays,
    rareSequences,
    cp437: sum(LETTERS_CP437),
    latin1: sum(LETTERS_LATIN1),
    rareCp437: sum(RARE_CP437),
    rareLatin1: sum(RARE_LATIN1),
  };
}

const EMPTY = new ArrayBuffer(0);

/** Position of the next byte above 127, or the end. Four bytes at a time where memory allows: nearly all are below. */
function nextHighByte(bytes: Uint8Array, words: Int32Array, from: number): number {
  const end = bytes.length;
  let position = from;
  while (position < end && (position & 3) !== 0) {
    if (bytes[position]! > 127) return position;
    position += 1;
  }
  let word = position >> 2;
  while (word < words.length && (words[word]! & 0x80808080) === 0) word += 1;
  position = Math.max(position, word << 2);
  while (position < end && bytes[position]! < 128) position += 1;
  return position;
}

function countBytes(histogram: Int32Array, bytes: Uint8Array, span: { from: number; to: number }): void {
  for (let position = span.from; position < span.to; position += 1) {
    const byte = bytes[position]!;
    histogram[byte] = histogram[byte]! + 1;
  }
}

/** U+FFFD, or UTF-8 that was encoded once more (Ã followed by a sign of Latin-1). */
export function isRareSequence(bytes: Uint8Array, position: number): boolean {
  const first = bytes[position];
  const second = bytes[position + 1];
  if (first === 0xef) return second === 0xbf && bytes[position + 2] === 0xbd;
  return first === 0xc3 && second === 0x83 && bytes[position + 2] === 0xc2;
}

/** å ä ö Å Ä Ö */
const LETTERS_CP437 = [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99];
const LETTERS_LATIN1 = [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6];

/** Box drawing, blocks, Greek and mathematics; ß µ ± ° · ² and the no-break space do occur in names. */
export const RARE_CP437: readonly number[] = Array.from({ length: 0x50 }, (_, index) => 0xb0 + index).filter(
  (byte) => ![0xe1, 0xe6, 0xf1, 0xf8, 0xfa, 0xfd, 0xff].includes(byte),
);

/** CP437's å ä Å Ä, codes without a character, and à when it begins UTF-8's å ä ö. */
export const RARE_LATIN1: readonly number[] = [0x81, 0x84, 0x86, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0xc3];

/** Bytes of the valid UTF-8 sequence at a byte above 127; 1 when there is none. */
export function utf8Length(bytes: Uint8Array, position: number): number {
  const lead = bytes[position]!;
  if (lead < 0xc2) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead > 0xf4 || position + length > bytes.length) return 1;
  for (let index = 1; index < length; index += 1) {
    if ((bytes[position + index]! & 0xc0) !== 0x80) return 1;
  }
  const second = bytes[position + 1]!;
  const isOverlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isOutside = (lead === 0xed && second >= 0xa0) || (lead === 0xf4 && second >= 0x90);
  return isOverlong || isOutside ? 1 : length;
}

export type Decode = (start: number, end: number) => string;

/** Turns a span of the file's bytes into text. Nothing is decoded before somebody asks. */
export function decoderOf(bytes: Uint8Array, encoding: SieEncoding): Decode {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const table = encoding === 'latin-1' ? WINDOWS_1252 : CP437;
  const codes: number[] = [];
  return (start, end) => {
    let text = '';
    for (let from = start; from < end; from += SLICE) {
      const to = Math.min(end, from + SLICE);
      codes.length = to - from;
      for (let position = from; position < to; position += 1) {
        const byte = bytes[position]!;
        if (byte > 127 && encoding === 'utf-8') return utf8.decode(bytes.subarray(start, end));
        codes[position - from] = table[byte]!;
      }
      text += String.fromCharCode.apply(null, codes);
    }
    return text;
  };
}

/** Arguments of one call are limited; a line of a megabyte is not. */
const SLICE = 8192;
