import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { countLine, reviewDocument } from '#control/core';
import {
  aPrintedReport,
  documentOf,
  type Layout,
  layouts,
  mutate,
  mutationKinds,
  numberStyles,
  seeded,
} from '#control/server';
import { findProject } from '#database/server';
import { readDocument } from '#exchange/server';
import type { Benchmark } from './benchmark.ts';

const SEED = 20_261_125;
const AGREEING = 20;
const PER_KIND = 25;

/** Real reports, which are nobody's to give away: their paths, as in PATH. */
const REPORTS = 'STEGVIS_BENCH_REPORTS';

export const reviewBenchmark: Benchmark = {
  name: 'review',
  summary: `Reviews invented reports with planted faults in every layout, the demo's own PDF, and the files of ${REPORTS}`,
  async run({ progress }) {
    const lines: string[] = [];
    const figures: Record<string, number> = {};
    for (const layout of layouts) {
      progress(`planting faults: ${layout}`);
      const { found, alarms } = plant(layout);
      const all = Object.values(found).reduce((sum, one) => sum + one, 0);
      figures[`${layout}Found`] = all;
      figures[`${layout}FalseAlarms`] = alarms;
      const kinds = mutationKinds.map((kind) => `${kind} ${found[kind]} of ${PER_KIND}`).join(', ');
      lines.push(
        `${layout.padEnd(8)} ${all} of ${PER_KIND * mutationKinds.length} faults found (${kinds}); ${alarms} false alarms in ${AGREEING} reports that agree`,
      );
    }
    progress('reviewing the report of the demo');
    const own = await ownReport();
    Object.assign(figures, own.figures);
    lines.push(...own.lines);
    for (const path of (process.env[REPORTS] ?? '').split(delimiter).filter(Boolean)) {
      progress(`reviewing ${basename(path)}`);
      lines.push('', ...(await given(path)));
    }
    return { figures, lines };
  },
};

type Found = Record<(typeof mutationKinds)[number], number>;

function plant(layout: Layout): { found: Found; alarms: number } {
  const styleOf = (index: number) => numberStyles[index % numberStyles.length] ?? { thousands: ' ', minus: '-' };
  let alarms = 0;
  for (let index = 0; index < AGREEING; index += 1) {
    alarms += reviewDocument(documentOf(aPrintedReport(seeded(SEED + index * 7919)), layout, styleOf(index))).findings
      .length;
  }
  const found = Object.fromEntries(
    mutationKinds.map((kind) => {
      let count = 0;
      for (let index = 0; index < PER_KIND; index += 1) {
        const random = seeded(SEED + index * 31 + kind.length * 7);
        const { fixture } = mutate(aPrintedReport(random), kind, random);
        if (reviewDocument(documentOf(fixture, layout, styleOf(index))).findings.length > 0) count += 1;
      }
      return [kind, count];
    }),
  ) as Found;
  return { found, alarms };
}

/** The demo's printed PDF, as a user reviews it: time by the clock, and memory of the command and of the reader it starts. */
async function ownReport(): Promise<{ figures: Record<string, number>; lines: string[] }> {
  const directory = mkdtempSync(join(tmpdir(), 'stegvis-bench-'));
  try {
    await command(['demo', '--no-serve', '--data', directory]);
    const file = join(directory, 'rapporter/2024/arsredovisning-2024.pdf');
    const control = JSON.parse(
      (await command(['control', '--year', '2024', '--json', '--data', directory])).output,
    ) as { findings: { ok: boolean }[] };
    const known = control.findings.filter(({ ok }) => !ok).length;
    const run = await command(['review', file, '--json']);
    const review = JSON.parse(run.output) as { summary: string; findings: unknown[] };
    const document = await readDocument(new Uint8Array(readFileSync(file)));
    const pages = document.ok ? (document.value.pages ?? 0) : 0;
    return {
      figures: {
        ownPages: pages,
        ownFindings: review.findings.length,
        ownKnown: known,
        ownSeconds: run.seconds,
        ownMegabytes: run.megabytes,
      },
      lines: [
        `own PDF  ${pages} pages: ${review.summary}; its own control knows ${known} of them`,
        `         ${run.seconds} s by the clock, ${run.megabytes} MB at most, the process that reads the PDF among it`,
      ],
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function given(path: string): Promise<string[]> {
  const document = await readDocument(new Uint8Array(readFileSync(path)));
  if (!document.ok) return [`${basename(path)}: ${document.refusal.kind}`];
  const start = performance.now();
  const review = reviewDocument(document.value);
  const seconds = Math.round(performance.now() - start) / 1000;
  return [
    `${basename(path)}: ${countLine(review)} (${seconds} s after reading)`,
    ...review.findings.map((finding) => `  ${finding.rule.padEnd(22)} ${finding.sentence}`),
    ...review.doubtful.map((finding) => `  (doubtful) ${finding.sentence}`),
    ...review.unread.map(({ what }) => `  (not read) ${what}`),
  ];
}

type Run = { readonly output: string; readonly seconds: number; readonly megabytes: number };

async function command(words: readonly string[]): Promise<Run> {
  const start = performance.now();
  const program = process.argv[1] ?? join(findProject().root, 'src/cli/main.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, memoryOf(child))), 20);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  const seconds = Math.round((performance.now() - start) / 10) / 100;
  return { output, seconds, megabytes: Math.round(peak / 1000) };
}

/** Kilobytes of a process and of all that it started; 0 where the machine does not tell. */
function memoryOf(child: ChildProcess): number {
  try {
    const parents = new Map<number, number>();
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      const stat = readProc(`${name}/stat`);
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    }
    const isOurs = (pid: number): boolean =>
      pid === child.pid || (parents.has(pid) && pid > 1 && isOurs(parents.get(pid) ?? 0));
    return [...parents.keys()]
      .filter(isOurs)
      .reduce((sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readProc(`${pid}/status`))?.[1] ?? 0), 0);
  } catch {
    return 0;
  }
}

/** A process may end while it is looked at. */
function readProc(path: string): string {
  try {
    return readFileSync(join('/proc', path), 'utf8');
  } catch {
    return '';
  }
}
