import type { Tx } from '#database/server';
import { comparePrinted } from '#finance/core';
import type { Ore } from '#kernel';
import { findPrinted, ledgerToFit } from './printed-store.ts';
import { mappingToFit, yearsToFit } from './read-fitting.ts';

/** Years whose printed rows are entered, the newest first, with what still differs from them in all. */
export async function fittedYears(tx: Tx): Promise<{ readonly year: number; readonly differenceOre: Ore }[]> {
  const fitted = [];
  for (const year of await yearsToFit(tx)) {
    const printed = await findPrinted(tx, year);
    const ledger = printed && (await ledgerToFit(tx, year));
    if (!printed || !ledger) continue;
    const { mapping } = await mappingToFit(tx, year);
    fitted.push({ year, differenceOre: comparePrinted(ledger, mapping, printed).totalOre });
  }
  return fitted;
}
