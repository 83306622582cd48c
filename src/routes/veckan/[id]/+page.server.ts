import { error, fail, redirect } from '@sveltejs/kit';
import {
  closeEvaluation,
  offerEvent,
  openEvaluation,
  readEvent,
  readSharing,
  removeEvent,
  saveEvent,
} from '#collaboration/server';
import { yearOf } from '#kernel';
import { printedCode } from '#surveys/core';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { faultOf, formOf, readEventForm } from '../event-form.ts';
import { surroundings } from '../events.server.ts';
import { texts } from '../texts.ts';
import { workTexts } from '../work-texts.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const { language } = locals;
  // The code of an evaluation is shown here.
  locals.hasSecret = true;
  const { event, kinds } = valueOr(await readEvent(session, { id: params.id }), () => error(404));
  const { organisations, kommuner } = await surroundings(session);
  const kind = kinds.find(({ id }) => id === event.kind) ?? error(404);
  return {
    breadcrumbs: [{ address: `/veckan?ar=${yearOf(event.date)}`, label: texts[language].heading }],
    name: kind.name[language],
    maySave: mayDo(session, 'events.save'),
    typed: formOf(event, { kind, organisations, language }),
    isMeeting: kind.group === 'meeting',
    hasGroups: kind.hasGroups,
    hasCases: kind.hasCases,
    kommuner,
    fromAssociation: event.fromAssociation,
    sharing:
      mayDo(session, 'events.save') && event.fromAssociation === null
        ? valueOr(await readSharing(session, { id: params.id }), (refusal: never) => refusal).associations
        : [],
    survey: {
      round: event.surveyRound,
      hasQuestions: kind.questions.length > 0,
      mayOpen: mayDo(session, 'surveys.save'),
    },
  };
}

export const actions = {
  spara: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const { language } = locals;
    const words = texts[language];
    const { event: before, kinds } = valueOr(await readEvent(session, { id: params.id }), () => error(404));
    const kind = kinds.find(({ id }) => id === before.kind) ?? error(404);
    const { typed, errors, event } = readEventForm(await request.formData(), {
      kind,
      words,
      language,
      source: before.source,
      before,
    });
    if (errors.length > 0) return fail(422, { typed, errors });
    const saved = await saveEvent(session, { id: params.id, event, isConfirmed: typed.isConfirmed });
    if (saved.ok) redirect(303, `/veckan?ar=${yearOf(event.date)}&gjort=sparat`);
    return fail(422, { typed, errors: [faultOf(saved.refusal, words)] });
  },
  'ta-bort': async ({ locals, params }) => {
    const session = sessionOr(locals);
    const { event } = valueOr(await readEvent(session, { id: params.id }), () => error(404));
    valueOr(await removeEvent(session, { id: params.id }), () => error(404));
    redirect(303, `/veckan?ar=${yearOf(event.date)}&gjort=borttaget`);
  },
  dela: async ({ locals, params, request }) => {
    const to = (await request.formData()).getAll('till').map(String);
    valueOr(await offerEvent(sessionOr(locals), { id: params.id, to }), () => error(404));
    return { told: workTexts[locals.language].county.shared };
  },
  utvardera: async ({ locals, params, url }) => {
    const words = texts[locals.language].survey;
    const opened = await openEvaluation(sessionOr(locals), { id: params.id });
    if (opened.ok) {
      const code = printedCode(opened.value.code);
      return { code, address: `${url.origin}/svara?kod=${code}` };
    }
    if (isAccessRefusal(opened.refusal)) stopAt(opened.refusal);
    return fail(422, { errors: [{ fieldId: 'utvardering', text: words.refused }] });
  },
  stang: async ({ locals, params }) => {
    const words = texts[locals.language].survey;
    const closed = await closeEvaluation(sessionOr(locals), { id: params.id });
    if (closed.ok) return { told: closed.value.taken > 0 ? words.taken : words.tooFew };
    if (isAccessRefusal(closed.refusal)) stopAt(closed.refusal);
    return fail(422, { errors: [{ fieldId: 'utvardering', text: words.refused }] });
  },
};
