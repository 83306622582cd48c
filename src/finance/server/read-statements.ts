import { query, remembering } from '#access/server';
import type { CannotReadYear } from '#finance/core';
import type { Result } from '#kernel';
import * as v from 'valibot';
import { loadFinanceYear, type FinanceYear } from './finance-year.ts';

const years = remembering<Result<FinanceYear, CannotReadYear>>({ most: 4 });

/** Statements, notes and figures of a year. */
export const readStatements = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  run: ({ tx, space }, { year }) => years({ tx, space, key: String(year) }, () => loadFinanceYear(tx, year)),
});
