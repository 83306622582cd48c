// Which voucher of the ledger an invoice was booked on: proposed by amount, day and party, and confirmed by a person.
import { daysBetween, type IsoDate, type Ore } from '#kernel';
import type { Claim } from './claims.ts';

/** A voucher as the ledger names it. */
export type VoucherName = { readonly year: number; readonly series: string; readonly number: string };

/** What one voucher books on one project. */
export type BookedVoucher = VoucherName & {
  readonly datedOn: IsoDate;
  readonly text: string;
  /** The ledger's object of the programme. */
  readonly project: string;
  /** Debit less credit on the project. */
  readonly amountOre: Ore;
  /** Objects of the parties on its rows. */
  readonly parties: readonly string[];
};

export type VoucherReason = 'amount' | 'day' | 'party' | 'invoice';
export type VoucherProposal = { readonly voucher: BookedVoucher; readonly reasons: readonly VoucherReason[] };

/** `A 17`, `17` when the series has no name. */
export function voucherLabel({ series, number }: Pick<VoucherName, 'series' | 'number'>): string {
  return [series, number].filter(Boolean).join(' ');
}

/** Unique among vouchers of all years. */
export function voucherKey({ year, series, number }: VoucherName): string {
  return `${year}/${series}/${number}`;
}

/** An invoice is booked within so many days of the day it came. */
const nearDays = 45;

/**
 * Vouchers that may be the invoice's, the likeliest first: of the same amount, or with its number in their text. Another party's
 * voucher and one that is used are never proposed.
 */
export function proposeVouchers(
  claim: Pick<Claim, 'amountOre' | 'receivedOn' | 'invoice'>,
  vouchers: readonly BookedVoucher[],
  of: { readonly project: string | null; readonly party: string | null; readonly partyName: string },
): VoucherProposal[] {
  const { project, party, partyName } = of;
  const distance = ({ datedOn }: BookedVoucher): number => {
    const [from, to] = datedOn < claim.receivedOn ? [datedOn, claim.receivedOn] : [claim.receivedOn, datedOn];
    return daysBetween({ from, to });
  };
  return vouchers
    .filter((voucher) => project === null || voucher.project === project)
    .filter(({ parties }) => party === null || parties.length === 0 || parties.includes(party))
    .map((voucher): VoucherProposal => {
      const said = voucher.text.toLowerCase();
      const isParty = (party !== null && voucher.parties.includes(party)) || said.includes(partyName.toLowerCase());
      const reasons: [VoucherReason, boolean][] = [
        ['amount', voucher.amountOre === claim.amountOre],
        ['invoice', claim.invoice !== null && namesInvoice(said, claim.invoice.toLowerCase())],
        ['party', isParty],
        ['day', distance(voucher) <= nearDays],
      ];
      return { voucher, reasons: reasons.flatMap(([reason, holds]) => (holds ? [reason] : [])) };
    })
    .filter(({ reasons }) => reasons.includes('amount') || reasons.includes('invoice'))
    .toSorted(
      (a, b) =>
        b.reasons.length - a.reasons.length ||
        distance(a.voucher) - distance(b.voucher) ||
        (voucherKey(a.voucher) < voucherKey(b.voucher) ? -1 : 1),
    );
}

/** The number as a word of its own: `17` is not in `A 1712`. */
function namesInvoice(text: string, invoice: string): boolean {
  const place = text.indexOf(invoice);
  if (place < 0) return false;
  const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  return !isWord(text[place - 1]) && !isWord(text[place + invoice.length]);
}
