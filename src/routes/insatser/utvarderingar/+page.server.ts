import type { Session } from '#access/server';
import { countEvaluation, EVALUATION_KINDS, evaluationText } from '#decisions/core';
import { addEvaluation, readEvaluations } from '#decisions/server';
import type { FieldError } from '#design/ui';
import { listLedgerYears } from '#finance/server';
import { dayInSweden, isIsoDate } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { addToSection } from '#reports/server';
import { fail, redirect } from '@sveltejs/kit';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { fileOf, readForm } from '../../moten/board-forms.server.ts';
import { sectionAddress } from '../../rapporter/addresses.ts';
import { chosenYear } from '../../years.ts';
import { texts as all } from '../texts.ts';
import { texts } from './texts.ts';

/** Where a report tells how the activities are followed up. */
const SECTION = 'management.governance';

/** What the year's text says, of one programme or of all. */
async function textOf(session: Session, of: { readonly year: number; readonly programme: string | null }) {
  const { evaluations, goals } = valueOr(await readEvaluations(session, {}), (refusal: never) => refusal);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const programmeName = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
  const chosen = programmes.find(({ slug }) => slug === of.programme) ?? null;
  const own = evaluations.filter(({ programme }) => chosen === null || programme === chosen.slug);
  const text = evaluationText(own, {
    year: of.year,
    programmeName,
    goalText: (key) => goals.find((goal) => goal.key === key)?.text ?? null,
  });
  return { own, programmes, programmeName, chosen, text };
}

/** A report can be opened when there are books of its year. */
async function hasReport(session: Session, year: number): Promise<boolean> {
  const years = await listLedgerYears(session, {});
  return years.ok && years.value.includes(year);
}

const yearIn = (session: Session, text: string | null): number => chosenYear(text, dayInSweden(session.clock()));

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const year = yearIn(session, url.searchParams.get('ar'));
  const read = await textOf(session, { year, programme: url.searchParams.get('insats') });
  const { own, programmes, programmeName, chosen, text } = read;
  return {
    year,
    chosen: chosen && { slug: chosen.slug, name: chosen.name },
    evaluations: own.map((one) => ({
      id: one.id,
      kind: one.kind,
      title: one.title,
      programme: one.programme === null ? null : programmeName(one.programme),
      madeBy: one.madeBy,
      madeOn: one.madeOn,
      ...countEvaluation(one),
    })),
    text,
    section: (await hasReport(session, year)) ? sectionAddress({ year, sectionId: SECTION }) : null,
    programmes: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
    maySave: mayDo(session, 'application.manage'),
    mayWrite: mayDo(session, 'report.save'),
    breadcrumbs: [{ address: '/insatser', label: all[locals.language].heading }],
  };
}

export const actions = {
  rapport: async ({ locals, url }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language].text;
    const year = yearIn(session, url.searchParams.get('ar'));
    const { text } = await textOf(session, { year, programme: url.searchParams.get('insats') });
    if (text === null) return fail(409, { errors: [], typed: {}, added: words.none, hasEarlier: false });
    const done = await addToSection(session, { year, sectionId: SECTION, markdown: text });
    if (!done.ok) return stopAt(done.refusal);
    const { isChanged, hasEarlier } = done.value;
    const added = isChanged ? words.added : hasEarlier ? words.earlierThere : words.alreadyThere;
    return { errors: [], typed: {}, added, hasEarlier };
  },
  spara: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language].faults;
    const sent = await readForm(request);
    const { text, typed } = sent;
    const errors: FieldError[] = [];
    const kind = EVALUATION_KINDS.find((one) => one === text('slag'));
    if (!kind) errors.push({ fieldId: 'slag', text: words.kind });
    for (const [fieldId, fault] of [
      ['rubrik', words.title],
      ['gjordAv', words.madeBy],
    ] as const)
      if (text(fieldId) === '' || text(fieldId).length > 300) errors.push({ fieldId, text: fault });
    if (!isIsoDate(text('klar'))) errors.push({ fieldId: 'klar', text: words.madeOn });
    if (text('sammanfattning').length > 8_000) errors.push({ fieldId: 'sammanfattning', text: words.long });
    const conclusions = text('slutsatser')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (conclusions.length > 50 || conclusions.some((line) => line.length > 2_000))
      errors.push({ fieldId: 'slutsatser', text: words.long });
    if (errors.length > 0 || !kind) return fail(422, { errors, typed });
    const done = await addEvaluation(session, {
      kind,
      programme: text('insats') || null,
      title: text('rubrik'),
      madeBy: text('gjordAv'),
      madeOn: text('klar'),
      summary: text('sammanfattning'),
      conclusions,
      file: await fileOf(sent.form),
    });
    if (done.ok) redirect(303, `/insatser/utvarderingar/${done.value.evaluation}`);
    const { refusal } = done;
    if (isAccessRefusal(refusal)) stopAt(refusal);
    const fault: FieldError =
      refusal.kind === 'madeLater'
        ? { fieldId: 'klar', text: words.madeLater }
        : refusal.kind === 'unknownProgramme'
          ? { fieldId: 'insats', text: words.unknownProgramme }
          : { fieldId: 'fil', text: words.file };
    return fail(422, { errors: [fault], typed });
  },
};
