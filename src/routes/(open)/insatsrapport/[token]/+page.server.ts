import { error, fail, redirect } from '@sveltejs/kit';
import { checkReport, type ReportSection, type ReportValues } from '#followup/core';
import {
  importReportFile,
  MAX_REPORT_FILE_BYTES,
  saveReportSections,
  sendReport,
  type SectionOutcome,
} from '#followup/server';
import type { SectionConflict } from '#followup/ui';
import { formatsIn } from '#design/core';
import { isAccessRefusal } from '../../../answer.ts';
import { openLink, ownReport } from './link.server.ts';
import { sectionsIn, valuesIn } from './sections.ts';

export async function load(event) {
  event.setHeaders({ 'x-robots-tag': 'noindex, nofollow' });
  const report = await ownReport(await openLink(event));
  return {
    report,
    due: formatsIn(event.locals.language).date(report.dueOn),
    question: report.messages.findLast(({ kind }) => kind === 'returned')?.text ?? null,
    hasSaved: event.url.searchParams.has('sparad'),
    hasSent: event.url.searchParams.has('skickad'),
    fileRead: event.url.searchParams.has('inlast')
      ? { sections: countIn(event.url, 'inlast'), missing: countIn(event.url, 'saknas') }
      : null,
  };
}

export const actions = {
  spara: async (event) => {
    const session = await openLink(event);
    const refused = await save(session, await event.request.formData());
    return refused ?? redirect(303, '?sparad');
  },
  skicka: async (event) => {
    const session = await openLink(event);
    const sent = await event.request.formData();
    const refused = await save(session, sent);
    if (refused) return refused;
    const answer = String(sent.get('svar') ?? '');
    const done = await sendReport(session, { answer });
    if (done.ok) redirect(303, '?skickad');
    const { refusal } = done;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 404 : 422);
    if (refusal.kind === 'wrongState') return fail(409, { isClosed: true as const });
    return fail(422, { problems: refusal.problems, answer });
  },
  fil: async (event) => {
    const session = await openLink(event);
    const sent = await event.request.formData();
    const file = sent.get('fil');
    if (!(file instanceof File) || file.name === '') return fail(422, { file: { kind: 'missing' as const } });
    // Not read into memory at all when it is larger than any form.
    if (file.size > MAX_REPORT_FILE_BYTES) return fail(413, { file: { kind: 'tooLargeFile' as const } });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const done = await importReportFile(session, { bytes, preferFile: sent.has('filen-galler') });
    if (done.ok) redirect(303, `?inlast=${done.value.changedSections}&saknas=${done.value.missing}`);
    const { refusal } = done;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 404 : 422);
    return fail(409, { file: refusal });
  },
};

function countIn(url: URL, name: string): number {
  const count = Number(url.searchParams.get(name));
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}

type Session = Awaited<ReturnType<typeof openLink>>;

/** Saves what was sent; an answer only when something of it was not saved, with all that was typed. */
async function save(session: Session, sent: FormData) {
  const { form } = await ownReport(session);
  const sections = sectionsIn(sent, form);
  if (sections.length === 0) return null;
  const saved = await saveReportSections(session, { sections });
  if (!saved.ok) {
    if (isAccessRefusal(saved.refusal)) error(saved.refusal.kind === 'denied' ? 404 : 422);
    return fail(409, { isClosed: true as const, typed: valuesIn(sections) });
  }
  const outcomes = saved.value;
  const isAllSaved = outcomes.every(({ outcome }) => outcome !== 'conflict' && outcome !== 'stopped');
  if (isAllSaved) return null;
  const typed: ReportValues = Object.assign({}, ...outcomes.map(({ proposal }) => proposal)) as ReportValues;
  return fail(409, {
    typed,
    versions: Object.fromEntries(outcomes.map(({ section, version }) => [section, version])),
    conflicts: conflictsIn(outcomes),
    problems: checkReport(form, typed).filter(({ kind }) => kind === 'personalNumber' || kind === 'tooLong'),
    answer: String(sent.get('svar') ?? ''),
  });
}

function conflictsIn(outcomes: readonly SectionOutcome[]): Partial<Record<ReportSection, SectionConflict>> {
  return Object.fromEntries(
    outcomes
      .filter(({ outcome }) => outcome === 'conflict')
      .map(({ section, conflicts, values }) => [section, { fields: conflicts, theirs: values }]),
  );
}
