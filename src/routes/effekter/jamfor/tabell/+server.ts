import { caveatsTable } from '#effects/core';
import { tableFile } from '../../../table-file.server.ts';
import { readChosen } from '../../chosen.server.ts';
import { texts } from '../../texts.ts';
import { comparisonsOf } from '../comparisons.server.ts';

export async function GET({ url, locals }) {
  const { effects } = await readChosen(locals, url.searchParams);
  const { tables } = comparisonsOf(effects, locals.language);
  const all = [...tables, caveatsTable([], locals.language)];
  return tableFile({ url, locals }, { name: texts[locals.language].compare.heading, tables: all });
}
