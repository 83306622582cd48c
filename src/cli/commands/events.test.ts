// The lists that an office has come in once, with every fault at its line, and the printed figures come out.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stegvisIn } from '../testing/run-stegvis.ts';

const demo = join(import.meta.dirname, '../../../demo');
let directory = '';
let stegvis: ReturnType<typeof stegvisIn>;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'stegvis-events-'));
  stegvis = stegvisIn(directory);
  await stegvis('init', '--association', 'Provet', '--orgnr', '222000-2428');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function json<T>(...words: readonly string[]): Promise<T> {
  const { code, out, err } = await stegvis(...words, '--json');
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as T;
}

type Figures = {
  readonly training: { readonly women: number; readonly men: number };
  readonly kinds: readonly {
    readonly kind: string;
    readonly events: number;
    readonly highest: { readonly part: number; readonly whole: number } | null;
    readonly questions: readonly { readonly mean: number | null }[];
  }[];
};

test('the lists of 2020 and 2024 give the printed figures, and once more they add nothing', async () => {
  for (const year of [2020, 2024]) {
    const list = join(demo, `events-${year}.csv`);
    expect(await json('events', 'import', list)).toMatchObject({ changed: 0, unchanged: 0, problems: [] });
    expect(await json('events', 'import', list)).toMatchObject({ added: 0, changed: 0 });
  }
  expect((await json<Figures>('events', 'figures', '--year', '2020')).training).toMatchObject({ women: 65, men: 29 });
  const { kinds } = await json<Figures>('events', 'figures', '--year', '2024');
  const verksam = kinds.find(({ kind }) => kind === 'verksam');
  expect(verksam).toMatchObject({ events: 52, highest: { part: 123, whole: 156 } });
  expect(kinds.find(({ kind }) => kind === 'sip')?.questions[0]?.mean?.toFixed(2)).toBe('4.91');
});

test('a list with a fault is told by its line, and nothing of it is kept', async () => {
  const path = join(directory, 'faults.csv');
  writeFileSync(
    path,
    'datum;slag;kvinnor;män\n2023-02-01;VerkSam;3;2\n2023-02-30;VerkSam;3;2\n2023-03-01;Dans;3;-2\n',
  );
  const run = await stegvis('events', 'import', path, '--json');
  expect(run.code).toBe(1);
  const { added, problems } = JSON.parse(run.out) as {
    added: number;
    problems: { line: number; severity: string }[];
  };
  expect(added).toBe(0);
  expect(new Set(problems.map(({ line }) => line))).toEqual(new Set([3, 4]));
  expect((await json<Figures>('events', 'figures', '--year', '2023')).kinds).toEqual([]);
});
