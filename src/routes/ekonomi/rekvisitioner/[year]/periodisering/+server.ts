// The accruals of a year that is over, as vouchers for the accounting program to import.
import { error } from '@sveltejs/kit';
import { accrualFileStem } from '#finance/core';
import { readClaimsPage } from '../claims-page.server.ts';

export async function GET({ locals, params }) {
  const { year, on, accruals } = await readClaimsPage(locals, params);
  if (!accruals?.sie) error(404);
  return new Response(new Uint8Array(accruals.sie), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${accrualFileStem(year, on)}.si"`,
    },
  });
}
