import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findProject } from '#database/server';
import type { Benchmark, Measured } from './benchmark.ts';

const RUNS = 5;

/** The floor: starting Node and the PDF engine once, which no report of ours can do without. */
const FLOOR = `await import('@myriaddreamin/typst-ts-node-compiler'); await import('docx');`;

export const reportBenchmark: Benchmark = {
  name: 'report',
  summary: 'Writes the demo report from data to all its files, as a user does; the start of the engines beside it',
  async run({ progress }) {
    const directory = mkdtempSync(join(tmpdir(), 'stegvis-bench-'));
    try {
      progress('preparing the demo');
      const command = (words: readonly string[]) => measure([...commandLine(), ...words, '--data', directory]);
      await command(['demo', '--no-serve']);
      const out = join(directory, 'bench');
      const runs: Run[] = [];
      const floors: Run[] = [];
      // By turns, so that a busy moment of the machine meets both.
      for (let run = 0; run < RUNS; run += 1) {
        progress(`writing the report, ${run + 1} of ${RUNS}`);
        runs.push(await command(['report', 'annual', '--year', '2024', '--out', out]));
        floors.push(await measure(['--input-type=module', '--eval', FLOOR]));
      }
      return measured(runs, floors);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
};

type Run = { readonly seconds: number; readonly processorSeconds: number };

function measured(runs: readonly Run[], floors: readonly Run[]): Measured {
  const median = (all: readonly Run[], figure: keyof Run): number =>
    all.map((run) => run[figure]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  const figures = {
    seconds: round(median(runs, 'seconds')),
    fastestSeconds: round(Math.min(...runs.map(({ seconds }) => seconds))),
    processorSeconds: round(median(runs, 'processorSeconds')),
    floorSeconds: round(median(floors, 'seconds')),
    floorProcessorSeconds: round(median(floors, 'processorSeconds')),
    timesFloor: round(median(runs, 'processorSeconds') / median(floors, 'processorSeconds')),
  };
  return {
    figures,
    lines: [
      `report   ${figures.seconds} s by the clock (median of ${RUNS}, fastest ${figures.fastestSeconds}), ${figures.processorSeconds} s of processor time`,
      `floor    ${figures.floorSeconds} s by the clock, ${figures.floorProcessorSeconds} s of processor time: Node that loads the PDF engine and the Word library`,
      `         the report takes ${figures.timesFloor} times the floor`,
    ],
  };
}

/** The command line that is running now: the sources or the bundle. */
function commandLine(): readonly string[] {
  return [process.argv[1] ?? join(findProject().root, 'src/cli/main.ts')];
}

/** A child of a shell, whose `times` tells the processor time of the child and of all that it started. */
async function measure(words: readonly string[]): Promise<Run> {
  const start = performance.now();
  const { stdout } = await promisify(execFile)(
    'sh',
    ['-c', '"$@" >/dev/null; times', 'sh', process.execPath, ...words],
    {
      cwd: findProject().root,
    },
  );
  const seconds = (performance.now() - start) / 1000;
  // The second line is of the children: `0m5.738s 0m0.475s`.
  const ofChildren = stdout.trim().split('\n').at(-1) ?? '';
  const spent = [...ofChildren.matchAll(/(\d+)m([\d.,]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number((rest ?? '0').replace(',', '.')),
  );
  return { seconds, processorSeconds: spent.reduce((sum, part) => sum + part, 0) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
