import { tableFile } from '../../../table-file.server.ts';
import { partySheet } from '../../../uppfoljning/finsam/sheet.server.ts';

export async function GET({ url, locals }) {
  const { tables, heading } = await partySheet({ locals, url });
  return tableFile({ url, locals }, { name: heading, tables });
}
