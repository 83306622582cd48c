import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Session } from '#access/server';
import { openInstallation } from '#database/server';
import { nearestRank } from '#followup/core';
import {
  countPlainly,
  fillForBenchmark,
  listParticipations,
  makePackages,
  readExactPackages,
  readWaiting,
  readWorkList,
} from '#participants/server';
import type { Benchmark } from './benchmark.ts';

const SIZE = { parties: 69, programmes: 7, participations: 1_000_000 };
const RUNS = 100;
const MOST_MS = { reading: 50, package: 150 };

export const participantsBenchmark: Benchmark = {
  name: 'participants',
  summary: 'Lists, searches and counts a register of 69 parties, ten years and a million participations',
  async run({ progress }) {
    const data = mkdtempSync(join(tmpdir(), 'stegvis-bench-'));
    const opened = await openInstallation({ dataDirectory: data, isNew: true });
    if (!opened.ok) throw new Error(opened.refusal.sentence);
    const installation = opened.value;
    try {
      const start = performance.now();
      const sessions = await fillForBenchmark(installation, SIZE, progress);
      const fillSeconds = (performance.now() - start) / 1000;
      const timings = [];
      for (const one of asked()) {
        progress(one.name);
        timings.push(await timesOf(one, sessions));
      }
      const figures = Object.fromEntries([
        ...Object.entries({ ...SIZE, fillSeconds: round(fillSeconds), load: round(loadavg()[0] ?? 0) }),
        ...timings.flatMap(({ id, medianMs, p95Ms }) => [
          [`${id}MedianMs`, medianMs] as const,
          [`${id}P95Ms`, p95Ms] as const,
        ]),
      ]);
      const lines = timings.map(
        ({ name, medianMs, p95Ms, limitMs }) =>
          `${name.padEnd(34)} median ${String(medianMs).padStart(7)} ms   p95 ${String(p95Ms).padStart(7)} ms${limitMs === null ? '' : `   limit ${limitMs} ms`}`,
      );
      const load = `load ${figures['load']} on ${availableParallelism()} processors`;
      return { figures, lines: [`a million participations filled in ${round(fillSeconds)} s; ${load}`, ...lines] };
    } finally {
      await installation.close();
      rmSync(data, { recursive: true, force: true });
    }
  },
};

type Asked = {
  readonly id: string;
  readonly name: string;
  readonly limitMs: number | null;
  readonly ask: (session: Session, at: number) => Promise<unknown>;
};

function asked(): Asked[] {
  const programme = (at: number): string => `programme-${1 + (at % SIZE.programmes)}`;
  const year = (at: number, later = 0) => {
    const number = 2015 + (at % 9) + later;
    return { from: `${number}-01-01`, to: `${number}-12-31` };
  };
  const reading = MOST_MS.reading;
  return [
    {
      id: 'plainCount',
      name: 'plain SQL count of a programme',
      limitMs: null,
      ask: (session, at) => countPlainly(session, programme(at)),
    },
    {
      id: 'listProgramme',
      name: 'list of a programme',
      limitMs: reading,
      ask: (session, at) =>
        done(listParticipations(staff(session), { programme: programme(at), states: ['enrolled'] })),
    },
    {
      id: 'listAll',
      name: 'list of all',
      limitMs: reading,
      ask: (session) => done(listParticipations(staff(session), {})),
    },
    {
      id: 'search',
      name: 'search by pseudonym',
      limitMs: reading,
      ask: (session, at) => done(listParticipations(staff(session), { search: `p${at}7` })),
    },
    { id: 'waiting', name: 'queue and places', limitMs: reading, ask: (session) => done(readWaiting(session, {})) },
    {
      id: 'workList',
      name: 'what is due in a programme',
      limitMs: reading,
      ask: (session, at) => done(readWorkList(staff(session), { programme: programme(at) })),
    },
    {
      id: 'exactPackage',
      name: 'exact package',
      limitMs: MOST_MS.package,
      ask: (session, at) => done(readExactPackages(session, { programme: programme(at), ...year(at) })),
    },
    {
      id: 'package',
      name: 'package under the policy, kept',
      limitMs: MOST_MS.package,
      ask: (session, at) => done(makePackages(session, { programme: programme(at), ...year(at) })),
    },
    {
      // The same parties and programmes again: the year that was just made is held against this one.
      id: 'nextPackage',
      name: 'package of the year after it, kept',
      limitMs: MOST_MS.package,
      ask: (session, at) => done(makePackages(session, { programme: programme(at), ...year(at, 1) })),
    },
  ];
}

/** A coach of the kommun, whose rows they are. */
function staff(session: Session): Session {
  return {
    ...session,
    actor: { ...session.actor, kind: 'person' },
    roles: ['coach'],
    isStrong: true,
    employer: 'kommun',
  };
}

async function done(result: Promise<{ readonly ok: boolean }>): Promise<void> {
  const answer = await result;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}

async function timesOf({ id, name, limitMs, ask }: Asked, sessions: readonly Session[]) {
  const times: number[] = [];
  for (let at = -5; at < RUNS; at += 1) {
    const session = sessions[(at + 5) % sessions.length];
    if (!session) break;
    const start = performance.now();
    await ask(session, at + 5);
    // The first ones warm the code, not the rows: every run asks another party.
    if (at >= 0) times.push(performance.now() - start);
  }
  const rank = (share: number): number => round(nearestRank(times, share) ?? 0);
  return { id, name, medianMs: rank(0.5), p95Ms: rank(0.95), limitMs };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
