// Forecasts, kept as they were judged.
import type { Tx } from '#database/server';
import type { Forecast } from '#finance/core';
import type { IsoDate } from '#kernel';
import { sql } from 'kysely';

const columns = [
  'year',
  'version',
  'rows',
  'source',
  'receivablesOre',
  'liabilitiesOre',
  'comment',
  'savedAt',
] as const;

function select(tx: Tx, year: number) {
  return tx
    .selectFrom('forecast')
    .leftJoin('actor', (join) => join.on(sql`actor.id::text`, '=', sql.ref('forecast.saved_by')))
    .select(columns)
    .select(['atDay as at', sql<string>`coalesce(actor.name, '–')`.as('savedBy')])
    .where('year', '=', year)
    .orderBy('atDay', 'desc')
    .orderBy('version', 'desc');
}

/** Every version of a year, the one of the latest day first. */
export async function listForecasts(tx: Tx, year: number): Promise<Forecast[]> {
  return select(tx, year).execute();
}

/** What was expected on a day: the newest version of the latest day that is not after it. */
export async function findForecast(tx: Tx, year: number, at: IsoDate): Promise<Forecast | undefined> {
  return select(tx, year).where('atDay', '<=', at).limit(1).executeTakeFirst();
}

export async function addForecast(tx: Tx, forecast: Omit<Forecast, 'version'>): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('finance.forecast ' || current_space_id()::text, 0))`.execute(
    tx,
  );
  const last = await tx
    .selectFrom('forecast')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('year', '=', forecast.year)
    .executeTakeFirst();
  const version = (last?.version ?? 0) + 1;
  const { at, rows, ...rest } = forecast;
  await tx
    .insertInto('forecast')
    .values({ ...rest, atDay: at, rows: JSON.stringify(rows), version })
    .execute();
  return version;
}
