import { movesTable } from '#effects/core';
import { mayDo, sessionOr } from '../answer.ts';
import { choicesOf, readChosen } from './chosen.server.ts';

export async function load({ locals, url }) {
  const read = await readChosen(locals, url.searchParams);
  const { answer, moves, costOre, municipalities, period } = read.effects;
  return {
    choices: choicesOf(read, locals.language),
    chosen: read.chosen,
    hasMoves: period !== null,
    answer,
    isCostKnown: costOre !== null,
    // Only the table: small counts stay on the server.
    matrix: movesTable(moves, { language: locals.language, hidesSmall: true }),
    municipalities,
    maySave: mayDo(sessionOr(locals), 'effects.save'),
  };
}
