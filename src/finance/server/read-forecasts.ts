import { query } from '#access/server';
import {
  forecastAccuracy,
  forecastBases,
  type CannotReadDay,
  type Forecast,
  type ForecastAccuracy,
  type ForecastBase,
} from '#finance/core';
import { accept, isIsoDate, type IsoDate, type Result } from '#kernel';
import * as v from 'valibot';
import { loadFinanceAt, loadFinanceYear } from './finance-year.ts';
import { expectedAccruals } from './load-claims.ts';
import { findForecast, listForecasts } from './forecast-store.ts';
import { findLastVoucher } from './ledger-store.ts';

export type ForecastYear = {
  readonly year: number;
  readonly forecasts: readonly Forecast[];
  /** Against what the year became; empty while the year is not booked to its end. */
  readonly accuracy: readonly ForecastAccuracy[];
};

/** Every forecast of a year, and how good they were when the year is over. */
export const readForecasts = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  async run({ tx }, { year }): Promise<Result<ForecastYear, never>> {
    const forecasts = await listForecasts(tx, year);
    const finance = forecasts.length === 0 ? null : await loadFinanceYear(tx, year);
    const isOver = finance?.ok && (await isBookedToTheEnd(tx, finance.value.ledger.period.to, year));
    const outcome = isOver && finance.ok ? finance.value.statements : null;
    const accuracy = outcome === null ? [] : forecasts.map((forecast) => forecastAccuracy(forecast, outcome));
    return accept({ year, forecasts, accuracy });
  },
});

/** A year is over in the books when something is booked in its last month; sums without days are of a whole year. */
async function isBookedToTheEnd(
  tx: Parameters<typeof findLastVoucher>[0],
  lastDay: IsoDate,
  year: number,
): Promise<boolean> {
  const last = await findLastVoucher(tx, year);
  return last === null || last.slice(0, 7) >= lastDay.slice(0, 7);
}

export type ForecastDay = {
  readonly year: number;
  readonly at: IsoDate;
  readonly period: { readonly from: IsoDate; readonly to: IsoDate };
  readonly bases: readonly ForecastBase[];
  /** What was expected on the day, or on an earlier one. */
  readonly forecast: Forecast | null;
  readonly lastVoucherOn: IsoDate | null;
  /** Receivables and debts at the end of the year before, which stand when nobody tells others. */
  readonly receivablesBeforeOre: number | null;
  readonly liabilitiesBeforeOre: number | null;
};

/** What a forecast on a day is judged from: each row's actual and budget, and the invoices known to come late. */
export const readForecastDay = query({
  permission: 'finance.read',
  input: v.object({
    at: v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD')),
  }),
  async run({ tx, space }, { at }): Promise<Result<ForecastDay, CannotReadDay>> {
    const finance = await loadFinanceAt(tx, at);
    if (!finance.ok) return finance;
    const { statements, mapping, ledger, lastVoucherOn = null } = finance.value;
    const expected = await expectedAccruals(tx, space, { year: statements.year, on: at });
    const before = (key: string) =>
      statements.balanceSheet.find((row) => row.key === key)?.amounts.previousOre ?? null;
    return accept({
      year: statements.year,
      at,
      period: ledger.period,
      bases: forecastBases(statements, { mapping, expected }),
      forecast: (await findForecast(tx, statements.year, at)) ?? null,
      lastVoucherOn,
      receivablesBeforeOre: before('receivables'),
      liabilitiesBeforeOre: before('currentLiabilities'),
    });
  },
});
