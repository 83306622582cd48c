import { error } from '@sveltejs/kit';
import { answerTables, effectsRefusalText } from '#effects/core';
import { tableFile } from '../../table-file.server.ts';
import { readChosen } from '../chosen.server.ts';
import { texts } from '../texts.ts';

export async function GET({ url, locals }) {
  const { effects } = await readChosen(locals, url.searchParams);
  const { answer, moves, municipalities } = effects;
  if (answer === null) error(404);
  if (!answer.ok) error(422, { message: effectsRefusalText(answer.refusal, locals.language) });
  const { language } = locals;
  const tables = answerTables(answer.value, { language, municipalities, moves, hidesSmall: true });
  return tableFile({ url, locals }, { name: texts[language].heading, tables });
}
