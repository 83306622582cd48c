// A file of the report to download: written beside the data, as the command line does, and sent.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import type { Session } from '#access/server';
import { readLockedReport, readReport, renderReport, REPORT_FORMATS, type ReportFormat } from '#reports/server';
import { sessionOr, valueOr } from '../../../../answer.ts';

const types: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
};

export async function GET({ locals, params, url }) {
  const session = sessionOr(locals);
  const format = REPORT_FORMATS.find((one) => one === params.format) ?? error(404);
  const year = Number(params.year);
  const version = Number(url.searchParams.get('version')) || null;
  const { document, folder } = version
    ? await lockedDocument(session, { year, version })
    : await newestDocument(session, year);
  const directory = join(session.installation.dataDirectory, 'rapporter', ...folder);
  const [file] = await renderReport(document, { formats: [format], directory });
  if (!file) error(404);
  return new Response(new Uint8Array(await readFile(file.path)), {
    headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${file.name}"` },
  });
}

/** A locked report is what was published: later changes wait for a correction. */
async function newestDocument(session: Session, year: number) {
  const report = valueOr(await readReport(session, { year }), () => error(404));
  return { document: (report.locked ?? report).document, folder: [String(year)] };
}

async function lockedDocument(session: Session, of: { readonly year: number; readonly version: number }) {
  const { locked } = valueOr(await readLockedReport(session, of), () => error(404));
  return { document: locked.document, folder: [String(of.year), `version-${of.version}`] };
}
