// Files of minutes to sign (`las`, `arkiv`), and a signed one by its id.
import { error } from '@sveltejs/kit';
import { isSameDocument } from '#signing/core';
import { readLockedFile, readSignedFile } from '#signing/server';
import { sessionOr, valueOr } from '../../../../../answer.ts';
import { pdfResponse } from '../../../../board-forms.server.ts';

export async function GET({ locals, params, url }) {
  const session = sessionOr(locals);
  const of = { kind: 'minutes' as const, meetingId: params.id };
  const form = params.file === 'las' ? 'accessible' : params.file === 'arkiv' ? 'archive' : null;
  if (form === null) {
    const { copy, bytes } = valueOr(await readSignedFile(session, { copyId: params.file }), () => error(404));
    if (!isSameDocument(copy.of, of)) error(404);
    return pdfResponse(bytes, 'protokoll-undertecknat.pdf');
  }
  const version = Number(url.searchParams.get('version'));
  const file = valueOr(await readLockedFile(session, { meetingId: params.id, version, form }), () => error(404));
  return pdfResponse(file.bytes, `protokoll-version-${version}${form === 'archive' ? '-arkiv' : ''}.pdf`);
}
