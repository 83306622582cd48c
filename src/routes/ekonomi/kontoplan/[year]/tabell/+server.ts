import { error } from '@sveltejs/kit';
import { readFitting } from '#finance/server';
import { sessionOr, valueOr } from '../../../../answer.ts';
import { tableFile } from '../../../../table-file.server.ts';
import { texts } from '../../texts.ts';
import { fittingTables } from '../fitting-view.server.ts';

export async function GET({ url, locals, params }) {
  const read = await readFitting(sessionOr(locals), { year: Number(params.year) });
  const fitting = valueOr(read, () => error(404));
  return tableFile({ url, locals }, { name: `kontoplan ${fitting.year}`, tables: fittingTables(fitting, texts.sv) });
}
