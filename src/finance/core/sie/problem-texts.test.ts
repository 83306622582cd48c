import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HEAD, read } from './fixtures.testing.ts';
import { problemMessages } from './problem-messages.ts';
import { problemText, problemTexts, severityText } from './problem-texts.ts';
import { MOST_OF_ONE_CODE, severityOf, type SieProblemCode } from './sie-problem.ts';

const codes = Object.keys(problemMessages) as SieProblemCode[];
const docs = readFileSync(join(import.meta.dirname, '../../../../docs/sie-problems.md'), 'utf8');

/** Rows of the tables in the docs: code → severity. */
const documented = new Map(
  [...docs.matchAll(/^\| `([a-z0-9-]+)` \| (error|warning|info) \|/gm)].map((row) => [row[1]!, row[2]!]),
);

describe('each code', () => {
  test('has a Swedish sentence, an English one and a row in docs/sie-problems.md', () => {
    expect(Object.keys(problemTexts).toSorted()).toEqual(codes.toSorted());
    expect([...documented.keys()].toSorted()).toEqual(codes.toSorted());
  });

  test('has the severity that its row says', () => {
    expect(codes.map((code) => [code, severityOf(code)])).toEqual(codes.map((code) => [code, documented.get(code)]));
  });

  test('occurs in a test of the reader', () => {
    const tests = ['deviations.cases.yaml', 'checksum.test.ts', 'encoding.test.ts', 'problem-texts.test.ts']
      .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
      .join('\n');
    expect(codes.filter((code) => !tests.includes(code))).toEqual([]);
  });
});

test('a problem can be said in both languages with its facts', () => {
  const document = read(`${HEAD}#VER A 12 20240105\n{\n#TRANS 1930 {} 1234.5\n}\n`);
  const [problem] = document.problems.filter(({ severity }) => severity === 'error');
  expect(problem?.message).toBe('Voucher A 12 does not balance: debit minus credit is 1234.50.');
  expect(problemText(problem!)).toBe('Verifikation A 12 är i obalans: debet minus kredit är 1\u202f234,50 kr.');
  expect(severityText(problem!.severity)).toBe('fel');
});

test('every sentence of a file full of problems ends with a full stop and holds no undefined fact', () => {
  const lines = [
    '#KONTO X ""',
    '#VER A 1 2024-01-05 "a',
    '{',
    '#TRANS 1930 {1} 5,0',
    '}',
    '#PSALDO 0 x 1930 5',
    '#NY 1',
  ];
  for (const problem of read(`${HEAD}${lines.join('\n')}`).problems) {
    for (const sentence of [problem.message, problemText(problem)]) {
      expect(sentence).toMatch(/[.]$/);
      expect(sentence).not.toMatch(/undefined|null|\[object/);
    }
  }
});

test('thousands of the same kind are listed in part and counted in one problem (problems-more)', () => {
  const rows = Array.from({ length: MOST_OF_ONE_CODE + 5 }, () => '#TRANS 1930 {} 0,0\n').join('');
  const { problems } = read(`${HEAD}#VER A 1 20240105\n{\n${rows}}\n`);
  expect(problems.filter(({ code }) => code === 'amount-comma')).toHaveLength(MOST_OF_ONE_CODE);
  expect(problems.find(({ code }) => code === 'problems-more')?.facts).toEqual({ code: 'amount-comma', count: 5 });
});

test('problems come in the order of lines, those of the whole file first', () => {
  const { problems } = read('#KONTO 1930 ""\n#VER A 1 20240105\n{\n#TRANS 1 {} 5\n}\n');
  const lines = problems.map(({ line }) => line ?? 0);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  expect(lines.filter((line) => line === 0).length).toBeGreaterThan(2);
});
