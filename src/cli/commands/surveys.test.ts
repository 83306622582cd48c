import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stegvisIn } from '../testing/run-stegvis.ts';

let directory = '';
let stegvis: ReturnType<typeof stegvisIn>;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'stegvis-surveys-'));
  stegvis = stegvisIn(directory);
  await stegvis('init', '--association', 'Provet', '--orgnr', '222000-2428');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const words = ['--questionnaire', 'participant-ended', '--round', 'avslut-2024', '--programme'];

function write(name: string, answers: readonly number[]): string {
  const rows = answers.map((value, at) => `2024-0${(at % 9) + 1},${at % 2 ? 'kvinna' : 'man'},${value}`);
  writeFileSync(join(directory, name), ['month,sex,usefulSupport', ...rows].join('\n'));
  return name;
}

test('answers go in and results come out as JSON', async () => {
  const file = write('enter.csv', [6, 6, 6, 6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 4, 4, 4, 3, 2]);
  const done = await stegvis(
    'surveys',
    'import-answers',
    file,
    ...words,
    'Enter',
    '--create-programmes',
    '--offered',
    '25',
  );
  expect(done).toMatchObject({ code: 0, out: '19 answers of enter are in the round avslut-2024.' });
  const { out } = await stegvis('surveys', 'results', '--round', 'avslut-2024', '--programme', 'Enter', '--json');
  const { items } = JSON.parse(out) as { items: Record<string, unknown>[] };
  expect(items.find(({ item }) => item === 'usefulSupport')).toEqual({
    item: 'usefulSupport',
    n: 19,
    offered: 25,
    responseRate: 0.76,
    distribution: [0, 1, 1, 3, 5, 9],
    mean: 96 / 19,
    median: 5,
    positive: { share: 17 / 19, low: expect.closeTo(0.6861, 4) as number, high: expect.closeTo(0.9706, 4) as number },
    clearlyPositive: {
      share: 14 / 19,
      low: expect.closeTo(0.5121, 4) as number,
      high: expect.closeTo(0.8819, 4) as number,
    },
    suppressed: false,
    tooFew: false,
  });
  expect(items.find(({ item }) => item === 'readyForWork')).toMatchObject({ n: null, suppressed: true });
  expect((await stegvis('surveys', 'results', '--round', 'avslut-2024')).out).toMatch(/usefulSupport +n 19, 76/);
});

test.each([
  [1, 'a programme that is not there', ['okand', '--offered', '25'], 'there is no programme "okand"'],
  [1, 'more answers than were asked', ['Enter', '--offered', '2', '--replace'], 'only 2 were asked'],
  [2, 'no number of those asked', ['Enter'], '--offered is missing'],
  [2, 'a number that is none', ['Enter', '--offered', 'många'], '--offered is a whole number'],
])('ends with %i on %s', async (code, _, more, sentence) => {
  const file = write('more.csv', [6, 6, 6]);
  const ran = await stegvis('surveys', 'import-answers', file, ...words, ...more);
  expect(ran).toMatchObject({ code, out: '' });
  expect(ran.err).toContain(sentence);
});

test('results of a round that is not there end with 1', async () => {
  const ran = await stegvis('surveys', 'results', '--round', 'ingen');
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toContain('there is no round "ingen"');
});
