// Saves while the office types.
import { sessionOr } from '../../../../answer.ts';
import { saveTyped } from '../../../writing.server.ts';

export async function POST({ locals, params, request }) {
  return saveTyped({ session: sessionOr(locals), application: params.id }, request);
}
