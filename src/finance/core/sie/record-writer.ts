// Lines of a SIE file as CP437 bytes, and the checksum over what is written.
import { addByte, EMPTY_CHECKSUM, finishChecksum } from './checksum.ts';
import type { SieObjectRef } from './sie-document.ts';
import type { Cp437Writer } from './transliterate.ts';

type Field = { readonly bare: string } | { readonly text: string } | { readonly objects: readonly SieObjectRef[] };

export type RecordWriter = {
  readonly write: (label: string, fields: readonly Field[]) => void;
  readonly brace: (brace: '{' | '}') => void;
  readonly startChecksum: () => void;
  readonly endChecksum: () => void;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
};

const SPACE = 32;
const QUOTE = 34;
const SLASH = 47;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const NEEDS_QUOTES: readonly number[] = [SPACE, QUOTE, OPEN, CLOSE];
const CRLF = [13, 10] as const;

export function recordWriter(alphabet: Cp437Writer): RecordWriter {
  const output = growingBytes();
  let running: number | null = null;

  /** Content counts in the checksum; blanks, quotation marks, braces and escapes do not. */
  const content = (bytes: readonly number[]): void => {
    for (const byte of bytes) {
      if (running !== null) running = addByte(running, byte);
      output.push(byte);
    }
  };

  const quoted = (text: string): void => {
    const bytes = alphabet.encode(text);
    const endsInBackslash = bytes.at(-1) === BACKSLASH;
    // A backslash before the closing mark would escape it. Bare fields have no closing mark; where a field must be
    // quoted, a slash says the same in a path.
    if (endsInBackslash && bytes.every((byte) => !NEEDS_QUOTES.includes(byte))) {
      content(bytes);
      return;
    }
    if (endsInBackslash) alphabet.note('\\', '/');
    output.push(QUOTE);
    bytes.forEach((byte, index) => {
      if (byte === QUOTE) output.push(BACKSLASH);
      content([endsInBackslash && index === bytes.length - 1 ? SLASH : byte]);
    });
    output.push(QUOTE);
  };

  const objectList = (objects: readonly SieObjectRef[]): void => {
    output.push(OPEN);
    objects.forEach(({ dimension, object }, index) => {
      if (index > 0) output.push(SPACE);
      if (/^\d+$/.test(dimension)) content(alphabet.encode(dimension));
      else quoted(dimension);
      output.push(SPACE);
      quoted(object);
    });
    output.push(CLOSE);
  };

  const line = (label: string, fields: readonly Field[]): void => {
    content(alphabet.encode(label));
    for (const field of fields) {
      output.push(SPACE);
      if ('bare' in field) content(alphabet.encode(field.bare));
      else if ('text' in field) quoted(field.text);
      else objectList(field.objects);
    }
    CRLF.forEach(output.push);
  };

  return {
    write: line,
    brace(brace) {
      output.push(brace === '{' ? OPEN : CLOSE);
      CRLF.forEach(output.push);
    },
    startChecksum() {
      line('#KSUMMA', []);
      running = EMPTY_CHECKSUM;
    },
    endChecksum() {
      const sum = finishChecksum(running ?? EMPTY_CHECKSUM);
      running = null;
      line('#KSUMMA', [{ bare: String(sum) }]);
    },
    bytes: output.bytes,
  };
}

function growingBytes(): { push: (byte: number) => void; bytes: () => Uint8Array<ArrayBuffer> } {
  let buffer = new Uint8Array(65_536);
  let length = 0;
  return {
    push(byte) {
      if (length === buffer.length) {
        const larger = new Uint8Array(buffer.length * 2);
        larger.set(buffer);
        buffer = larger;
      }
      buffer[length] = byte;
      length += 1;
    },
    bytes: () => buffer.slice(0, length),
  };
}
