import { choicesOf, readChosen } from '../chosen.server.ts';
import { texts } from '../texts.ts';
import { comparisonsOf } from './comparisons.server.ts';

export async function load({ locals, url }) {
  const read = await readChosen(locals, url.searchParams);
  return {
    choices: choicesOf(read, locals.language),
    chosen: read.chosen,
    hasMoves: read.effects.period !== null,
    ...comparisonsOf(read.effects, locals.language),
    breadcrumbs: [{ address: '/effekter', label: texts[locals.language].heading }],
  };
}
