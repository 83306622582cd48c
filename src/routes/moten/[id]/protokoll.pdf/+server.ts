import { sessionOr } from '../../../answer.ts';
import { pdfResponse } from '../../board-forms.server.ts';
import { minutesPdf } from '../../minutes.server.ts';

export const GET = async ({ locals, params }) =>
  pdfResponse(await minutesPdf(sessionOr(locals), params.id), 'protokoll.pdf');
