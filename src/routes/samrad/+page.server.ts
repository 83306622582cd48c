import { formatsIn } from '#design/core';
import { readConsultations } from '#reports/server';
import { mayDo, sessionOr, valueOr } from '../answer.ts';
import { texts } from './texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const consultations = valueOr(await readConsultations(session, {}), (refusal: never) => refusal);
  const { date } = formatsIn(locals.language);
  return {
    maySave: mayDo(session, 'report.save'),
    consultations: consultations.map((one) => ({ ...one, day: date(one.heldOn) })),
    breadcrumbs: [{ address: '/rapporter', label: texts[locals.language].back }],
  };
}
