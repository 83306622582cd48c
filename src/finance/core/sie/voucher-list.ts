import { sumOre } from '#kernel';
import type { SieVoucher, SieVoucherList } from './sie-document.ts';

/** A voucher list out of vouchers made by hand. */
export function voucherListFrom(vouchers: readonly SieVoucher[]): SieVoucherList {
  const counted = vouchers.flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'trans'));
  return {
    length: vouchers.length,
    transactionCount: counted.length,
    debitOre: sumOre(counted.map(({ amountOre }) => Math.max(amountOre, 0))),
    at: (index) => (index >= 0 ? vouchers[index] : undefined),
    [Symbol.iterator]: () => vouchers[Symbol.iterator](),
  };
}
