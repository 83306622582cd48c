import { statutesOn, type BodyKind } from '#decisions/core';
import { readBodies, readStatutes, saveBoardSetting, saveBody } from '#decisions/server';
import { readSwedishAmount } from '#design/core';
import { mayDo, sessionOr, valueOr } from '../../answer.ts';
import { answerOf, faultAt, readForm } from '../board-forms.server.ts';
import { texts } from '../texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const { bodies, members, setting, today } = valueOr(await readBodies(session, {}), (refusal: never) => refusal);
  const { versions } = valueOr(await readStatutes(session, {}), (refusal: never) => refusal);
  return {
    bodies: bodies.map(({ members: own, ...body }) => ({ ...body, count: own.length })),
    registrars: members.filter(
      ({ kind, validTo }) => (kind === 'kommun' || kind === 'region') && (validTo === null || validTo >= today),
    ),
    setting,
    statuteDays: statutesOn(versions, today)?.noticeDays ?? null,
    maySave: mayDo(session, 'board.save'),
    breadcrumbs: [{ address: '/moten', label: texts[locals.language].name }],
  };
}

export const actions = {
  organ: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const { text, textOrNull } = sent;
    const form = textOrNull('id') ?? 'nytt';
    const noticeDays = /^\d{1,2}$/.test(text('dagar')) ? Number(text('dagar')) : -1;
    const done = await saveBody(sessionOr(locals), {
      id: textOrNull('id'),
      kind: text('slag') as BodyKind,
      name: text('namn'),
      noticeDays,
    });
    return answerOf(done, {
      language,
      sent,
      done: texts[language].bodies.saved,
      fields: { name: 'namn', noticeDays: 'dagar', kind: 'organ' },
      form,
    });
  },
  installningar: async ({ locals, request }) => {
    const { language } = locals;
    const session = sessionOr(locals);
    const sent = await readForm(request);
    const { text } = sent;
    const { members } = valueOr(await readBodies(session, {}), (refusal: never) => refusal);
    const [fee, chairFee] = [text('arvode') || '0', text('ordforandearvode') || '0'].map((typed) =>
      readSwedishAmount(typed),
    );
    if (!fee?.ok || !chairFee?.ok) return faultAt('arvode', { language, sent, form: 'installningar' });
    const done = await saveBoardSetting(session, {
      feeOre: fee.value,
      chairFeeOre: chairFee.value,
      minutesPlace: text('forvaras'),
      registrars: Object.fromEntries(
        members.flatMap(({ slug }) => (text(`epost.${slug}`) === '' ? [] : [[slug, text(`epost.${slug}`)]])),
      ),
    });
    const fields = {
      minutesPlace: 'forvaras',
      registrars: 'epost',
      feeOre: 'arvode',
      chairFeeOre: 'arvode',
    } as const;
    return answerOf(done, { language, sent, done: texts[language].bodies.saved, fields, form: 'installningar' });
  },
};
