import { redirect } from '@sveltejs/kit';
import { sessionOr } from '../../../answer.ts';
import { texts } from '../../texts.ts';
import { saveSent, submitSent, writingPage } from '../../writing.server.ts';

export async function load({ locals, params, url }) {
  const of = { session: sessionOr(locals), application: params.id };
  const page = await writingPage(of, { url, language: locals.language });
  return {
    ...page,
    breadcrumbs: [
      { address: '/ansokningar', label: texts[locals.language].heading },
      { address: `/ansokningar/${params.id}`, label: page.application.values['name'] ?? texts[locals.language].one },
    ],
  };
}

export const actions = {
  spara: async ({ locals, params, request }) => {
    const of = { session: sessionOr(locals), application: params.id };
    return (await saveSent(of, await request.formData())) ?? redirect(303, '?sparad');
  },
  skicka: async ({ locals, params, request }) =>
    submitSent({ session: sessionOr(locals), application: params.id }, await request.formData()),
};
