import { composeRegisterExtract } from '#reports/core';
import { renderPdf } from '#reports/server';
import { sessionOr } from '../../../answer.ts';
import { pdfResponse } from '../../../moten/board-forms.server.ts';
import { maskedRegister } from '../../extract.server.ts';

export async function GET({ locals, url }) {
  const { records, association, orgNumber, year, today } = await maskedRegister(sessionOr(locals), url);
  const document = composeRegisterExtract(records, { association, orgNumber, year, printedOn: today });
  return pdfResponse(await renderPdf(document), 'utdrag-ur-diariet.pdf');
}
