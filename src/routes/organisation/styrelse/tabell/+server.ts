import { readBoard } from '#organisation/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { texts } from '../../texts.ts';
import { mandatesTable } from '../board.ts';

export async function GET({ url, locals }) {
  const words = texts[locals.language];
  const board = valueOr(await readBoard(sessionOr(locals), {}), (refusal: never) => refusal);
  return tableFile({ url, locals }, { name: words.board.heading, tables: [mandatesTable({ ...board, words })] });
}
