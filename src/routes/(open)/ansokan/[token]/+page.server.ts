import { redirect } from '@sveltejs/kit';
import { saveSent, submitSent, writingPage } from '../../../ansokningar/writing.server.ts';
import { openLink } from './link.server.ts';

export async function load(event) {
  event.setHeaders({ 'x-robots-tag': 'noindex, nofollow' });
  const session = await openLink(event);
  return writingPage({ session }, { url: event.url, language: event.locals.language });
}

export const actions = {
  spara: async (event) => {
    const session = await openLink(event);
    const refused = await saveSent({ session }, await event.request.formData());
    return refused ?? redirect(303, '?sparad');
  },
  skicka: async (event) => {
    const session = await openLink(event);
    return submitSent({ session }, await event.request.formData());
  },
};
