// The form as a file to take along, with what is written so far.
import { error } from '@sveltejs/kit';
import { fileForm, reportLabels, roundLabel } from '#followup/core';
import { REPORT_FILE_FORMATS, writeReportFile, type ReportFileFormat } from '#followup/server';
import { formatDate } from '#design/core';
import { openLink, ownReport } from '../../link.server.ts';
import { texts } from '../../texts.ts';

const types: Readonly<Record<ReportFileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export async function GET(event) {
  const session = await openLink(event);
  const format = REPORT_FILE_FORMATS.find((one) => one === event.params.format) ?? error(404);
  const report = await ownReport(session);
  const { id, form, values, versions, programme, association } = report;
  // The form is filled in in Swedish, as the report that it becomes.
  const words = texts.sv;
  const sheet = fileForm({
    id,
    title: words.title(programme),
    facts: [words.sentence(roundLabel(reportLabels.sv, report), formatDate(report.dueOn), association)],
    form,
    values,
    lastYear: report.lastYear.values,
    versions,
  });
  const bytes = await writeReportFile(sheet, format);
  const name = `insatsrapport-${plain(programme)}-${report.to}.${format}`;
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${name}"` },
  });
}

function plain(text: string): string {
  const bare = text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return bare.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'insats';
}
