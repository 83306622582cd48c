// A report is made of everything in its space and takes tens of milliseconds to compose and control. Between changes it is the
// same report, so the last few are kept in memory and asked for by the newest change in the space.
import type { Space } from '#access/server';
import type { Tx } from '#database/server';
import type { CannotReadYear } from '#finance/core';
import type { Result } from '#kernel';
import { sql } from 'kysely';
import { loadReport, type LoadedReport } from './load-report.ts';

type Remembered = { readonly change: string; readonly report: Result<LoadedReport, CannotReadYear> };

/** A few megabytes each: two associations that look at this year and the last. */
const MOST = 4;

/** By space and year, the one asked for last at the end. */
const remembered = new Map<string, Remembered>();

/**
 * The report as `loadReport` makes it, without making it again while nothing in the space has changed. Only for reading: a
 * transaction that has changed something itself must load.
 */
export async function rememberReport(
  tx: Tx,
  space: Space,
  year: number,
): Promise<Result<LoadedReport, CannotReadYear>> {
  const key = `${space.id} ${year}`;
  const change = `${await newestChange(tx)} ${space.name} ${space.orgNumber}`;
  const known = remembered.get(key);
  const report = known?.change === change ? known.report : await loadReport(tx, space, year);
  remembered.delete(key);
  remembered.set(key, { change, report });
  for (const oldest of remembered.keys()) {
    if (remembered.size <= MOST) break;
    remembered.delete(oldest);
  }
  return report;
}

/**
 * What no two states of a space share: a change and its entry in the trail are one transaction, entries are only added, and
 * the transaction that wrote one (`xmin`) tells apart those whose predecessors were rolled back.
 */
async function newestChange(tx: Tx): Promise<string> {
  const { rows } = await sql<{ change: string }>`
    SELECT concat_ws(' ', sequence, xmin, mac) AS change FROM audit_entry ORDER BY sequence DESC LIMIT 1`.execute(tx);
  return rows[0]?.change ?? '';
}
