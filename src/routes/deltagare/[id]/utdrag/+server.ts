// The register extract of one person, to hand out: a letter as PDF, or JSON.
import { dayInSweden } from '#kernel';
import { extractParticipant } from '#participants/server';
import { composeParticipantExtract } from '#reports/core';
import { renderPdf } from '#reports/server';
import { error } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../../answer.ts';
import { readOne } from '../../one.server.ts';

export async function GET({ locals, params, url }) {
  const session = sessionOr(locals);
  const format = url.searchParams.get('format') ?? 'pdf';
  if (format !== 'pdf' && format !== 'json') error(404);
  const { participation, pseudonym } = await readOne(locals, params.id);
  const extract = valueOr(await extractParticipant(session, { participant: participation.participantId }), () =>
    error(404),
  );
  const { orgNumber } = session.space;
  const body =
    format === 'pdf'
      ? new Uint8Array(await renderPdf(composeParticipantExtract(extract, { orgNumber })))
      : `${JSON.stringify(extract, null, 2)}\n`;
  const name = `registerutdrag-${pseudonym.toLowerCase()}-${dayInSweden(session.clock())}`;
  return new Response(body, {
    headers: {
      'content-type': format === 'pdf' ? 'application/pdf' : 'application/json',
      'content-disposition': `attachment; filename="${name.replaceAll(/[^a-z0-9-]/g, '')}.${format}"`,
      'cache-control': 'no-store',
    },
  });
}
