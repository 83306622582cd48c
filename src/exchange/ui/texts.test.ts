import { cannotReadSentence, type CannotReadSheet, type FileKind } from '#exchange/core';
import { describe, expect, test } from 'vitest';
import { cannotReadText, sheetProblemText } from './texts.ts';

const kinds: readonly FileKind[] = ['pdf', 'xls', 'docx', 'zip', 'xlsx', 'sie', 'json', 'markup', 'binary'];
const refusals: readonly CannotReadSheet[] = [
  { kind: 'empty' },
  { kind: 'noTable' },
  { kind: 'damaged', detail: 'x' },
  { kind: 'tooLarge', what: 'bytes', limit: 25_000_000 },
  { kind: 'tooLarge', what: 'rows', limit: 200_000 },
  { kind: 'tooLarge', what: 'columns', limit: 500 },
  ...kinds.map((found) => ({ kind: 'wrongType', found }) as const),
];

describe('texts of refusals', () => {
  test.each(refusals)('$kind says what to do in Swedish and what happened in English', (refusal) => {
    expect(cannotReadText(refusal)).toMatch(/^(?:Filen|Ingen tabell) .*\.$/);
    expect(cannotReadSentence(refusal)).toMatch(/^(?:The|No) .*\.$/);
    expect(cannotReadText(refusal) + cannotReadSentence(refusal)).not.toMatch(/undefined|NaN/);
  });

  test('a size is told in megabytes', () => {
    expect(cannotReadText({ kind: 'tooLarge', what: 'bytes', limit: 25_000_000 })).toContain('25 MB');
  });

  test('an unknown code has no text', () => {
    expect(sheetProblemText('csv-quote-not-closed')).toContain('citattecken');
    expect(sheetProblemText('something-else')).toBeNull();
  });
});
