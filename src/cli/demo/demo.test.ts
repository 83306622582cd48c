// The main job as its user runs it: from ledgers, counts and texts to the annual report, its control and its files.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '#control/core';
import { extractDocx, extractHtml, extractJson, extractPdf } from '#reports/testing';
import { stegvisIn, type Run } from '../testing/run-stegvis.ts';

const expectedFiles = [
  'arsredovisning-2024-arkiv.pdf',
  'arsredovisning-2024.docx',
  'arsredovisning-2024.html',
  'arsredovisning-2024.json',
  'arsredovisning-2024.pdf',
  'kontrollblad-2024-arkiv.pdf',
  'kontrollblad-2024.html',
  'kontrollblad-2024.pdf',
];

/** What is wrong in the printed report and stays wrong in the demo: rule, grade, both numbers. */
const knownFaults = [
  'referrers-enrolled blocking 70 90',
  'same-period warning 70 90',
  'same-period warning 80 79',
  'same-period warning 23 25',
  'impossible-percentage warning 34 33',
];

let parent: string;
let stegvis: ReturnType<typeof stegvisIn>;
let first: Run;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'stegvis-demo-'));
  stegvis = stegvisIn(parent);
  first = await stegvis('demo', '--no-serve');
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test('the demo ends well and says where its files are', () => {
  expect(first.err).toBe('');
  expect(first.code).toBe(0);
  expect(readdirSync(reports()).toSorted()).toEqual(expectedFiles);
  for (const name of expectedFiles) expect(first.out).toContain(join('rapporter', '2024', name));
});

test('control shows the faults of the printed report and nothing else', async () => {
  const control = await stegvis('control', '--year', '2024', '--data', 'data-demo', '--json');
  expect(control.code).toBe(1);
  const { findings } = JSON.parse(control.out) as { findings: Finding[] };
  const wrong = findings.filter(({ ok }) => !ok);
  expect(wrong.map(({ rule, severity, left, right }) => `${rule} ${severity} ${left} ${right}`).toSorted()).toEqual(
    knownFaults.toSorted(),
  );
  for (const finding of findings) {
    expect(Object.keys(finding)).toEqual(
      expect.arrayContaining(['id', 'rule', 'severity', 'ok', 'left', 'right', 'difference', 'place']),
    );
  }
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  expect(findings.length).toBeGreaterThan(500);
});

test('every form of the report shows the same numbers', async () => {
  const model = extractJson(file('arsredovisning-2024.json').toString());
  expect(model.rows.length).toBeGreaterThan(200);
  for (const name of ['arsredovisning-2024.pdf', 'arsredovisning-2024-arkiv.pdf']) {
    const pdf = await extractPdf(file(name));
    expect(pdf.rows, name).toEqual(model.rows);
    expect(pdf.numbers, name).toBe(model.numbers);
  }
  expect(extractHtml(file('arsredovisning-2024.html').toString())).toEqual(model);
  expect(extractDocx(file('arsredovisning-2024.docx'))).toEqual(model);
});

test('no linked figure of the texts is missing', async () => {
  const report = await stegvis('report', 'annual', '--year', '2024', '--data', 'data-demo', '--out', 'again', '--json', '--formats', 'json');
  expect(JSON.parse(report.out)).toMatchObject({ year: 2024, problems: [] });
});

test('the register of Lex Heller gives the printed number of reports', async () => {
  const run = await stegvis('figures', '--year', '2024', '--data', 'data-demo', '--json');
  const { figures } = JSON.parse(run.out) as { figures: { id: string; value: number }[] };
  expect(figures.find(({ id }) => id === 'collaboration.lexHeller@2024')).toMatchObject({ value: 17 });
});

test('running it again changes nothing: same files, byte by byte', async () => {
  const before = expectedFiles.map(file);
  const again = await stegvis('demo', '--no-serve');
  expect(again.code).toBe(0);
  expect(again.out).toContain('Ledger 2024: already there (version 1)');
  expect(expectedFiles.filter((name, index) => !before[index]?.equals(file(name)))).toEqual([]);
});

test('a backup brought back gives the same report, byte by byte', async () => {
  expect((await stegvis('backup', 'demo.backup', '--data', 'data-demo')).code).toBe(0);
  expect(await stegvis('restore', 'demo.backup', '--data', 'restored')).toMatchObject({ code: 0 });
  expect(await stegvis('report', 'annual', '--year', '2024', '--data', 'restored', '--out', 'from-backup')).toMatchObject({ code: 0 });
  const made = join(parent, 'from-backup');
  const written = readdirSync(made);
  expect(written.toSorted()).toEqual(expectedFiles);
  const differing = written.filter((name) => !readFileSync(join(made, name)).equals(file(name)));
  expect(differing).toEqual([]);
});

test('a blocking fault stops the lock, and the trail says that it was tried', async () => {
  const lock = await stegvis('report', 'lock', '--year', '2024', '--data', 'data-demo');
  expect(lock.code).toBe(1);
  expect(lock.err).toContain('1 blocking findings stop the lock');
  expect((await stegvis('audit', 'verify', '--data', 'data-demo')).code).toBe(0);
});

test('refuses a directory that a demo did not make, and leaves it alone', async () => {
  const own = join(parent, 'own-books');
  mkdirSync(own);
  writeFileSync(join(own, 'bokslut.txt'), 'vårt');
  const refused = await stegvis('demo', '--no-serve', '--data', 'own-books');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('was not made by a demo');
  expect(readdirSync(own)).toEqual(['bokslut.txt']);
});

function reports(): string {
  return join(parent, 'data-demo', 'rapporter', '2024');
}

function file(name: string): Buffer {
  return readFileSync(join(reports(), name));
}
