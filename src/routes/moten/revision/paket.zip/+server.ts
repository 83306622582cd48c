import { error } from '@sveltejs/kit';
import { dayInSweden } from '#kernel';
import { makeAuditPackage } from '#reports/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { chosenYear } from '../../../years.ts';

export async function GET({ locals, url }) {
  const session = sessionOr(locals);
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const bytes = valueOr(await makeAuditPackage(session, year), () => error(404));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="revision-${year}.zip"`,
    },
  });
}
