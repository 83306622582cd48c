// Which type a file is. 4E and 4I share #SIETYP 4, and suffixes lie: what the file holds decides.
import type { Head } from './head.ts';
import type { SieDocument, SieKind } from './sie-document.ts';

/** As stated; without a statement type 1, as the format says, unless the content shows another. */
export function sieTypeOf(head: Head, voucherCount: number): SieDocument['sieType'] {
  if (head.statedType !== null && /^[1-4]$/.test(head.statedType)) return Number(head.statedType) as 1 | 2 | 3 | 4;
  if (voucherCount > 0) return 4;
  const { oib, oub, psaldo, pbudget } = head.balances;
  if (oib.length + oub.length > 0) return 3;
  return psaldo.length + pbudget.length > 0 ? 2 : 1;
}

/** 4I has vouchers and no balances; a file of type 4 with neither is the export of a new company. */
export function kindOf(head: Head, of: { sieType: SieDocument['sieType']; voucherCount: number }): SieKind {
  if (of.sieType !== 4) return String(of.sieType) as '1' | '2' | '3';
  const { ib, ub, res } = head.balances;
  const hasBalances = ib.length + ub.length + res.length > 0;
  return hasBalances || of.voucherCount === 0 ? '4E' : '4I';
}
