import { error } from '@sveltejs/kit';
import { readPublicMinutes } from '#decisions/server';
import { composeMinutes } from '#reports/core';
import { renderPdf } from '#reports/server';
import { valueOr } from '../../../../../answer.ts';
import { pdfResponse } from '../../../../../moten/board-forms.server.ts';
import { publicSession } from '../../../board.server.ts';

export async function GET({ params }) {
  const { kept } = valueOr(await readPublicMinutes(await publicSession(params.org), { id: params.id }), () =>
    error(404),
  );
  const [first, ...corrections] = kept;
  if (!first) error(404);
  return pdfResponse(
    await renderPdf(composeMinutes(first.minutes, { corrections, printedOn: first.minutes.meeting.heldOn })),
    'protokoll.pdf',
  );
}
