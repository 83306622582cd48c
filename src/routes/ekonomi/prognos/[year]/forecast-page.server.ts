import { readForecasts } from '#finance/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { yearParameter } from '../../latest-year.server.ts';
import { accuracyTable, forecastTable, versionsTable } from '../tables.ts';
import { texts } from '../texts.ts';

/** The forecasts of the year in the address, with the tables that its page and its file show. */
export async function readForecastPage(locals: App.Locals, params: { year: string }) {
  const session = sessionOr(locals);
  const year = yearParameter(params.year);
  const { forecasts, accuracy } = valueOr(await readForecasts(session, { year }), (refusal: never) => refusal);
  const words = texts[locals.language];
  const [current] = forecasts;
  const tables = current
    ? [
        forecastTable(current, words),
        versionsTable(forecasts, year, words),
        ...(accuracy.length > 0 ? [accuracyTable(accuracy, words)] : []),
      ]
    : [];
  return { session, year, words, current, tables, isJudged: accuracy.length > 0 };
}
