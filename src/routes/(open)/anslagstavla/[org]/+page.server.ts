import { readPublicNotices } from '#decisions/server';
import { valueOr } from '../../../answer.ts';
import { publicSession } from '../board.server.ts';

export async function load({ params }) {
  return valueOr(await readPublicNotices(await publicSession(params.org), {}), (refusal: never) => refusal);
}
