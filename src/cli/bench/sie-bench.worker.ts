// The measured half of the SIE benchmark, in a process of its own: peak memory is that of the whole process.
import { readFileSync } from 'node:fs';
import { readSie, transactionsOf, type ReadSie } from '#finance/core';

const [part = '', path = ''] = process.argv.slice(2);
const bytes = readFileSync(path);

if (part === 'floor') report(medians(repeat(7, () => countLineEnds(bytes))));
else if (part === 'speed') {
  const first = timesOf(() => read());
  report({ first: first.seconds, ...medians(repeat(7, () => read())) });
} else if (part === 'memory') {
  const document = read();
  report({ rows: document.vouchers.transactionCount, peakBytes: peakBytes() });
} else if (part === 'walk') {
  const document = read();
  let letters = 0;
  const { seconds } = timesOf(() => {
    for (const { row } of transactionsOf(document)) letters += row.text.length + row.objects.length;
  });
  report({ seconds, letters, peakBytes: peakBytes() });
}

function read(): ReadSie {
  const outcome = readSie(bytes);
  if (!outcome.ok) throw new Error(`the generated file was refused: ${outcome.refusal.kind}`);
  const worst = outcome.value.problems.find(({ severity }) => severity !== 'info');
  if (worst) throw new Error(`the generated file has a problem: ${worst.message}`);
  return outcome.value;
}

/** Named floor: the least that any reader must do, look at each byte once. */
function countLineEnds(of: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < of.length; index += 1) if (of[index] === 10) count += 1;
  return count;
}

type Times = { readonly seconds: number; readonly processorSeconds: number };

function repeat(times: number, work: () => unknown): Times[] {
  return Array.from({ length: times }, () => timesOf(work));
}

/** By the clock, and of the processor: on a busy machine only the second says something about the program. */
function timesOf(work: () => unknown): Times {
  const processor = process.cpuUsage();
  const start = process.hrtime.bigint();
  work();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const { user, system } = process.cpuUsage(processor);
  return { seconds, processorSeconds: (user + system) / 1e6 };
}

function medians(times: readonly Times[]): Times {
  const median = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return {
    seconds: median(times.map(({ seconds }) => seconds)),
    processorSeconds: median(times.map(({ processorSeconds }) => processorSeconds)),
  };
}

/** Linux and macOS as Node reports it: kilobytes. */
function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function report(figures: Readonly<Record<string, number>>): void {
  process.stdout.write(JSON.stringify(figures));
}
