import { dayInSweden } from '#kernel';
import { readOrganisation } from '#organisation/server';
import { readProgrammes } from '#programmes/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { tableFile } from '../../table-file.server.ts';
import { chosenYear } from '../../years.ts';
import { programmesTable } from '../list-table.ts';
import { texts } from '../texts.ts';

export async function GET({ url, locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const today = dayInSweden(session.clock());
  const year = chosenYear(url.searchParams.get('ar'), today);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const { members } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  const tables = [programmesTable({ programmes, members, year, words, today })];
  return tableFile({ url, locals }, { name: words.caption(year), tables });
}
