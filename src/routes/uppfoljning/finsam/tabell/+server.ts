import { tableFile } from '../../../table-file.server.ts';
import { associationSheet } from '../sheet.server.ts';

export async function GET({ url, locals }) {
  const { tables, heading } = await associationSheet({ locals, url });
  return tableFile({ url, locals }, { name: heading, tables });
}
