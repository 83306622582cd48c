// What the page by link and the office's own page share: reading, saving and sending what is written.
import { error, fail, redirect } from '@sveltejs/kit';
import type { Session } from '#access/server';
import { applicationFields } from '#decisions/core';
import {
  readWrittenApplication,
  saveApplication,
  submitApplication,
  type WrittenApplication,
} from '#decisions/server';
import { formatsIn, type Language } from '#design/core';
import { isAccessRefusal } from '../answer.ts';

/** `application` is given by the office; a link's session names its own. */
type Of = { readonly session: Session; readonly application?: string };

export async function written({ session, application }: Of): Promise<WrittenApplication> {
  const read = await readWrittenApplication(session, { application });
  return read.ok ? read.value : error(404);
}

export async function writingPage(of: Of, seen: { readonly url: URL; readonly language: Language }) {
  const application = await written(of);
  return {
    application,
    due: formatsIn(seen.language).date(application.dueOn),
    hasSaved: seen.url.searchParams.has('sparad'),
    hasSent: seen.url.searchParams.has('skickad'),
  };
}

/** Saves what a form without script sends; an answer only when something of it was not saved. */
export async function saveSent(of: Of, sent: FormData) {
  const { form, phase } = await written(of);
  const values = Object.fromEntries(applicationFields(form, phase).map(({ id }) => [id, textOf(sent, id)]));
  const saved = await saveApplication(of.session, {
    application: of.application,
    basedOn: Number(textOf(sent, 'version')) || 0,
    values,
  });
  if (!saved.ok) {
    if (isAccessRefusal(saved.refusal)) error(saved.refusal.kind === 'denied' ? 404 : 422);
    return fail(409, { isClosed: true as const });
  }
  const { conflicts, problems, version } = saved.value;
  if (conflicts.length === 0 && problems.length === 0) return null;
  const theirs = Object.fromEntries(conflicts.map((id) => [id, saved.value.values[id] ?? '']));
  return fail(409, {
    typed: { ...saved.value.values, ...mine(values, [...conflicts, ...problems.map((one) => one.fieldId)]) },
    version,
    theirs,
    problems,
  });
}

/** Saves and sends. */
export async function submitSent(of: Of, sent: FormData) {
  const refused = await saveSent(of, sent);
  if (refused) return refused;
  const done = await submitApplication(of.session, { application: of.application });
  if (done.ok) redirect(303, '?skickad');
  const { refusal } = done;
  if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 404 : 422);
  if (refusal.kind === 'notReady') return fail(422, { problems: refusal.problems });
  return fail(409, { isClosed: true as const });
}

/** What is saved while one types. */
export async function saveTyped({ session, application }: Of, request: Request): Promise<Response> {
  const sent: unknown = await request.json().catch(() => null);
  const typed = typeof sent === 'object' && sent !== null ? sent : {};
  const saved = await saveApplication(session, { ...typed, application } as Parameters<typeof saveApplication>[1]);
  if (saved.ok) return Response.json(saved.value);
  const { kind } = saved.refusal;
  return Response.json({ refusal: kind }, { status: kind === 'wrongState' ? 409 : 422 });
}

function mine(values: Readonly<Record<string, string>>, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, values[id] ?? '']));
}

function textOf(sent: FormData, name: string): string {
  const value = sent.get(name);
  return typeof value === 'string' ? value : '';
}
