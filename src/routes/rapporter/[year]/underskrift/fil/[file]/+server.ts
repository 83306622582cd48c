// Files of a report to sign (`las`, `arkiv`), and a signed one by its id.
import { error } from '@sveltejs/kit';
import { isSameDocument } from '#signing/core';
import { readLockedFile, readSignedFile } from '#signing/server';
import { sessionOr, valueOr } from '../../../../../answer.ts';
import { reportParam } from '../../../../report-param.server.ts';

export async function GET({ locals, params, url }) {
  const session = sessionOr(locals);
  const of = reportParam(params.year);
  const form = params.file === 'las' ? 'accessible' : params.file === 'arkiv' ? 'archive' : null;
  if (form === null) {
    const { copy, bytes } = valueOr(await readSignedFile(session, { copyId: params.file }), () => error(404));
    if (!isSameDocument(copy.of, of)) error(404);
    return pdf(bytes, `undertecknad-${params.year}.pdf`);
  }
  const version = Number(url.searchParams.get('version'));
  const file = valueOr(await readLockedFile(session, { ...of, version, form }), () => error(404));
  return pdf(file.bytes, `rapport-${params.year}-version-${version}${form === 'archive' ? '-arkiv' : ''}.pdf`);
}

function pdf(bytes: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}"` },
  });
}
