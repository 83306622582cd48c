import { error } from '@sveltejs/kit';
import { readBoardFile } from '#decisions/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { fileResponse } from '../../board-forms.server.ts';

export const GET = async ({ locals, params }) =>
  fileResponse(valueOr(await readBoardFile(sessionOr(locals), { id: params.file }), () => error(404)));
