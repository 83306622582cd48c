import { mapLedger, type UnmappedAccount } from './mapping/map-ledger.ts';
import type { ChartMapping } from './mapping/chart-mapping.ts';
import { rowLayout } from './mapping/row-layout.ts';
import type { Ledger } from './ledger/ledger.ts';

/** Accounts of a ledger that have money and, under this mapping, no line. */
export function unmappedAccounts(ledger: Ledger, mapping: ChartMapping): readonly UnmappedAccount[] {
  return mapLedger(ledger, rowLayout({ mapping, ledgers: [ledger], budget: [] })).unmapped;
}
