import { error } from '@sveltejs/kit';
import {
  everyRow,
  labelIn,
  ledgerParts,
  noteNames,
  rowOfPart,
  type LedgerPart,
  type StatementName,
  type Statements,
} from '#finance/core';
import { readRowBehind, readStatements } from '#finance/server';
import { sessionOr, valueOr } from '../../../../../answer.ts';
import { pageAddress, type PageSlug } from '../../../../pages.ts';
import { texts } from '../../../../texts.ts';
import { accountsTable, vouchersTable } from './tables.ts';

/** What one row's page shows, for the screen and for the file that is downloaded from it. */
export async function readRowPage(
  { locals, url }: { locals: App.Locals; url: URL },
  params: { year: string; position: string; row: string },
) {
  const session = sessionOr(locals);
  const year = Number(params.year);
  const position = ledgerParts.find((one) => one === params.position) ?? error(404);
  // A column of the year before stands in the layout of the report that it was clicked in.
  const reportYear = Number(url.searchParams.get('rapport') ?? year);
  const behind = valueOr(await readRowBehind(session, { year, position, row: params.row, reportYear }), () =>
    error(404),
  );
  const { statements } = valueOr(await readStatements(session, { year: reportYear }), () => error(404));
  const words = texts[locals.language];
  const { label, slug } = titleOf(statements, { position, row: params.row });
  return {
    year,
    label: labelIn(label, locals.language) ?? label,
    shown: behind.vouchers.length,
    all: behind.voucherRowCount,
    tables: [accountsTable(behind, words), vouchersTable(behind, words)].filter(({ rows }) =>
      rows.some(({ role }) => role === 'row'),
    ),
    breadcrumbs: [
      { address: '/ekonomi', label: words.heading },
      { address: pageAddress({ year: reportYear, slug }), label: `${words.pages[slug]} ${reportYear}` },
    ],
  };
}

const slugs: Readonly<Record<StatementName, PageSlug>> = {
  incomeStatement: 'resultatrakning',
  balanceSheet: 'balansrakning',
  cashFlow: 'kassaflode',
  operatingAccount: 'driftredovisning',
  balanceRequirement: 'balanskrav',
};

/** The name of the row, and the page that it stands on. */
function titleOf(
  statements: Statements,
  of: { position: LedgerPart; row: string },
): { label: string; slug: PageSlug } {
  if (of.row === everyRow) {
    const found = rowOfPart(statements, of.position);
    return found ? { label: found.row.label, slug: slugs[found.statement] } : error(404);
  }
  const rows = noteNames.flatMap((name) => statements.notes[name]);
  const row = rows.find(({ id, position }) => id === of.row && position === of.position);
  return { label: row?.label ?? of.row, slug: 'noter' };
}
