import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aPrintedReport, docxOf, htmlOf, mutate, numberStyles, seeded } from '#control/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandFailure } from '../command.ts';
import { reviewCommand } from './review.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'review-'));
});
afterAll(() => rm(folder, { recursive: true }));

const style = numberStyles[0] ?? { thousands: ' ', minus: '-' };

async function run(words: readonly string[], options: { previous?: string; json?: boolean } = {}) {
  const lines: string[] = [];
  const code = await reviewCommand.run({
    words,
    options: options.previous === undefined ? {} : { previous: options.previous },
    dataDirectory: folder,
    operator: 'test',
    association: undefined,
    space: undefined,
    json: options.json ?? false,
    print: (line) => lines.push(line),
    progress: () => undefined,
  });
  return { code, text: lines.join('\n') };
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('review', () => {
  it('says that a report agrees, with how much was checked, and ends with 0', async () => {
    const path = await file('right.html', htmlOf(aPrintedReport(seeded(3)), style));
    const { code, text } = await run([path]);
    expect(text).toMatch(
      /^right\.html \(Samordningsförbundet Exempelbygden, 20\d\d\)\n\d+ kontroller, 0 fynd, allt som liknar en räkning kunde läsas\./,
    );
    expect(code).toBe(0);
  });

  it('prints what does not agree as data, with places and nature', async () => {
    const random = seeded(11);
    const { fixture } = mutate(aPrintedReport(random), 'one sign', random);
    const path = await file('wrong.docx', docxOf(fixture, style));
    const { code, text } = await run([path], { json: true });
    const review = JSON.parse(text) as { summary: string; findings: Record<string, unknown>[]; tables: unknown[] };
    expect(review.findings[0]).toMatchObject({
      sentence: expect.any(String),
      nature: expect.any(String),
      line: expect.any(Number),
    });
    expect(review.tables.length).toBeGreaterThan(10);
    expect(review).not.toHaveProperty('report');
    expect([0, 1]).toContain(code);
  });

  it('holds the comparison years to the report of the year before', async () => {
    const path = await file('now.html', htmlOf(aPrintedReport(seeded(3)), style));
    // The same amounts a year earlier are another year's: every comparison year must differ.
    const earlier = htmlOf(aPrintedReport(seeded(3)), style).replaceAll(/\b20\d\d\b/g, (year) =>
      String(Number(year) - 1),
    );
    const { code, text } = await run([path], { previous: await file('before.html', earlier), json: true });
    const rules = (JSON.parse(text) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
    expect(new Set(rules)).toEqual(new Set(['previous-report']));
    expect(code).toBe(1);
  });

  it.each([
    ['empty.txt', '', 'The file is empty.'],
    ['archive.zip', 'PK\u0003\u0004 no document', 'zip archive'],
    ['broken.pdf', '%PDF-1.7\nnothing', 'is damaged'],
    ['data.json', '{"a": 1}', 'JSON'],
  ])('refuses %s with one sentence and 2', async (name, content, words) => {
    const failure = await run([await file(name, content)]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandFailure);
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining(words) });
  });
});
