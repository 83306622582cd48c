import { dayInSweden } from '#kernel';
import { readOrganisation } from '#organisation/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { texts } from '../../texts.ts';
import { keyTable, membersTable } from '../members.ts';

export async function GET({ url, locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { members } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  const tables = [membersTable(members, words), keyTable({ members, day: dayInSweden(session.clock()), words })];
  return tableFile({ url, locals }, { name: words.members.heading, tables });
}
