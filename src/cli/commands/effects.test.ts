import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';
import { effectsCommand } from './effects.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'stegvis-effects-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

async function effects(table: string, ...words: string[]) {
  const path = join(directory, 'moves.csv');
  writeFileSync(path, table);
  return runCommand(effectsCommand, ['--moves', path, ...words], { dataDirectory: directory });
}

const ten = 'from,to,count\nFORS,ARBETE,10\n';

test('prints the effect by payer and year as JSON', async () => {
  const { code, out } = await effects(
    ten,
    '--from-year',
    '2025',
    '--years',
    '1',
    '--municipality',
    'Jönköping',
    '--json',
  );
  expect(code).toBe(0);
  const json = JSON.parse(out) as Record<string, unknown>;
  expect(json).toMatchObject({
    n: 10,
    moved: 10,
    unmoved: 0,
    byYear: [
      {
        year: 2025,
        kommun: 169_815_280,
        region: 27_071_520,
        stat: 54_132_100,
        public: 251_018_900,
        person: 100_030_200,
      },
    ],
    total: { public: 251_018_900 },
    afterEqualisation: { kommun: 169_815_280 },
  });
  expect(Object.keys(json)).toEqual(
    expect.arrayContaining(['interval', 'parameters', 'warnings', 'sensitivity', 'caveats']),
  );
});

test.each([
  [3, 'fewer than five', 'from,to,count\nFORS,ARBETE,4\n', ['--from-year', '2025'], 'only 4 people'],
  [2, 'a row that is wrong', 'from,to,count\nFORS,LOTTO,4\n', ['--from-year', '2025'], 'line 2: "LOTTO"'],
  [2, 'a column that is missing', 'from,count\nFORS,4\n', ['--from-year', '2025'], 'no column to'],
  [2, 'no year', ten, [], 'the first year is missing'],
  [2, 'three years', ten, ['--from-year', '2025', '--years', '3'], '1 or 2 years'],
  [2, 'an unknown tax', ten, ['--from-year', '2025', '--tax', 'none'], '--tax is statutory or flat'],
  [2, 'an unknown parameter', ten, ['--from-year', '2025', '--assume', 'luck=1'], '"luck" is not the name'],
])('ends with %i on %s', async (code, _, table, words, sentence) => {
  const ran = await effects(table, ...words);
  expect(ran.code).toBe(code);
  expect(ran.err).toContain(sentence);
  expect(ran.out).toBe('');
});
