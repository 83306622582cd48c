import { assert } from './assert.ts';

/** A UUIDv7 of a moment (milliseconds since 1970) and ten random bytes: sorts by time, guessable by nobody. */
export function uuidv7(milliseconds: number, randomBytes: Uint8Array): string {
  assert(randomBytes.length >= 10, 'a UUIDv7 takes ten random bytes');
  const bytes = new Uint8Array(16);
  let rest = milliseconds;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(randomBytes.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** `Funktionsnedsatta i arbete (FIA)` → `funktionsnedsatta-i-arbete-fia`: for ids and addresses. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[åä]/g, 'a')
    .replaceAll('ö', 'o')
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
