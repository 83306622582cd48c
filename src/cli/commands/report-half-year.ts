import { resolve } from 'node:path';
import { reportRefusalMessage } from '#reports/core';
import { readHalfYearReport, REPORT_FORMATS } from '#reports/server';
import type { Command } from '../command.ts';
import { dayOption, orFail } from '../refusals.ts';
import { withSession } from '../session.ts';
import { formatsOf, writeReport } from './report-annual.ts';

export const reportHalfYearCommand: Command = {
  name: 'report half-year',
  summary: 'Writes the half-year report (delårsrapport) to a day, six to eight months into a year',
  usage: '--at DATE --out DIR [--formats pdf,html,docx,json] [--draft]',
  options: {
    at: { type: 'string' },
    out: { type: 'string' },
    formats: { type: 'string' },
    draft: { type: 'boolean' },
  },
  help: {
    'at DATE': 'the last day that the report tells of (YYYY-MM-DD)',
    'out DIR': 'where the files go (default DATA/rapporter/Y)',
    draft: 'the report as it would be now, although one is locked',
    'formats LIST': `any of ${REPORT_FORMATS.join(',')} (default all)`,
  },
  async run(invocation) {
    const at = dayOption(invocation.options);
    const formats = formatsOf(invocation.options['formats']);
    const { out, draft } = invocation.options;
    const report = await withSession(invocation, async (session) =>
      orFail(await readHalfYearReport(session, { at }), reportRefusalMessage),
    );
    const { year } = report.document;
    const directory =
      typeof out === 'string' ? resolve(out) : resolve(invocation.dataDirectory, 'rapporter', String(year));
    // A report that was locked to another day is another report.
    const locked = draft === true || report.locked?.document.at !== at ? null : report.locked;
    await writeReport(invocation, { year, report, locked, formats, directory });
  },
};
