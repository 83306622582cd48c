import { mayDo, sessionOr } from '../../answer.ts';
import { maskedRegister } from '../extract.server.ts';
import { texts } from '../texts.ts';
import { extractTable } from './table.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { records, year } = await maskedRegister(session, url);
  return {
    year,
    table: extractTable(records, texts[locals.language]),
    maySave: mayDo(session, 'register.save'),
    width: 'full' as const,
    breadcrumbs: [{ address: '/diarium', label: texts[locals.language].heading }],
  };
}
