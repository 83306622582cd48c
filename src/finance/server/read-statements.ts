import { query } from '#access/server';
import * as v from 'valibot';
import { loadFinanceYear } from './finance-year.ts';

/** Statements, notes and figures of a year. */
export const readStatements = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  run: ({ tx }, { year }) => loadFinanceYear(tx, year),
});
