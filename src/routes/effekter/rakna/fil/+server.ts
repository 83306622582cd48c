// The matrix in its two layouts, or the answer with its values and sources.
import { error } from '@sveltejs/kit';
import {
  answerOf,
  answerTables,
  effectsRefusalText,
  fitsSquare,
  matrixTable,
  movesListTable,
  readCalculation,
} from '#effects/core';
import { readEffectsLaw } from '#effects/server';
import { dayInSweden, yearOf } from '#kernel';
import { sessionOr, valueOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { texts } from '../../texts.ts';

export async function GET({ url, locals }) {
  const { language } = locals;
  const session = sessionOr(locals);
  const year = yearOf(dayInSweden(session.clock()));
  const { input, costOre } = readCalculation(url.searchParams, { year, municipality: null, language });
  if (input === null) error(404);
  const { heading } = texts[language];
  const content = url.searchParams.get('innehall');
  if (content === 'lista' || (content === 'matris' && !fitsSquare(input.moves))) {
    return tableFile({ url, locals }, { name: heading, tables: [movesListTable(input.moves)] });
  }
  if (content === 'matris')
    return tableFile({ url, locals }, { name: heading, tables: [matrixTable(input.moves, language)] });
  const { law } = valueOr(await readEffectsLaw(session, {}), (refusal: never) => refusal);
  const answer = answerOf(input, law, costOre);
  if (!answer.ok) error(422, { message: effectsRefusalText(answer.refusal, language) });
  const { municipalities } = law;
  const tables = answerTables(answer.value, { language, municipalities, moves: input.moves, hidesSmall: false });
  return tableFile({ url, locals }, { name: heading, tables });
}
