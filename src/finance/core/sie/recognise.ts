// Tells from the first bytes whether a file can be SIE 1–4, so that a refusal can say what the file is instead.
import type { CannotReadSie, OtherFormat } from './refusal.ts';

/** The refusal that the first bytes call for; null when the file may be SIE. `start` skips a byte order mark. */
export function recognise(bytes: Uint8Array, start: number): CannotReadSie | null {
  const first = firstInk(bytes, start);
  if (first === bytes.length) return { kind: 'empty' };
  const looksLike = bySignature(bytes);
  if (looksLike) return { kind: 'notSie', looksLike };
  const head = asLatin1(bytes.subarray(first, first + HEAD));
  if (head.startsWith('<')) return ofMarkup(head);
  if (head.includes('\0')) return { kind: 'notSie', looksLike: 'binary' };
  return KNOWN_START.test(head) ? null : { kind: 'notSie', looksLike: 'text' };
}

const HEAD = 4096;

/** A record at the start of some line: a stray heading above the first one does not make it another format. */
const KNOWN_START = /(^|[\r\n])[ \t]*#[A-Z]{2,}/;

const SIGNATURES: readonly (readonly [OtherFormat, string])[] = [
  ['pdf', '%PDF'],
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['gzip', '\u001F\u008B'],
  ['oldOffice', '\u00D0\u00CF\u0011\u00E0'],
  ['image', '\u0089PNG'],
  ['image', '\u00FF\u00D8\u00FF'],
  ['image', 'GIF8'],
  ['rtf', '{\\rtf'],
  ['utf16', '\u00FF\u00FE'],
  ['utf16', '\u00FE\u00FF'],
];

function bySignature(bytes: Uint8Array): OtherFormat | null {
  const head = asLatin1(bytes.subarray(0, 8));
  return SIGNATURES.find(([, signature]) => head.startsWith(signature))?.[0] ?? null;
}

function ofMarkup(head: string): CannotReadSie {
  if (/sie\.se\/sie5|<([\w-]+:)?(Sie|SieEntry)[\s>/]/.test(head)) return { kind: 'sie5' };
  return { kind: 'notSie', looksLike: /<!doctype html|<html/i.test(head) ? 'html' : 'xml' };
}

function firstInk(bytes: Uint8Array, start: number): number {
  let position = start;
  // 26 (Ctrl-Z) ended text files in DOS.
  while (position < bytes.length && ((bytes[position]! <= 32 && bytes[position] !== 0) || bytes[position] === 26))
    position += 1;
  return position;
}

function asLatin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
