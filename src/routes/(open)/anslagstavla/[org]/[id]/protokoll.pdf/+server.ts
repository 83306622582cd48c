// The minutes of a notice: the published file when they were signed outside, else printed anew.
import { error } from '@sveltejs/kit';
import { readPublicMinutes } from '#decisions/server';
import { composeMinutes } from '#reports/core';
import { renderPdf } from '#reports/server';
import { readPublishedMinutes } from '#signing/server';
import { valueOr } from '../../../../../answer.ts';
import { pdfResponse } from '../../../../../moten/board-forms.server.ts';
import { publicSession } from '../../../board.server.ts';

export async function GET({ params }) {
  const session = await publicSession(params.org);
  const { kept } = valueOr(await readPublicMinutes(session, { id: params.id }), () => error(404));
  const [first, ...corrections] = kept;
  if (!first) error(404);
  const published = valueOr(
    await readPublishedMinutes(session, { meetingId: params.id }),
    (refusal: never) => refusal,
  );
  if (published) return pdfResponse(published, 'protokoll.pdf');
  return pdfResponse(
    await renderPdf(composeMinutes(first.minutes, { corrections, printedOn: first.minutes.meeting.heldOn })),
    'protokoll.pdf',
  );
}
