import { cannotReadSentence, type CannotReadDocument, type CannotReadSheet, type FileKind } from '#exchange/core';
import { describe, expect, test } from 'vitest';
import { cannotReadDocumentText } from './document-texts.ts';
import { cannotReadText } from './texts.ts';

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

const documentRefusals: readonly CannotReadDocument[] = [
  { kind: 'empty' },
  { kind: 'encrypted' },
  { kind: 'scanned', pages: 3 },
  { kind: 'damaged', detail: 'x' },
  { kind: 'tooSlow', seconds: 20 },
  { kind: 'tooMuchMemory' },
  { kind: 'busy' },
  ...(['bytes', 'unpacked', 'pages', 'words'] as const).map(
    (what) => ({ kind: 'tooLarge', what, limit: 2_000_000 }) as const,
  ),
  ...(['xls', 'zip', 'unheard-of'] as const).map((found) => ({ kind: 'wrongType', found }) as const),
];

describe('texts of refusals', () => {
  test.each(refusals)('$kind says what to do in both languages', (refusal) => {
    const said = [cannotReadText(refusal, 'sv'), cannotReadText(refusal, 'en'), cannotReadSentence(refusal)];
    expect(said[0]).toMatch(/^(?:Filen|Ingen tabell) .*\.$/);
    expect(said[1]).toMatch(/^(?:The|No) .*\.$/);
    expect(said[2]).toMatch(/^(?:The|No) .*\.$/);
    expect(said.join()).not.toMatch(/undefined|NaN/);
  });

  test.each(documentRefusals)('a report: $kind says what to do in both languages', (refusal) => {
    const said = [cannotReadDocumentText(refusal, 'sv'), cannotReadDocumentText(refusal, 'en')];
    expect(said[0]).toMatch(/^(?:Filen|Många) .*\.$/);
    expect(said[1]).toMatch(/^(?:The|Many) .*\.$/);
    expect(said.join()).not.toMatch(/undefined|NaN/);
  });

  test('a size is told in megabytes', () => {
    expect(cannotReadText({ kind: 'tooLarge', what: 'bytes', limit: 25_000_000 }, 'sv')).toContain('25 MB');
    expect(cannotReadDocumentText({ kind: 'tooLarge', what: 'bytes', limit: 25_000_000 }, 'en')).toContain('25 MB');
  });
});
