import { importRegister } from '#decisions/server';
import { sessionOr } from '../../answer.ts';
import { answerOf, faultAt, fileOf, readForm } from '../../moten/board-forms.server.ts';
import { texts } from '../texts.ts';

export function load({ locals, url }) {
  sessionOr(locals);
  return {
    isTooLarge: url.searchParams.get('fel') === 'for-stor',
    breadcrumbs: [{ address: '/diarium', label: texts[locals.language].heading }],
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const file = await fileOf(sent.form);
    if (!file) return faultAt('fil', { language, sent });
    const done = await importRegister(sessionOr(locals), { bytes: file.bytes });
    return answerOf(done, {
      language,
      sent,
      done: ({ matters, records }) => texts[language].import.done(matters, records),
    });
  },
};
