import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  bytesOf,
  encodings,
  HEAD,
  HEAD_LINES,
  lineEnds,
  problemsOf,
  accepted,
  withoutAccents,
} from './fixtures.testing.ts';
import { readSie, type ReadSie } from './read-sie.ts';
import type { SieRow } from './sie-document.ts';

type Case = {
  readonly name: string;
  readonly whole?: boolean;
  readonly body: string;
  readonly problems: readonly string[];
  readonly expect?: Readonly<Record<string, unknown>>;
  readonly vouchers?: readonly string[];
  readonly rows?: readonly string[];
};

const cases = parse(readFileSync(new URL('deviations.cases.yaml', import.meta.url), 'utf8')) as readonly Case[];

describe.each(cases)('$name', (given) => {
  const text = given.whole ? given.body : HEAD + given.body;
  const combinations = encodings.flatMap((encoding) =>
    Object.entries(lineEnds).map(([name, end]) => ({ encoding, name, end })),
  );

  test.each(combinations)('in $encoding with $name', ({ encoding, end }) => {
    const document = accepted(readSie(bytesOf(text.replaceAll('\n', end), encoding)));
    const asWritten = (value: unknown): unknown =>
      encoding === 'ascii' ? JSON.parse(withoutAccents(JSON.stringify(value))) : value;
    const offset = given.whole ? 0 : HEAD_LINES;
    expect(problemsOf(document).toSorted()).toEqual(
      given.problems.map((problem) => moved(problem, offset)).toSorted(),
    );
    const plain = { ...document, vouchers: [...document.vouchers] };
    for (const [path, value] of Object.entries(given.expect ?? {})) {
      expect([path, valueAt(plain, path)]).toEqual([path, asWritten(value)]);
    }
    // A case that says nothing of vouchers or rows is held against what was read.
    const vouchers = vouchersOf(document);
    const rows = rowsOf(document);
    expect(vouchers).toEqual(given.vouchers ? asWritten(given.vouchers) : vouchers);
    expect(rows).toEqual(given.rows ? asWritten(given.rows) : rows);
  });
});

test('the four encodings are told apart by their bytes', () => {
  const found = encodings.map((encoding) => accepted(readSie(bytesOf(HEAD, encoding))).encoding);
  expect(found).toEqual(encodings);
});

function moved(problem: string, lines: number): string {
  const [line = '', code = ''] = problem.split(' ');
  return line === '-' ? problem : `${Number(line) + lines} ${code}`;
}

/** `accounts.2.name` of a document. */
function valueAt(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
}

function vouchersOf(document: ReadSie): string[] {
  return Array.from(
    document.vouchers,
    ({ series, number, date, rows }) => `${series} ${number} ${date} ${rows.length}`,
  );
}

function rowsOf(document: ReadSie): string[] {
  return Array.from(document.vouchers, ({ rows }) => rows.map(rowText)).flat();
}

function rowText(row: SieRow): string {
  const objects = row.objects.map(({ dimension, object }) => `${dimension}=${object}`).join(',');
  const kind = row.kind === 'trans' ? '' : `${row.kind} `;
  return `${kind}${row.account} ${row.amountOre} {${objects}} ${row.text}`;
}
