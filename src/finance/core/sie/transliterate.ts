// Text into CP437. What the alphabet lacks is replaced by something readable, and each replacement is counted.
import { CP437_BYTES } from './code-pages.ts';

/** One character that could not be written, what stands in its place, and how often. */
export type Transliteration = { readonly character: string; readonly replacement: string; readonly count: number };

export type Cp437Writer = {
  /** The bytes of a text; control characters become blanks. */
  readonly encode: (text: string) => readonly number[];
  /** Counts a replacement that was made outside. */
  readonly note: (character: string, replacement: string) => void;
  readonly transliterations: () => Transliteration[];
};

export function cp437Writer(): Cp437Writer {
  const counts = new Map<string, { replacement: string; count: number }>();
  const note = (character: string, replacement: string): void => {
    const known = counts.get(character);
    if (known) known.count += 1;
    else counts.set(character, { replacement, count: 1 });
  };
  return {
    note,
    encode(text) {
      const bytes: number[] = [];
      for (const character of text) {
        const byte = byteOf(character);
        if (byte !== null) {
          bytes.push(byte);
          continue;
        }
        const replacement = replacementOf(character);
        note(character, replacement);
        for (const letter of replacement) bytes.push(byteOf(letter) ?? QUESTION_MARK);
      }
      return bytes;
    },
    transliterations: () => [...counts].map(([character, counted]) => ({ character, ...counted })),
  };
}

const QUESTION_MARK = 63;

/** The byte of a character that CP437 has; null for the others and for control characters. */
function byteOf(character: string): number | null {
  const code = character.codePointAt(0)!;
  if (code >= 32 && code < 127) return code;
  return CP437_BYTES.get(character) ?? null;
}

const REPLACEMENTS: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '\u2010': '-',
  '\u2011': '-',
  '’': "'",
  '‘': "'",
  '”': '"',
  '“': '"',
  '„': '"',
  '…': '...',
  '€': 'EUR',
  ø: 'o',
  Ø: 'O',
  '×': 'x',
  '§': 'par.',
  '©': '(c)',
  '®': '(R)',
  '™': 'TM',
  '•': '*',
  '\u2009': ' ',
  '\u202F': ' ',
  œ: 'oe',
  Œ: 'OE',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
};

/** A named replacement, else the letter without its accents, else a question mark. Control characters become blanks. */
function replacementOf(character: string): string {
  const named = REPLACEMENTS[character];
  if (named !== undefined) return named;
  if (isControl(character)) return ' ';
  const base = character.normalize('NFKD').replaceAll(/\p{Mark}/gu, '');
  const isWritable = base !== '' && Array.from(base).every((letter) => byteOf(letter) !== null);
  return isWritable ? base : '?';
}

function isControl(character: string): boolean {
  const code = character.codePointAt(0)!;
  return code < 32 || code === 127;
}
