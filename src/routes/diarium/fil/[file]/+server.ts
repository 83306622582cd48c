import { error } from '@sveltejs/kit';
import { readRegisterFile } from '#decisions/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { fileResponse } from '../../../moten/board-forms.server.ts';

export const GET = async ({ locals, params }) =>
  fileResponse(valueOr(await readRegisterFile(sessionOr(locals), { id: params.file }), () => error(404)));
