import type { SieVoucher, SieVoucherList } from './sie-document.ts';

/** A voucher list out of vouchers made by hand. */
export function voucherListFrom(vouchers: readonly SieVoucher[]): SieVoucherList {
  const transactionCount = vouchers
    .map(({ rows }) => rows.filter(({ kind }) => kind === 'trans').length)
    .reduce((sum, count) => sum + count, 0);
  return {
    length: vouchers.length,
    transactionCount,
    at: (index) => (index >= 0 ? vouchers[index] : undefined),
    [Symbol.iterator]: () => vouchers[Symbol.iterator](),
  };
}
