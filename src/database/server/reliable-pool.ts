import type pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

/** A server that is not there, or starting, or stopping. A query is never repeated, only the attempt to connect. */
const PASSING = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);
const LONGEST_MS = 20_000;

type Connecting = { readonly connect: () => Promise<pg.PoolClient>; readonly end: () => Promise<void> };

/** A pool that has a killed server started again and then connects. */
export function openReliably(pool: pg.Pool, revive: () => Promise<void>): Connecting {
  // A connection that breaks is replaced at its next use, and the query it was in fails by itself; without a listener
  // the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { connect: () => connectPatiently(pool, revive), end: () => pool.end() };
}

async function connectPatiently(pool: pg.Pool, revive: () => Promise<void>): Promise<pg.PoolClient> {
  const start = performance.now();
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isPassing(error) || performance.now() - start > LONGEST_MS) throw error;
      await revive();
      await pause(20);
    }
  }
}

export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code;
  return (code !== undefined && PASSING.has(code)) || error.message.startsWith('Connection terminated');
}
