import { texts } from '../../texts.ts';
import { readProgrammesPage } from './programmes-page.server.ts';

export async function load({ locals, params }) {
  const { words, ...page } = await readProgrammesPage(locals, params);
  return {
    ...page,
    heading: words.heading(page.year),
    breadcrumbs: [{ address: '/ekonomi', label: texts[locals.language].heading }],
  };
}
