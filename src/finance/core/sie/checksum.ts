// #KSUMMA: CRC-32 over labels and field texts as CP437 bytes, without blanks, quotation marks, braces, the backslash
// of \" and line ends. Polynomial EDB88320 as in zlib; the result is unsigned.
import { CP437_BYTES } from './code-pages.ts';

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Running value before anything was added. */
export const EMPTY_CHECKSUM = 0xffffffff;

export function addByte(running: number, byte: number): number {
  return TABLE[(running ^ byte) & 0xff]! ^ (running >>> 8);
}

/** Adds a span of CP437 bytes, without the backslash of each `\"`. */
export function addSpan(running: number, bytes: Uint8Array, span: { start: number; end: number }): number {
  let value = running;
  for (let position = span.start; position < span.end; position += 1) {
    if (bytes[position] === 92 && position + 1 < span.end && bytes[position + 1] === 34) continue;
    value = addByte(value, bytes[position]!);
  }
  return value;
}

/** Adds text of a file in another encoding as the CP437 bytes it stands for; what CP437 lacks counts as `?`. */
export function addText(running: number, text: string): number {
  let value = running;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    value = addByte(value, code < 128 ? code : (CP437_BYTES.get(character) ?? 63));
  }
  return value;
}

export function finishChecksum(running: number): number {
  return (running ^ 0xffffffff) >>> 0;
}
