import { query } from '#access/server';
import * as v from 'valibot';
import { accept } from '#kernel';
import { rememberReport } from './remember-report.ts';

const Year = v.object({ year: v.pipe(v.number(), v.integer()) });

/** The annual report of a year as a document, with everything that control found. */
export const readReport = query({
  permission: 'report.read',
  input: Year,
  run: ({ tx, space }, { year }) => rememberReport(tx, space, year),
});

/** All figures of a year, from every room. */
export const readFigures = query({
  permission: 'report.read',
  input: Year,
  async run({ tx, space }, { year }) {
    const loaded = await rememberReport(tx, space, year);
    return loaded.ok ? accept(loaded.value.material.figures) : loaded;
  },
});
