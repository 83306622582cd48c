// A forecast of a year, typed row by row or out of a table, as its next version.
import { useCase } from '#access/server';
import type { Tx } from '#database/server';
import { readTable } from '#exchange/core';
import {
  forecastBases,
  forecastHeadings,
  forecastMethods,
  forecastNotes,
  forecastRows,
  forecastSums,
  readForecastSheet,
  type CannotImportForecast,
  type CannotReadDay,
  type ForecastBase,
  type JudgedRow,
} from '#finance/core';
import { accept, isIsoDate, refuse, type IsoDate, type Result } from '#kernel';
import * as v from 'valibot';
import { loadFinanceAt } from './finance-year.ts';
import { expectedAccruals } from './load-claims.ts';
import { addForecast, findForecast } from './forecast-store.ts';

const Day = v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD'));
const Ore = v.pipe(v.number(), v.safeInteger());
const Text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000));

export type SavedForecast = {
  readonly year: number;
  readonly version: number;
  readonly at: IsoDate;
  readonly rows: number;
  readonly incomeOre: number;
  readonly costsOre: number;
  readonly resultOre: number;
  /** Rows that nobody judged and that stand with what is booked. */
  readonly booked: readonly string[];
};

/** A row that the year does not have, or a version that somebody saved meanwhile. */
export type CannotSaveForecast =
  | CannotReadDay
  | { readonly kind: 'unknownRow'; readonly row: string }
  | { readonly kind: 'changedSince'; readonly version: number };

export const saveForecast = useCase({
  permission: 'finance.save',
  action: 'finance.saveForecast',
  input: v.object({
    at: Day,
    source: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
    rows: v.pipe(
      v.array(
        v.object({
          note: v.picklist(forecastNotes),
          row: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
          amountOre: Ore,
          method: v.picklist(forecastMethods),
          comment: v.nullable(Text),
        }),
      ),
      v.maxLength(1000),
    ),
    receivablesOre: v.optional(v.nullable(Ore), null),
    liabilitiesOre: v.optional(v.nullable(Ore), null),
    comment: v.optional(v.nullable(Text), null),
    /** The version that the page showed, 0 for none; left out: whichever is newest. */
    changes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  async run({ tx, space, actor, now }, command): Promise<Result<SavedForecast, CannotSaveForecast>> {
    const { changes, ...forecast } = command;
    const finance = await loadFinanceAt(tx, command.at);
    if (!finance.ok) return finance;
    const { year } = finance.value.statements;
    const newest = (await findForecast(tx, year, command.at))?.version ?? 0;
    if (changes !== undefined && changes !== newest) return refuse({ kind: 'changedSince', version: newest });
    const expected = await expectedAccruals(tx, space, { year, on: command.at });
    const bases = forecastBases(finance.value.statements, { mapping: finance.value.mapping, expected });
    const stranger = forecast.rows.find((row) => !bases.some((one) => one.note === row.note && one.row === row.row));
    if (stranger) return refuse({ kind: 'unknownRow', row: stranger.row });
    const judged = { ...forecast, year, bases };
    return accept(await add(tx, judged, { savedAt: now, savedBy: actor.id }));
  },
  details: ({ value: { year, version, at } }) => ({ year, version, at }),
});

/** A forecast out of a CSV file or a workbook. */
export const importForecast = useCase({
  permission: 'finance.save',
  action: 'finance.importForecast',
  input: v.object({
    fileName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
    bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is the content of a file'),
    at: Day,
  }),
  async run(
    { tx, space, actor, now },
    { fileName, bytes, at },
  ): Promise<Result<SavedForecast, CannotReadDay | CannotImportForecast>> {
    const finance = await loadFinanceAt(tx, at);
    if (!finance.ok) return finance;
    const table = readTable(bytes, { knownHeadings: forecastHeadings });
    if (!table.ok) return refuse({ kind: 'table', why: table.refusal });
    const { statements, mapping } = finance.value;
    const expected = await expectedAccruals(tx, space, { year: statements.year, on: at });
    const bases = forecastBases(statements, { mapping, expected });
    const read = readForecastSheet(table.value, bases);
    if (!read.ok) return read;
    const judged = { year: statements.year, at, source: fileName, rows: read.value, bases };
    return accept(await add(tx, judged, { savedAt: now, savedBy: actor.id }));
  },
  details: ({ value: { year, version, at } }) => ({ year, version, at }),
});

type Judged = {
  readonly year: number;
  readonly at: IsoDate;
  readonly source: string;
  readonly rows: readonly JudgedRow[];
  readonly bases: readonly ForecastBase[];
  readonly receivablesOre?: number | null;
  readonly liabilitiesOre?: number | null;
  readonly comment?: string | null;
};

async function add(
  tx: Tx,
  { year, at, source, rows: judged, bases, receivablesOre = null, liabilitiesOre = null, comment = null }: Judged,
  saved: { readonly savedAt: string; readonly savedBy: string },
): Promise<SavedForecast> {
  const rows = forecastRows(bases, judged);
  const version = await addForecast(tx, {
    year,
    at,
    source,
    rows,
    receivablesOre,
    liabilitiesOre,
    comment,
    ...saved,
  });
  const booked = rows.filter(({ method }) => method === 'booked').map(({ label }) => label);
  return { year, version, at, rows: rows.length, ...forecastSums(rows), booked };
}
