import { sessionOr } from '../../../answer.ts';
import { pdfResponse } from '../../board-forms.server.ts';
import { noticePdf } from '../../minutes.server.ts';

export const GET = async ({ locals, params }) =>
  pdfResponse(await noticePdf(sessionOr(locals), params.id), 'kallelse.pdf');
