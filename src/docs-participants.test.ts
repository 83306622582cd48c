// docs/participants.md against the code: every column, problem and rule, and the example as it is read.
import { readTable } from '#exchange/core';
import {
  EXTRA_COLUMNS,
  IMPORT_COLUMNS,
  IMPORT_PROBLEMS,
  QUALITY_RULES,
  readImportRows,
  suggestMapping,
} from '#participants/core';
import { expect, test } from 'vitest';
import { codeWords, fencedBlocks, readDocument, tableRows } from './docs.testing.ts';

const page = readDocument('docs/participants.md');
const firstWords = (heading: string): string[] =>
  tableRows(page, heading).map(([cell = '']) => codeWords(cell)[0] ?? '');

test('it has every column, problem code and rule, and no other', () => {
  expect(firstWords('Columns')).toEqual([...IMPORT_COLUMNS, ...EXTRA_COLUMNS]);
  const problems = tableRows(page, 'Problem codes of a file').map((row) => row.slice(0, 2));
  expect(problems).toEqual(Object.entries(IMPORT_PROBLEMS).map(([code, [severity]]) => [`\`${code}\``, severity]));
  const rules = tableRows(page, 'Data quality').map((row) => row.slice(0, 4));
  expect(rules).toEqual(
    QUALITY_RULES.map(({ code, severity, deadlineDays, says }) => [
      `\`${code}\``,
      severity,
      String(deadlineDays),
      says,
    ]),
  );
});

test('its example is read without a problem', () => {
  const example = fencedBlocks(page).find(({ info }) => info === 'csv participants')?.text ?? '';
  const table = readTable(new TextEncoder().encode(example));
  if (!table.ok) throw new Error(table.refusal.kind);
  const read = readImportRows(table.value.rows, {
    today: '2026-01-01',
    mapping: suggestMapping(table.value.header),
    programmes: [],
    createsProgrammes: true,
  });
  expect(read.problems).toEqual([]);
  expect(read.rows).toHaveLength(2);
});
