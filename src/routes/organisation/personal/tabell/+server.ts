import { readStaff } from '#organisation/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { texts } from '../../texts.ts';
import { staffTable } from '../staff.ts';

export async function GET({ url, locals }) {
  const words = texts[locals.language];
  const { posts } = valueOr(await readStaff(sessionOr(locals), {}), (refusal: never) => refusal);
  return tableFile({ url, locals }, { name: words.staff.heading, tables: [staffTable(posts, words)] });
}
