import { error, fail, redirect } from '@sveltejs/kit';
import { summarise } from '#control/core';
import { formatFigure, formatsOf } from '#design/core';
import type { Figure } from '#kernel';
import { headingOf } from '#reports/core';
import { lockAnnualReport, readReport, saveReportText } from '#reports/server';
import { narrativeProblemText } from '#reports/ui';
import { isAccessRefusal, sessionOr, valueOr } from '../../answer.ts';
import { sectionAddress } from '../addresses.ts';
import { sectionOf } from '../places.ts';
import { lockAnswer, lockState } from './lock.ts';

export async function load({ locals, params, url }) {
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
    locked: lockState(report.locked),
    lockedVersion: url.searchParams.get('last'),
    savedVersion: url.searchParams.get('sparad'),
    problems: problems.filter((problem) => problem.section === section.id).map(narrativeProblemText),
    figures: material.figures.flatMap(pickable),
    control: {
      counts: { ...failed, rounding: roundings, fine: ok },
      first: first ? { message: first.message, sectionId: sectionOf(first, document) } : null,
    },
  };
}

/** A figure as the picker offers it, in the usual format of its unit. */
function pickable(figure: Figure): { id: string; label: string; text: string; format: string }[] {
  const [format] = formatsOf(figure.unit);
  const written = format ? formatFigure(figure, format) : null;
  return format && written?.ok ? [{ id: figure.id, label: figure.label, text: written.value, format }] : [];
}

export const actions = {
  spara: async ({ locals, params, request }) => {
    const form = await request.formData();
    const sectionId = String(form.get('avsnitt') ?? '');
    const markdown = String(form.get('text') ?? '').replaceAll('\r\n', '\n');
    const basedOn = Number(form.get('version')) || null;
    const owner = String(form.get('ansvarig') ?? '') || null;
    const year = Number(params.year);
    const saved = await saveReportText(sessionOr(locals), { year, sectionId, markdown, owner, basedOn });
    if (saved.ok) redirect(303, `${sectionAddress({ year, sectionId })}&sparad=${saved.value.version}`);
    const { refusal } = saved;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
    return fail(409, { conflict: { mine: markdown, theirs: refusal.theirs, version: refusal.version } });
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
    const { document } = valueOr(await readReport(session, { year }), () => error(404));
    return fail(409, { lock: { ...lockAnswer(refusal, document), explanation } });
  },
};
