import { execFile, fork, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { findProject, openInstallation, type Installation } from '#database/server';
import { startWebServer } from '../web/web-server.ts';
import { readWebSettings } from '../web/web-settings.ts';
import type { BarePage } from './bare-web.worker.ts';
import type { Benchmark, Measured } from './benchmark.ts';
import { recordQueries } from './record-queries.ts';
import { get, logIn, openClient, type Client } from './web-client.ts';
import { findPages, weighFirstVisit } from './web-pages.ts';

const MOST_PAGES = 150;
const ROUNDS = 9;
const CLIENTS = 50;
const SECONDS = 8;
/** Connections that the application keeps to the database: the bare handler has as many. */
const CONNECTIONS = 10;

export const webBenchmark: Benchmark = {
  name: 'web',
  summary:
    'Serves the demo: first visit, the heaviest page, 50 clients at once, memory; a bare handler with the same queries beside it',
  async run({ progress }) {
    const directory = mkdtempSync(join(tmpdir(), 'stegvis-bench-'));
    try {
      progress('preparing the demo');
      await promisify(execFile)(process.execPath, [commandLine(), 'demo', '--no-serve', '--data', directory], {
        cwd: findProject().root,
      });
      const application = await measureApplication(directory, progress);
      const bare = await measureBare(directory, application, progress);
      return measured(application, bare);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
};

type Load = {
  readonly perSecond: number;
  readonly errors: number;
  readonly medianMs: number;
  readonly slowestMs: number;
  /** Of the serving process, one request; null where the system does not tell. */
  readonly processorMs: number | null;
};

type Application = {
  readonly firstVisit: { readonly bytes: number; readonly files: number };
  readonly pages: number;
  readonly heaviest: { readonly path: string; readonly medianMs: number; readonly wireBytes: number };
  readonly mixed: Load;
  readonly heaviestLoad: Load;
  readonly peakMegabytes: number | null;
};

async function measureApplication(directory: string, progress: (sentence: string) => void): Promise<Application> {
  const { server, origin } = await serve(directory);
  try {
    const client = await logIn(openClient(origin, CLIENTS), 'office');
    progress('weighing the first visit');
    const firstVisit = await weighFirstVisit(client);
    progress('finding the pages');
    const pages = await findPages(client, MOST_PAGES);
    progress(`measuring ${pages.length} pages`);
    const times: { path: string; medianMs: number }[] = [];
    for (const path of pages) times.push({ path, medianMs: await medianOf(client, path, ROUNDS) });
    const slowest = times.toSorted((a, b) => b.medianMs - a.medianMs).slice(0, 3);
    // Those that seem slowest once more and longer, so that one busy moment does not choose.
    const again: { path: string; medianMs: number }[] = [];
    for (const { path } of slowest) again.push({ path, medianMs: await medianOf(client, path, 5 * ROUNDS) });
    const [heaviest = { path: '/', medianMs: Number.NaN }] = again.toSorted((a, b) => b.medianMs - a.medianMs);
    const { wireBytes } = await get(client, heaviest.path);
    progress(`${CLIENTS} clients on all pages`);
    const mixed = await load(client, pages, server.pid);
    progress(`${CLIENTS} clients on the heaviest page`);
    const heaviestLoad = await load(client, [heaviest.path], server.pid);
    return {
      firstVisit,
      pages: pages.length,
      heaviest: { ...heaviest, wireBytes },
      mixed,
      heaviestLoad,
      peakMegabytes: peakMegabytes(server.pid),
    };
  } finally {
    await end(server);
  }
}

type Bare = { readonly medianMs: number; readonly load: Load; readonly queries: number };

/** The queries of the heaviest page, heard in this process, then sent by a handler that does nothing else. */
async function measureBare(
  directory: string,
  { heaviest }: Application,
  progress: (sentence: string) => void,
): Promise<Bare> {
  progress('recording the queries of the heaviest page');
  const opened = await openInstallation({ dataDirectory: directory, kind: 'server' });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  const installation = opened.value;
  try {
    const queries = await queriesOf(installation, heaviest.path);
    progress('measuring the bare handler');
    const worker = fork(workerFile(), { execArgv: [] });
    try {
      const page: BarePage = {
        connection: installation.connections.application,
        connections: CONNECTIONS,
        queries,
        bytes: heaviest.wireBytes,
      };
      const port = await new Promise<number>((resolve, reject) => {
        worker.once('message', (message) => resolve(Number(message)));
        worker.once('exit', (code) => reject(new Error(`the bare handler ended with ${code}`)));
        worker.send(page);
      });
      const client = openClient(`http://127.0.0.1:${port}`, CLIENTS);
      await medianOf(client, '/', ROUNDS);
      return {
        medianMs: await medianOf(client, '/', 5 * ROUNDS),
        load: await load(client, ['/'], worker.pid),
        queries: queries.length,
      };
    } finally {
      await end(worker);
    }
  } finally {
    await installation.close();
  }
}

async function queriesOf(installation: Installation, path: string) {
  const started = await startWebServer({ installation, port: 0, ...readWebSettings({}) });
  if (!started.ok) throw new Error(started.refusal.sentence);
  try {
    const client = await logIn(openClient(started.value.address, 1), 'office');
    // Twice before: what is made once and kept is made.
    for (let turn = 0; turn < 2; turn += 1) await get(client, path);
    const heard = await recordQueries(() => get(client, path));
    client.agent.destroy();
    return heard;
  } finally {
    await started.value.close();
  }
}

async function medianOf(client: Client, path: string, rounds: number): Promise<number> {
  const times: number[] = [];
  await get(client, path);
  for (let turn = 0; turn < rounds; turn += 1) {
    const start = performance.now();
    const { status } = await get(client, path);
    times.push(performance.now() - start);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
  }
  return median(times);
}

/** Each client asks for the next page as soon as it has got one. */
async function load(client: Client, paths: readonly string[], pid: number | undefined): Promise<Load> {
  const times: number[] = [];
  let errors = 0;
  let next = 0;
  const processorBefore = processorMilliseconds(pid);
  const start = performance.now();
  const until = start + SECONDS * 1000;
  const ask = async (): Promise<void> => {
    while (performance.now() < until) {
      const path = paths[next % paths.length] ?? '/';
      next += 1;
      const began = performance.now();
      const status = await get(client, path).then(
        (answer) => answer.status,
        () => 0,
      );
      times.push(performance.now() - began);
      if (status !== 200) errors += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, ask));
  const seconds = (performance.now() - start) / 1000;
  const processorAfter = processorMilliseconds(pid);
  return {
    processorMs:
      processorBefore === null || processorAfter === null ? null : (processorAfter - processorBefore) / times.length,
    perSecond: times.length / seconds,
    errors,
    medianMs: median(times),
    slowestMs: times.reduce((most, time) => Math.max(most, time), 0),
  };
}

/** As an office starts it: a process of its own, whose memory is nobody else's. */
async function serve(directory: string): Promise<{ server: ChildProcess; origin: string }> {
  // By the launcher, as an office starts it: it chooses how Node runs, and becomes the server itself.
  const { root } = findProject();
  const server = spawn(join(root, 'stegvis'), ['serve', '--data', directory, '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    server.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
  return { server, origin };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}

/** Of the process since it started, as the kernel counts it; null where it does not tell. */
function peakMegabytes(pid: number | undefined): number | null {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return null;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1000;
}

/** All threads of the process together, as the kernel counts them: a busy neighbour does not add to it. */
function processorMilliseconds(pid: number | undefined): number | null {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return null;
  // Behind the name, which may hold spaces: state is the third field, user and system time the 14th and 15th, in 1/100 s.
  const fields = readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The command line that is running now: the sources or the bundle. */
function commandLine(): string {
  return process.argv[1] ?? join(findProject().root, 'src/cli/main.ts');
}

function workerFile(): string {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./bare-web.worker.${ending}`, import.meta.url));
}

function measured(application: Application, bare: Bare): Measured {
  const { firstVisit, heaviest, mixed, heaviestLoad, peakMegabytes: peak } = application;
  const figures = {
    firstVisitKilobytes: round(firstVisit.bytes / 1000),
    pages: application.pages,
    heaviestMilliseconds: round(heaviest.medianMs),
    bareMilliseconds: round(bare.medianMs),
    timesBare: round(heaviest.medianMs / bare.medianMs),
    requestsPerSecond: round(mixed.perSecond),
    heaviestPerSecond: round(heaviestLoad.perSecond),
    barePerSecond: round(bare.load.perSecond),
    shareOfBare: round(heaviestLoad.perSecond / bare.load.perSecond),
    ...(mixed.processorMs === null ? {} : { processorMilliseconds: round(mixed.processorMs) }),
    ...(bare.load.processorMs === null ? {} : { bareProcessorMilliseconds: round(bare.load.processorMs) }),
    errors: mixed.errors + heaviestLoad.errors,
    queries: bare.queries,
    ...(peak === null ? {} : { peakMegabytes: round(peak) }),
  };
  return {
    figures,
    lines: [
      `first visit     ${figures.firstVisitKilobytes} kB packed, ${firstVisit.files} files (limit 150)`,
      `heaviest page   ${figures.heaviestMilliseconds} ms at the median, ${heaviest.path} of ${figures.pages} (limit 50)`,
      `                the bare handler with its ${figures.queries} queries takes ${figures.bareMilliseconds} ms: ${figures.timesBare} times`,
      `${CLIENTS} clients      ${figures.requestsPerSecond} requests/s on all pages, ${round(mixed.medianMs)} ms at the median, ${round(mixed.slowestMs)} at most (limit 200)`,
      `                ${figures.heaviestPerSecond} requests/s on the heaviest page; bare ${figures.barePerSecond}: ${figures.shareOfBare} of it`,
      ...(mixed.processorMs === null
        ? []
        : [
            `processor       ${round(mixed.processorMs)} ms a request in the serving process on all pages, ${round(heaviestLoad.processorMs ?? 0)} on the heaviest, ${round(bare.load.processorMs ?? 0)} in the bare handler`,
          ]),
      `errors          ${figures.errors}`,
      `memory          ${peak === null ? 'not told by this system' : `${figures.peakMegabytes} MB at the peak, without the database (limit 400)`}`,
    ],
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
