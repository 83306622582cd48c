import type { Tx } from '#database/server';
import type { Ledger, PrintedStatement } from '#finance/core';
import type { Instant } from '#kernel';
import { previousFromFile } from './finance-year.ts';
import { readLedgers } from './ledger-store.ts';

export async function findPrinted(tx: Tx, year: number): Promise<PrintedStatement | null> {
  const row = await tx
    .selectFrom('printedStatement')
    .select(['unit', 'rows'])
    .where('year', '=', year)
    .executeTakeFirst();
  return row ?? null;
}

export async function savePrintedOf(
  tx: Tx,
  year: number,
  printed: PrintedStatement,
  saved: { readonly savedAt: Instant; readonly savedBy: string },
): Promise<void> {
  const values = { unit: printed.unit, rows: JSON.stringify(printed.rows), ...saved };
  await tx
    .insertInto('printedStatement')
    .values({ year, ...values })
    .onConflict((conflict) => conflict.columns(['spaceId', 'year']).doUpdateSet(values))
    .execute();
}

/** The ledger of a year: its own, else what the file of the year after tells of it. */
export async function ledgerToFit(tx: Tx, year: number): Promise<Ledger | null> {
  const ledgers = await readLedgers(tx, [year, year + 1]);
  const own = ledgers.find((ledger) => ledger.year === year);
  const after = ledgers.find((ledger) => ledger.year === year + 1);
  return own ?? (after ? previousFromFile(tx, after) : null);
}
