// A file of a published report, for anybody.
import { error } from '@sveltejs/kit';
import { readPublishedFile } from '#signing/server';
import { valueOr } from '../../../../../../answer.ts';
import { publicSession } from '../../../../../anslagstavla/board.server.ts';

export async function GET({ params }) {
  const which = params.which === 'las' ? 'accessible' : params.which === 'undertecknad' ? 'signed' : error(404);
  const read = await readPublishedFile(await publicSession(params.org), { copyId: params.copy, which });
  const { copy, bytes } = valueOr(read, () => error(404));
  const { of } = copy;
  const base =
    of.kind === 'minutes'
      ? `protokoll-${of.heldOn}`
      : `${of.kind === 'annual' ? 'arsredovisning' : 'delarsrapport'}-${of.year}`;
  const name = `${base}${which === 'signed' ? '-undertecknad' : ''}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}"` },
  });
}
