import { fail } from '@sveltejs/kit';
import { lexHellerNumber } from '#collaboration/core';
import { completeLexHeller, followLexHeller, openLexHellerDoor } from '#collaboration/server';
import { running } from '../../../../running.ts';
import { isTooOften } from '../../../../too-often.server.ts';
import { faultOf } from '../../../../lex-heller/report-form.ts';
import { texts } from '../../../../lex-heller/texts.ts';

export async function load({ params, locals }) {
  locals.hasSecret = true;
  const session = await openLexHellerDoor(running().installation, params.secret);
  const followed = session && (await followLexHeller(session, { secret: params.secret }));
  const report = followed?.ok ? { ...followed.value, number: lexHellerNumber(followed.value) } : null;
  return { width: 'bare' as const, report };
}

export const actions = {
  default: async (event) => {
    const { params, locals, request } = event;
    const words = texts[locals.language];
    const form = await request.formData();
    const typed = String(form.get('svar') ?? '')
      .trim()
      .slice(0, 4_000);
    const refused = (text: string) => fail(422, { typed, errors: [{ fieldId: 'svar', text }], isSent: false });
    if (typed === '') return refused(words.errors.reply);
    if (isTooOften(event)) return refused(words.errors.tooOften);
    const session = await openLexHellerDoor(running().installation, params.secret);
    if (!session) return refused(words.errors.gone);
    const done = await completeLexHeller(session, {
      secret: params.secret,
      text: typed,
      isConfirmed: form.has('verksamhet'),
    });
    if (done.ok) return { typed: '', errors: [], isSent: true };
    const { refusal } = done;
    if (refusal.kind === 'personalNumber' || refusal.kind === 'contactDetails')
      return refused(faultOf(refusal, words).text);
    return refused(words.errors.cannotMove);
  },
};
