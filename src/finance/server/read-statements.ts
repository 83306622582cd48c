import { query, remembering } from '#access/server';
import type { CannotReadDay, CannotReadYear } from '#finance/core';
import { isIsoDate, type Result } from '#kernel';
import * as v from 'valibot';
import { loadFinanceAt, loadFinanceYear, type FinanceYear } from './finance-year.ts';

const years = remembering<Result<FinanceYear, CannotReadYear>>({ most: 4 });
const days = remembering<Result<FinanceYear, CannotReadDay>>({ most: 4 });

/** Statements, notes and figures of the year that holds a day, with what was booked to that day. */
export const readStatementsAt = query({
  permission: 'finance.read',
  input: v.object({ at: v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD')) }),
  run: ({ tx, space }, { at }) => days({ tx, space, key: at }, () => loadFinanceAt(tx, at)),
});

/** Statements, notes and figures of a year. */
export const readStatements = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  run: ({ tx, space }, { year }) => years({ tx, space, key: String(year) }, () => loadFinanceYear(tx, year)),
});
