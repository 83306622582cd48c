// Reporting without log-in. The address belongs to an association, and nothing of the register is seen from here.
import { fail } from '@sveltejs/kit';
import { lexHellerNumber } from '#collaboration/core';
import { openLexHellerDoor, readLexHellerDoor, reportLexHeller } from '#collaboration/server';
import { running } from '../../../running.ts';
import { isTooOften } from '../../../too-often.server.ts';
import { emptyReport, faultOf, readReportForm } from '../../../lex-heller/report-form.ts';
import { texts } from '../../../lex-heller/texts.ts';

export async function load({ params, locals }) {
  // The page shows a secret address when the report is sent.
  locals.hasSecret = true;
  const session = await openLexHellerDoor(running().installation, params.token);
  const door = session && (await readLexHellerDoor(session, { token: params.token }));
  return {
    width: 'bare' as const,
    association: door?.ok ? door.value.association : null,
    // A form that is sent twice is one report.
    typed: emptyReport(crypto.randomUUID()),
  };
}

export const actions = {
  default: async (event) => {
    const { params, locals, request, url } = event;
    const words = texts[locals.language];
    const { typed, errors, report } = readReportForm(await request.formData(), words);
    if (errors.length > 0) return fail(422, { typed, errors, sent: null });
    if (isTooOften(event))
      return fail(429, { typed, errors: [{ fieldId: 'innehall', text: words.errors.tooOften }], sent: null });
    const session = await openLexHellerDoor(running().installation, params.token);
    const closed = () =>
      fail(422, { typed, errors: [{ fieldId: 'innehall', text: words.report.closedSentence }], sent: null });
    if (!session) return closed();
    const { id, name, contact, isConfirmed } = typed;
    const done = await reportLexHeller(session, { token: params.token, id, report, name, contact, isConfirmed });
    if (done.ok) {
      const address = `${url.origin}/avvikelse/arende/${done.value.secret}`;
      return { typed: null, errors: [], sent: { number: lexHellerNumber(done.value), address } };
    }
    const { refusal } = done;
    if (refusal.kind !== 'personalNumber' && refusal.kind !== 'contactDetails') return closed();
    return fail(422, { typed, errors: [faultOf(refusal, words)], sent: null });
  },
};
