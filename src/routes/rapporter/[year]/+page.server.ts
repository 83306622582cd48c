import { error, fail, redirect } from '@sveltejs/kit';
import { summarise } from '#control/core';
import { formatFigure, formatsOf } from '#design/core';
import type { Figure } from '#kernel';
import { headingOf } from '#reports/core';
import { lockAnnualReport, readReport, saveReportText, setTextAside } from '#reports/server';
import { narrativeProblemText } from '#reports/ui';
import { isAccessRefusal, sessionOr, valueOr } from '../../answer.ts';
import { sectionAddress } from '../addresses.ts';
import { messageOf, sectionOf } from '../places.ts';
import { texts } from '../texts.ts';
import { lockAnswer, lockState } from './lock.ts';

export async function load({ locals, params, url }) {
  const { language } = locals;
  const year = Number(params.year);
  const report = valueOr(await readReport(sessionOr(locals), { year }), () => error(404));
  const { document, findings, material, problems } = report;
  const chosen = url.searchParams.get('avsnitt') ?? document.sections[0]?.id;
  const section = document.sections.find(({ id }) => id === chosen) ?? error(404);
  const faults = findings.filter((finding) => !finding.ok);
  const faultsIn = new Map<string | null, number>();
  for (const finding of faults) {
    const place = sectionOf(finding, document);
    faultsIn.set(place, (faultsIn.get(place) ?? 0) + 1);
  }
  const textOf = (id: string) => material.texts.find(({ sectionId }) => sectionId === id);
  const first = faults.find(({ severity }) => severity === 'blocking') ?? faults[0];
  const { ok, roundings, failed } = summarise(findings);
  return {
    year,
    width: 'full' as const,
    sections: document.sections.map((one) => ({
      id: one.id,
      heading: headingOf(one),
      level: one.level,
      faults: faultsIn.get(one.id) ?? 0,
      hasText: textOf(one.id) !== undefined,
    })),
    section: { id: section.id, heading: headingOf(section) },
    text: textOf(section.id) ?? { markdown: '', owner: null, version: null },
    locked: lockState(report.locked, language),
    answer: answerOf(url.searchParams, texts[language]),
    problems: problems
      .filter((problem) => problem.section === section.id)
      .map((problem) => narrativeProblemText(problem, language)),
    figures: material.figures.flatMap(pickable),
    control: {
      counts: { ...failed, rounding: roundings, fine: ok },
      first: first ? { message: messageOf(first, language), sectionId: sectionOf(first, document) } : null,
    },
  };
}

/** What the last press did, told on the page that it led to. */
function answerOf(search: URLSearchParams, words: (typeof texts)['sv']): Answer | null {
  const version = (name: string): number | null => Number(search.get(name)) || null;
  const [saved, keptTheirs, locked] = [version('sparad'), version('deras'), version('last')];
  if (saved) return { kind: 'success', heading: words.saved(saved) };
  if (keptTheirs) return { kind: 'success', heading: words.conflict.keptTheirs(keptTheirs) };
  if (!locked) return null;
  const heading = words.lock.doneHeading(locked);
  return search.has('redan') ? { kind: 'info', heading, sentence: words.lock.already } : { kind: 'success', heading };
}

type Answer = { readonly kind: 'success' | 'info'; readonly heading: string; readonly sentence?: string };

/** A figure as the picker offers it, in the usual format of its unit. */
function pickable(figure: Figure): { id: string; label: string; text: string; format: string }[] {
  const [format] = formatsOf(figure.unit);
  const written = format ? formatFigure(figure, format) : null;
  return format && written?.ok ? [{ id: figure.id, label: figure.label, text: written.value, format }] : [];
}

/** What the text form carries: where, what was written, on what, and what was decided when two had written at once. */
function textForm(form: FormData) {
  const decided = String(form.get('beslut') ?? '');
  return {
    sectionId: String(form.get('avsnitt') ?? ''),
    markdown: String(form.get('text') ?? '').replaceAll('\r\n', '\n'),
    basedOn: Number(form.get('version')) || null,
    owner: String(form.get('ansvarig') ?? '') || null,
    /** The version that stood beside the author's own when she decided. */
    theirVersion: Number(form.get('deras')) || null,
    decided: decided === 'min' || decided === 'deras' ? decided : null,
  };
}

export const actions = {
  spara: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const year = Number(params.year);
    const { sectionId, markdown, owner, basedOn, theirVersion, decided } = textForm(await request.formData());
    const of = { year, sectionId, markdown };
    const saved =
      decided === 'deras'
        ? await setTextAside(session, { ...of, theirVersion })
        : await saveReportText(session, { ...of, owner, basedOn: decided === 'min' ? theirVersion : basedOn });
    if (saved.ok) {
      const did = decided === 'deras' ? 'deras' : 'sparad';
      redirect(303, `${sectionAddress({ year, sectionId })}&${did}=${saved.value.version}`);
    }
    const { refusal } = saved;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
    return fail(409, { conflict: { mine: markdown, basedOn, theirs: refusal.theirs, version: refusal.version } });
  },
  las: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const form = await request.formData();
    const sectionId = String(form.get('avsnitt') ?? '');
    const explanation = String(form.get('forklaring') ?? '').trim();
    const year = Number(params.year);
    const locked = await lockAnnualReport(session, { year, explanation: explanation || null });
    if (locked.ok) redirect(303, `${sectionAddress({ year, sectionId })}&last=${locked.value.version}`);
    const { refusal } = locked;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
    if (refusal.kind === 'noLedger') error(404);
    if (refusal.kind === 'alreadyLocked')
      redirect(303, `${sectionAddress({ year, sectionId })}&last=${refusal.version}&redan`);
    const { document } = valueOr(await readReport(session, { year }), () => error(404));
    return fail(409, { lock: { ...lockAnswer(refusal, { document, language: locals.language }), explanation } });
  },
};
