import { error } from '@sveltejs/kit';
import { noteNames, positions, type Position, type Statements } from '#finance/core';
import { readRowBehind, readStatements } from '#finance/server';
import { sessionOr, valueOr } from '../../../../../answer.ts';
import { pageAddress } from '../../../../pages.ts';
import { texts } from '../../../../texts.ts';
import { accountsTable, vouchersTable } from './tables.ts';

export async function load({ locals, params, url }) {
  const session = sessionOr(locals);
  const year = Number(params.year);
  const position = positions.find((one) => one === params.position) ?? error(404);
  // A column of the year before stands in the layout of the report that it was clicked in.
  const reportYear = Number(url.searchParams.get('rapport') ?? year);
  const behind = valueOr(await readRowBehind(session, { year, position, row: params.row, reportYear }), () =>
    error(404),
  );
  const { statements } = valueOr(await readStatements(session, { year: reportYear }), () => error(404));
  return {
    year,
    label: labelOf(statements, { position, row: params.row }),
    shown: behind.vouchers.length,
    all: behind.voucherRowCount,
    tables: [accountsTable(behind), vouchersTable(behind)],
    breadcrumbs: [
      { address: pageAddress({ year, slug: 'resultatrakning' }), label: texts.headingOf(year) },
      { address: pageAddress({ year, slug: 'noter' }), label: texts.pages.noter },
    ],
  };
}

function labelOf(statements: Statements, of: { position: Position; row: string }): string {
  const rows = noteNames.flatMap((name) => statements.notes[name]);
  return rows.find(({ id, position }) => id === of.row && position === of.position)?.label ?? of.row;
}
