import { error, fail, redirect } from '@sveltejs/kit';
import { enterLexHeller } from '#collaboration/server';
import { dayInSweden, isIsoDate } from '#kernel';
import { isAccessRefusal, sessionOr, stopAt } from '../../answer.ts';
import { parties } from '../parties.server.ts';
import { emptyReport, faultOf, readReportForm } from '../report-form.ts';
import { texts } from '../texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  return {
    breadcrumbs: [{ address: '/lex-heller', label: texts[locals.language].heading }],
    organisations: await parties(session),
    typed: emptyReport(crypto.randomUUID(), dayInSweden(session.clock())),
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const words = texts[locals.language];
    const { typed, errors, report } = readReportForm(await request.formData(), words);
    const dated = isIsoDate(typed.receivedOn) ? errors : [{ fieldId: 'inkom', text: words.errors.date }, ...errors];
    if (dated.length > 0) return fail(422, { typed, errors: dated });
    const { id, name, contact, isConfirmed, receivedOn } = typed;
    const done = await enterLexHeller(sessionOr(locals), { id, receivedOn, report, name, contact, isConfirmed });
    if (done.ok) redirect(303, `/lex-heller?gjort=inskriven`);
    const { refusal } = done;
    if (isAccessRefusal(refusal)) return stopAt(refusal);
    if (refusal.kind === 'linkClosed') return error(422);
    return fail(422, { typed, errors: [faultOf(refusal, words)] });
  },
};
