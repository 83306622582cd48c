// A file of the report to download: written beside the data, as the command line does, and sent.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import type { Session } from '#access/server';
import { reportSlug, type ReportOf } from '#reports/core';
import { readLockedReport, readReport, renderReport, REPORT_FORMATS, type ReportFormat } from '#reports/server';
import { sessionOr, valueOr } from '../../../../answer.ts';
import { reportParam } from '../../../report-param.server.ts';

const types: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
};

export async function GET({ locals, params, url }) {
  const session = sessionOr(locals);
  const format = REPORT_FORMATS.find((one) => one === params.format) ?? error(404);
  const of = reportParam(params.year);
  const version = Number(url.searchParams.get('version')) || null;
  const { document, folder } = version
    ? await lockedDocument(session, { ...of, version })
    : await newestDocument(session, of);
  const directory = join(session.installation.dataDirectory, 'rapporter', ...folder);
  const [file] = await renderReport(document, { formats: [format], directory });
  if (!file) error(404);
  return new Response(new Uint8Array(await readFile(file.path)), {
    headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${file.name}"` },
  });
}

/** A locked report is what was published: later changes wait for a correction. */
async function newestDocument(session: Session, of: ReportOf) {
  const report = valueOr(await readReport(session, of), () => error(404));
  return { document: (report.locked ?? report).document, folder: [reportSlug(of)] };
}

async function lockedDocument(session: Session, of: ReportOf & { readonly version: number }) {
  const { locked } = valueOr(await readLockedReport(session, of), () => error(404));
  return { document: locked.document, folder: [reportSlug(of), `version-${of.version}`] };
}
