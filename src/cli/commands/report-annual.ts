import { resolve } from 'node:path';
import { describeNarrativeProblem, reportRefusalMessage } from '#reports/core';
import { readReport, REPORT_FORMATS, writeReportFiles, type LoadedReport, type ReportFormat } from '#reports/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

export const reportAnnualCommand: Command = {
  name: 'report annual',
  summary: 'Writes the annual report of a year as PDF, HTML, DOCX and JSON',
  usage: '--year Y --out DIR [--formats pdf,html,docx,json] [--draft]',
  options: {
    year: { type: 'string' },
    out: { type: 'string' },
    formats: { type: 'string' },
    draft: { type: 'boolean' },
  },
  help: {
    'year Y': 'the year of the report',
    'out DIR': 'where the files go (default DATA/rapporter/Y)',
    draft: 'the report as it would be now, although one is locked',
    'formats LIST': `any of ${REPORT_FORMATS.join(',')} (default all)`,
  },
  async run(invocation) {
    const year = yearOption(invocation.options);
    const formats = formatsOf(invocation.options['formats']);
    const { out } = invocation.options;
    const directory =
      typeof out === 'string' ? resolve(out) : resolve(invocation.dataDirectory, 'rapporter', String(year));
    const report = await withSession(invocation, async (session) =>
      orFail(await readReport(session, { year }), reportRefusalMessage),
    );
    const locked = invocation.options['draft'] === true ? null : report.locked;
    await writeReport(invocation, { year, report, locked, formats, directory });
  },
};

type Written = {
  readonly year: number;
  readonly report: LoadedReport;
  /** What is written in place of the report as it would be now. */
  readonly locked: LoadedReport['locked'];
  readonly formats: readonly ReportFormat[];
  readonly directory: string;
};

export async function writeReport(
  invocation: Invocation,
  { year, report, locked, formats, directory }: Written,
): Promise<void> {
  invocation.progress('Writing the report');
  const files = await writeReportFiles(locked ?? report, { formats, directory });
  // What is wrong with a text that has changed since is nothing of the locked report.
  const problems = locked ? [] : report.problems;
  if (invocation.json) {
    invocation.print(JSON.stringify({ year, files, problems }, null, 2));
    return;
  }
  for (const file of files) invocation.print(file.path);
  for (const problem of problems) invocation.print(`warning: ${describeNarrativeProblem(problem)}`);
}

export function formatsOf(option: unknown): readonly ReportFormat[] {
  if (option === undefined) return REPORT_FORMATS;
  return String(option)
    .split(',')
    .map((word) => {
      const format = REPORT_FORMATS.find((known) => known === word.trim());
      if (!format) throw new CommandFailure(`--formats knows ${REPORT_FORMATS.join(', ')}, not "${word}".`, 2);
      return format;
    });
}
