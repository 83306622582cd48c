// Every table of the application can be taken along: an address `…/tabell?format=csv` or `xlsx` beside its page.
import { error, type RequestEvent } from '@sveltejs/kit';
import type { TableModel } from '#design/core';
import { TABLE_FORMATS, writeTableFile, type TableFormat } from '#exchange/server';
import { dayInSweden } from '#kernel';
import { sessionOr } from './answer.ts';

const types: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * The tables as a file named after the association, `name` and the day. `?tabell=ID` takes one of several. The page's
 * part is `DownloadTable` of `#design/ui`.
 */
export async function tableFile(
  { url, locals }: Pick<RequestEvent, 'url' | 'locals'>,
  what: { readonly name: string; readonly tables: readonly TableModel[] },
): Promise<Response> {
  const session = sessionOr(locals);
  const format = TABLE_FORMATS.find((one) => one === (url.searchParams.get('format') ?? 'csv')) ?? error(404);
  const chosen = url.searchParams.get('tabell');
  const tables = what.tables.filter(({ id }) => chosen === null || id === chosen);
  if (tables.length === 0) error(404);
  const name = [session.space.name, what.name, dayInSweden(session.clock())].map(plain).join('-');
  return new Response(new Uint8Array(await writeTableFile(tables, format)), {
    headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${name}.${format}"` },
  });
}

/** Small letters, digits and hyphens: a name that every file system and mail program keeps. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
}
