// A file of the report to download: written beside the data, as the command line does, and sent.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import { readReport, renderReport, REPORT_FORMATS, type ReportFormat } from '#reports/server';
import { sessionOr, valueOr } from '../../../../answer.ts';

const types: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
};

export async function GET({ locals, params }) {
  const session = sessionOr(locals);
  const format = REPORT_FORMATS.find((one) => one === params.format) ?? error(404);
  const report = valueOr(await readReport(session, { year: Number(params.year) }), () => error(404));
  // A locked report is what was published: later changes wait for a correction.
  const { document } = report.locked ?? report;
  const directory = join(session.installation.dataDirectory, 'rapporter', String(document.year));
  const [file] = await renderReport(document, { formats: [format], directory });
  if (!file) error(404);
  return new Response(new Uint8Array(await readFile(file.path)), {
    headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${file.name}"` },
  });
}
