// Ways to walk the rows of a document.
import type { IsoDate, Ore } from '#kernel';
import type { SieDocument, SieRow, SieVoucher } from './sie-document.ts';

/** A row that counts, with its voucher; `date` is the row's own, else the voucher's. */
export type SieTransaction = { readonly voucher: SieVoucher; readonly row: SieRow; readonly date: IsoDate | null };

/** Every row that counts, in file order: `#TRANS` only, so that an added row and its twin are one. */
export function* transactionsOf(document: SieDocument): Generator<SieTransaction> {
  for (const voucher of document.vouchers) {
    for (const row of voucher.rows) if (row.kind === 'trans') yield { voucher, row, date: row.date ?? voucher.date };
  }
}

export function countedRows(voucher: SieVoucher): readonly SieRow[] {
  return voucher.rows.filter((row) => row.kind === 'trans');
}

/** A row as a person should see it: an added row and its twin are one, a struck row is shown and does not count. */
export type CorrectedRow = SieRow & {
  readonly history: 'original' | 'added' | 'struck';
  readonly countedOre: Ore;
};

/** The rows of a voucher with their corrections; `countedOre` sums to the voucher's balance. */
export function correctedRows(voucher: SieVoucher): readonly CorrectedRow[] {
  const corrected: CorrectedRow[] = [];
  let added: SieRow | null = null;
  for (const row of voucher.rows) {
    if (row.kind === 'rtrans') {
      added = row;
    } else if (row.kind === 'btrans') {
      corrected.push({ ...row, history: 'struck', countedOre: 0 });
    } else {
      const isTwin: boolean = added?.account === row.account && added.amountOre === row.amountOre;
      // The #RTRANS says who added the row and when; its twin repeats the rest.
      const sign = isTwin && added ? added.sign || row.sign : row.sign;
      corrected.push({ ...row, sign, history: isTwin ? 'added' : 'original', countedOre: row.amountOre });
      added = null;
    }
  }
  return corrected;
}
