import { readGoals } from '#goals/server';
import { dayInSweden } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { tableFile } from '../../table-file.server.ts';
import { chosenYear } from '../../years.ts';
import { wholeGoalsTable } from '../goals.ts';
import { texts } from '../texts.ts';

export async function GET({ url, locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const goals = valueOr(await readGoals(session, { year }), (refusal: never) => refusal);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  return tableFile(
    { url, locals },
    { name: words.caption(year), tables: [wholeGoalsTable({ goals, programmes, year, words })] },
  );
}
