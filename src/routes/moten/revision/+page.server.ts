import type { Discharge } from '#decisions/core';
import { readAuditYear, receiveAuditReport, saveDischarge, sendAuditReport } from '#decisions/server';
import { dayInSweden } from '#kernel';
import { mayDo, sessionOr, valueOr } from '../../answer.ts';
import { chosenYear } from '../../years.ts';
import { answerOf, faultAt, fileOf, readForm } from '../board-forms.server.ts';
import { texts } from '../texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const read = valueOr(await readAuditYear(session, { year }), (refusal: never) => refusal);
  const inYear = ({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }): boolean =>
    (validFrom === null || validFrom <= `${year}-12-31`) && (validTo === null || validTo >= `${year}-01-01`);
  return {
    ...read,
    auditors: read.auditors.filter(inYear),
    isTooLarge: url.searchParams.get('fel') === 'for-stor',
    maySave: mayDo(session, 'auditing.save'),
    breadcrumbs: [{ address: '/moten', label: texts[locals.language].name }],
  };
}

export const actions = {
  berattelse: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const { text, textOrNull, has } = sent;
    const file = await fileOf(sent.form);
    if (!file) return faultAt('fil', { language, sent, form: 'berattelse' });
    const done = await receiveAuditReport(sessionOr(locals), {
      year: Number(text('ar')),
      auditor: text('revisor'),
      receivedOn: text('inkom'),
      proposesDischarge: has('tillstyrker'),
      remark: textOrNull('anmarkning'),
      file,
    });
    const fields = { auditor: 'revisor', receivedOn: 'inkom' } as const;
    return answerOf(done, { language, sent, done: texts[language].audit.taken, fields, form: 'berattelse' });
  },
  skickad: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await sendAuditReport(sessionOr(locals), {
      id: sent.text('berattelse'),
      sentOn: sent.text('skickad'),
    });
    return answerOf(done, { language, sent, done: texts[language].audit.saved, fields: { sentOn: 'skickad' } });
  },
  ansvarsfrihet: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const { text, textOrNull } = sent;
    const done = await saveDischarge(sessionOr(locals), {
      year: Number(text('ar')),
      member: text('medlem'),
      outcome: text('utfall') as Discharge['outcome'],
      decidedOn: text('dag'),
      reference: textOrNull('var'),
    });
    const fields = { member: 'medlem', outcome: 'utfall', decidedOn: 'dag' } as const;
    return answerOf(done, { language, sent, done: texts[language].audit.saved, fields, form: 'ansvarsfrihet' });
  },
};
