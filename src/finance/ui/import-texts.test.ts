import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sieProblemTexts } from '#finance/core';
import { importProblemText, importRefusalText, tableProblemTexts } from './import-texts.ts';

test('every problem that a reader can find has its Swedish sentence', () => {
  const src = join(import.meta.dirname, '../..');
  const files = globSync(
    ['finance/core/ledger/**/*.ts', 'finance/core/*.ts', 'finance/server/*.ts', 'exchange/core/**/*.ts'],
    {
      cwd: src,
    },
  );
  const sources = files
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(src, path), 'utf8'));
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/\bcode: '([a-z0-9-]+)'/g)].map((match) => match[1] ?? ''),
  );
  expect(codes.length).toBeGreaterThan(5);
  const known = new Set([...Object.keys(tableProblemTexts), ...Object.keys(sieProblemTexts)]);
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});

test('a problem of an unknown kind is still told, with its code', () => {
  const text = importProblemText({ severity: 'error', code: 'of-tomorrow', line: 3, message: 'x' }, 'sv');
  expect(text).toContain('of-tomorrow');
});

test('English says the sentence that the problem carries, and refuses in English', () => {
  const problem = { severity: 'error', code: 'no-label', line: 3, message: 'Row 3 has no label.' } as const;
  expect(importProblemText(problem, 'en')).toBe('Row 3 has no label.');
  expect(importRefusalText({ kind: 'noRows' }, 'en')).toContain('no row with an account');
  expect(importRefusalText({ kind: 'noRows' }, 'sv')).toContain('ingen rad med ett kontonummer');
});
