import { expect, test } from 'vitest';
import { bytesOf, HEAD } from './fixtures.testing.ts';
import { readSie } from './read-sie.ts';
import { refusalMessage, refusalText, type CannotReadSie, type OtherFormat } from './refusal.ts';

function refusalOf(bytes: Uint8Array | string, mostBytes = 1_000_000): CannotReadSie | null {
  const outcome = readSie(typeof bytes === 'string' ? bytesOf(bytes, 'latin-1') : bytes, { mostBytes });
  return outcome.ok ? null : outcome.refusal;
}

test('refuses an empty file, also one of blanks or of a byte order mark', () => {
  for (const text of ['', ' \r\n\t\r\n', '\u00ef\u00bb\u00bf', '\u001a'])
    expect(refusalOf(text)).toEqual({ kind: 'empty' });
});

const others: readonly (readonly [OtherFormat, string])[] = [
  ['pdf', '%PDF-1.7\n%âãÏÓ\n#KONTO'],
  ['zip', 'PK\u0003\u0004\u0014\u0000#FLAGGA'],
  ['gzip', '\u001f\u008b\u0008'],
  ['oldOffice', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1'],
  ['image', '\u0089PNG\r\n'],
  ['rtf', '{\\rtf1 #FLAGGA}'],
  ['html', '<!DOCTYPE html><html><body>#FLAGGA 0</body></html>'],
  ['xml', '<?xml version="1.0"?><Invoice/>'],
  ['utf16', '\u00ff\u00fe#\u0000F\u0000L\u0000'],
  ['binary', '#FLAGGA\u0000\u0000\u0001'],
  ['text', 'konto;belopp\n1930;5\n'],
  ['text', '# Rubrik\n\nText\n'],
  ['text', '#MOMSKOD 5\n#ANNAT 6\n'],
];

test.each(others)('refuses %s and says what it is', (looksLike, text) => {
  expect(refusalOf(text)).toEqual({ kind: 'notSie', looksLike });
});

test('refuses SIE 5 by its own name, with and without prefix, declaration or byte order mark', () => {
  const files = [
    '<?xml version="1.0" encoding="utf-8"?>\n<Sie xmlns="http://www.sie.se/sie5">',
    '<SieEntry>',
    '\u00ef\u00bb\u00bf<?xml version="1.0"?><sie:SieEntry xmlns:sie="http://www.sie.se/sie5">',
  ];
  for (const text of files) expect(refusalOf(text)).toEqual({ kind: 'sie5' });
});

test('refuses a file whose checksum begins and never ends, with the lines', () => {
  const text = HEAD.replace('#FLAGGA 0', '#FLAGGA 0\n#KSUMMA');
  expect(refusalOf(text)).toEqual({ kind: 'truncated', startLine: 2, lastLine: 11 });
});

test('refuses one byte more than the limit and reads the limit itself', () => {
  const bytes = bytesOf(HEAD, 'cp437');
  expect(refusalOf(bytes, bytes.length)).toBeNull();
  expect(refusalOf(bytes, bytes.length - 1)).toEqual({
    kind: 'tooLarge',
    bytes: bytes.length,
    mostBytes: bytes.length - 1,
  });
});

test('reads a file with a heading line above its first record', () => {
  expect(refusalOf(`Export 2024\n${HEAD}`)).toBeNull();
});

test('each refusal is one sentence of what happened and one of what to do, in both languages', () => {
  const refusals: readonly CannotReadSie[] = [
    { kind: 'empty' },
    ...others.map(([looksLike]) => ({ kind: 'notSie', looksLike }) as const),
    { kind: 'sie5' },
    { kind: 'truncated', startLine: 2, lastLine: 9 },
    { kind: 'tooLarge', bytes: 200_000_000, mostBytes: 100_000_000 },
  ];
  for (const refusal of refusals) {
    expect(refusalMessage(refusal)).toMatch(/export/i);
    expect(refusalText(refusal)).toMatch(/xportera/);
  }
  expect(refusalMessage({ kind: 'tooLarge', bytes: 200_000_000, mostBytes: 100_000_000 })).toContain('200 MB');
});
