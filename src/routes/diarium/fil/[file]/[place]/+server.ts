// An attachment of a mail in the register.
import { error } from '@sveltejs/kit';
import { readMailAttachment } from '#decisions/server';
import { sessionOr, valueOr } from '../../../../answer.ts';
import { fileResponse } from '../../../../moten/board-forms.server.ts';

export async function GET({ locals, params }) {
  const asked = { id: params.file, place: Number(params.place) };
  return fileResponse(valueOr(await readMailAttachment(sessionOr(locals), asked), () => error(404)));
}
