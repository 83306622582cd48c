import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCopied, readTabText } from './pasted.ts';
import { readHtmlTable } from './html-table.ts';

type Case = { name: string; text: string; html?: string; rows: string[][] };
const cases = parse(readFileSync(new URL('copied.cases.yaml', import.meta.url), 'utf8')) as Case[];

test.each(cases)('$name', ({ text, html, rows }) => {
  expect(readCopied({ text, ...(html === undefined ? {} : { html }) })).toEqual(rows);
});

const cell = fc.string({ unit: fc.constantFrom('a', 'ö', ' ', '"', '\t', '\n', ';', '1', '<', '&', '>', '-') });

test('whatever Excel quotes comes back cell by cell', () => {
  const quote = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = rows.map((cells) => cells.map(quote).join('\t')).join('\n');
      expect(readTabText(`${text}\n`)).toEqual(rows);
    }),
  );
});

test('cells of HTML come back cell by cell, without the space around them', () => {
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const html = rows
        .map((cells) => `<tr>${cells.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`)
        .join('');
      const tidy = (text: string): string => text.replaceAll(/[ \t\n]+/g, ' ').trim();
      expect(readHtmlTable(`<table>${html}</table>`)).toEqual(rows.map((cells) => cells.map(tidy)));
    }),
  );
});

test('no markup makes it throw or hang', () => {
  const piece = fc.constantFrom(
    '<table>',
    '</table>',
    '<tr>',
    '<td',
    ' colspan=9',
    '>',
    '</td>',
    '<!--',
    '-->',
    '"',
    "'",
    'a',
    '&',
    '&#',
    '<style>',
    '<',
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => void readHtmlTable(pieces.join(''))));
  const started = performance.now();
  readHtmlTable('<table><tr>' + '<td>"'.repeat(50_000));
  readHtmlTable('<'.repeat(100_000));
  readHtmlTable('<table><tr><td colspan=99999 rowspan=999999>x</td></tr></table>');
  expect(performance.now() - started).toBeLessThan(60_000);
});
