import { error, fail, redirect } from '@sveltejs/kit';
import {
  deadlineOf,
  isLate,
  LEX_HELLER_STEPS,
  lexHellerActions,
  lexHellerNumber,
  lexHellerTypes,
  personalDataInReport,
  stepsFrom,
  type CannotMove,
} from '#collaboration/core';
import {
  changeLexHeller,
  feedBackLexHeller,
  moveLexHeller,
  readLexHellerCase,
  readLexHellerReport,
  readReporter,
  removeLexHeller,
} from '#collaboration/server';
import { dayInSweden, isIsoDate } from '#kernel';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { parties } from '../parties.server.ts';
import { faultOf, readReportForm } from '../report-form.ts';
import { texts, type LexHellerTexts } from '../texts.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const breadcrumbs = [{ address: '/lex-heller', label: texts[language].heading }];
  const named = (type: string): string => lexHellerTypes.find(({ id }) => id === type)?.[language] ?? type;
  const actions: Readonly<Record<string, string>> = lexHellerActions[language];
  if (!mayDo(session, 'lexHeller.manage')) {
    const { report } = valueOr(await readLexHellerReport(session, { id: params.id }), () => error(404));
    return {
      breadcrumbs,
      number: lexHellerNumber(report),
      report,
      type: named(report.type),
      actionName: actions[report.action] ?? report.action,
      work: null,
    };
  }
  const { report, steps, hasReporter, today } = valueOr(await readLexHellerCase(session, { id: params.id }), () =>
    error(404),
  );
  const { event, consequence, proposal } = report;
  const deadline = deadlineOf(report.raisedOn);
  return {
    breadcrumbs,
    number: lexHellerNumber(report),
    report,
    type: named(report.type),
    actionName: actions[report.action] ?? report.action,
    work: {
      organisations: await parties(session),
      steps: steps.map(({ kind, note, at }) => ({ kind, note, on: dayInSweden(at) })),
      moves: stepsFrom(report.state).filter((step) => step !== 'complete' || report.channel === 'office'),
      hasReporter,
      mayReadReporter: mayDo(session, 'lexHeller.readReporter'),
      actions: Object.entries(lexHellerActions[language]).map(([value, label]) => ({ value, label })),
      deadline,
      isLate: isLate(report, today),
      isWaiting: report.state === 'received' || report.state === 'completed',
      found: personalDataInReport({ event, consequence, proposal }).map(({ found }) => ({
        kind: found.kind,
        text: found.text,
      })),
    },
  };
}

export const actions = {
  spara: async ({ locals, params, request }) => {
    const words = texts[locals.language];
    const form = await request.formData();
    const { typed, errors, report } = readReportForm(form, words);
    const told = (name: string): string => String(form.get(name) ?? '').trim();
    const raisedOn = told('tas-upp');
    const handling = {
      raisedOn,
      theme: told('tema').slice(0, 300),
      action: told('atgard'),
      responsible: told('ansvarig').slice(0, 300),
      answer: told('svar').slice(0, 4_000),
      isPublished: form.has('publicera'),
      isChecked: form.has('last'),
    };
    const dated =
      raisedOn === '' || isIsoDate(raisedOn) ? errors : [...errors, { fieldId: 'tas-upp', text: words.errors.date }];
    if (dated.length > 0) return fail(422, { typed, handling, errors: dated });
    const saved = await changeLexHeller(sessionOr(locals), {
      id: params.id,
      report,
      ...handling,
      raisedOn: raisedOn === '' ? null : raisedOn,
      isConfirmed: typed.isConfirmed,
    });
    if (saved.ok) return { told: words.one.saved };
    const { refusal } = saved;
    if (isAccessRefusal(refusal)) return stopAt(refusal);
    const fault =
      refusal.kind === 'personalNumber' || refusal.kind === 'contactDetails'
        ? faultOf(refusal, words)
        : refusal.kind === 'linkClosed'
          ? null
          : moveFault(refusal, words);
    return fail(422, { typed, handling, errors: fault ? [fault] : [] });
  },
  flytta: async ({ locals, params, request }) => {
    const words = texts[locals.language];
    const form = await request.formData();
    const step = LEX_HELLER_STEPS.find((one) => one === form.get('steg')) ?? error(422);
    const note = String(form.get('anteckning') ?? '')
      .trim()
      .slice(0, 4_000);
    const moved = await moveLexHeller(sessionOr(locals), { id: params.id, step, note });
    if (moved.ok) return { told: words.one.done };
    const { refusal } = moved;
    if (isAccessRefusal(refusal)) return stopAt(refusal);
    if (refusal.kind === 'linkClosed') return error(422);
    if (refusal.kind === 'personalNumber' || refusal.kind === 'contactDetails') {
      return fail(422, { note, errors: [{ ...faultOf(refusal, words), fieldId: 'anteckning' }] });
    }
    return fail(422, { note, errors: [moveFault(refusal, words)] });
  },
  anmalare: async ({ locals, params }) => {
    const read = await readReporter(sessionOr(locals), { id: params.id });
    return { reporter: valueOr(read, () => error(404)) };
  },
  aterkoppla: async ({ locals, params }) => {
    const words = texts[locals.language];
    const done = await feedBackLexHeller(sessionOr(locals), { id: params.id });
    if (done.ok) return { told: words.one.fedBack(dayInSweden(sessionOr(locals).clock())) };
    if (isAccessRefusal(done.refusal)) return stopAt(done.refusal);
    return fail(422, { errors: [moveFault(done.refusal, words)] });
  },
  'ta-bort': async ({ locals, params }) => {
    valueOr(await removeLexHeller(sessionOr(locals), { id: params.id }), () => error(404));
    redirect(303, '/lex-heller?gjort=borttagen');
  },
};

function moveFault(refusal: CannotMove, words: LexHellerTexts) {
  const fields = { question: 'anteckning', responsible: 'ansvarig', answer: 'svar', raisedOn: 'tas-upp' } as const;
  switch (refusal.kind) {
    case 'needs':
      return { fieldId: fields[refusal.what], text: words.errors[refusal.what] };
    case 'notChecked':
      return { fieldId: 'last', text: words.errors.notChecked };
    case 'cannotMove':
      return { fieldId: 'steg', text: words.errors.cannotMove };
    case 'noSuchReport':
      return { fieldId: 'innehall', text: words.errors.gone };
    default:
      return refusal satisfies never;
  }
}
