import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark, Measured } from './benchmark.ts';
import { LARGE, sieFile } from './sie-file.ts';

export const sieBenchmark: Benchmark = {
  name: 'sie',
  summary: 'Reads a SIE file of 31 MB, 500 000 transactions: speed, memory, and a bare byte scan beside it',
  async run({ progress }) {
    const directory = mkdtempSync(join(tmpdir(), 'stegvis-bench-'));
    try {
      const path = join(directory, 'large.se');
      progress('writing the file');
      writeLargeFile(path);
      return await measure(path, progress);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
};

function writeLargeFile(path: string): void {
  const file = openSync(path, 'w');
  let chunks: Buffer[] = [];
  const flush = (): void => {
    writeSync(file, Buffer.concat(chunks));
    chunks = [];
  };
  for (const chunk of sieFile(LARGE)) {
    chunks.push(chunk);
    if (chunks.length === 4096) flush();
  }
  flush();
  closeSync(file);
}

async function measure(path: string, progress: (sentence: string) => void): Promise<Measured> {
  const megabytes = statSync(path).size / 1e6;
  const part = async (name: string): Promise<(figure: string) => number> => {
    progress(`measuring ${name}`);
    const figures = await runPart(name, path);
    return (figure) => figures[figure] ?? Number.NaN;
  };
  // One after the other: side by side they would disturb each other.
  const floor = await part('floor');
  const speed = await part('speed');
  const memory = await part('memory');
  const walk = await part('walk');
  const figures = {
    megabytes: round(megabytes),
    transactions: memory('rows'),
    firstMegabytesPerSecond: round(megabytes / speed('first')),
    megabytesPerSecond: round(megabytes / speed('seconds')),
    floorMegabytesPerSecond: round(megabytes / floor('seconds')),
    processorMegabytesPerSecond: round(megabytes / speed('processorSeconds')),
    floorProcessorMegabytesPerSecond: round(megabytes / floor('processorSeconds')),
    timesFloor: round(speed('processorSeconds') / floor('processorSeconds')),
    peakMegabytes: round(memory('peakBytes') / 1e6),
    walkSeconds: round(walk('seconds')),
    walkPeakMegabytes: round(walk('peakBytes') / 1e6),
  };
  return { figures, lines: linesOf(figures) };
}

function linesOf(figures: Readonly<Record<string, number>>): readonly string[] {
  return [
    `file               ${figures['megabytes']} MB, ${figures['transactions']} transactions, generated`,
    `read               ${figures['megabytesPerSecond']} MB/s by the clock (median of 7 in a warm process), ${figures['firstMegabytesPerSecond']} the first time`,
    `                   ${figures['processorMegabytesPerSecond']} MB per second of processor time`,
    `floor              ${figures['floorMegabytesPerSecond']} MB/s by the clock, ${figures['floorProcessorMegabytesPerSecond']} of processor time: a bare scan that counts line ends`,
    `                   the reader takes ${figures['timesFloor']} times the floor`,
    `memory             ${figures['peakMegabytes']} MB peak of a fresh process (maxRSS: Node, the file's bytes and the document, all texts kept)`,
    `walk every row     ${figures['walkSeconds']} s with texts and objects decoded, ${figures['walkPeakMegabytes']} MB peak`,
  ];
}

/** Beside this file as source, beside the bundle when built. */
async function runPart(name: string, path: string): Promise<Record<string, number>> {
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = fileURLToPath(new URL(`./sie-bench.worker.${suffix}`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [worker, name, path]);
  return JSON.parse(stdout) as Record<string, number>;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
