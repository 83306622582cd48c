// Vouchers and rows of a file as columns of numbers: 45 bytes a row instead of the 300 that objects and strings take,
// which is what lets half a million rows stay in memory with all their texts.
import { daysAsText } from './field-values.ts';
import { unescapeQuotes, type WordList } from './word-list.ts';
import type { Decode } from './encoding.ts';
import type { SieObjectRef, SieRow, SieRowKind, SieVoucher, SieVoucherList } from './sie-document.ts';

/** Words are numbers of the word list, dates are `20241231` or 0, texts are spans of the file. */
export type RowColumns = {
  count: number;
  kind: Uint8Array;
  line: Int32Array;
  account: Int32Array;
  objects: Int32Array;
  amountOre: Float64Array;
  date: Int32Array;
  textStart: Int32Array;
  textEnd: Int32Array;
  /** NaN when there is none. */
  quantity: Float64Array;
  sign: Int32Array;
};

export type VoucherColumns = {
  count: number;
  line: Int32Array;
  series: Int32Array;
  number: Int32Array;
  date: Int32Array;
  textStart: Int32Array;
  textEnd: Int32Array;
  registrationDate: Int32Array;
  sign: Int32Array;
  /** First row; the next voucher's first row ends it. */
  firstRow: Int32Array;
};

/** By number as in `RowColumns.kind`. */
export const ROW_KINDS: readonly SieRowKind[] = ['trans', 'rtrans', 'btrans'];
export const TRANS = 0;
export const RTRANS = 1;
export const BTRANS = 2;

const LEAST_CAPACITY = 256;

/** Room for the rows that a file of this size likely has; memory is taken only as it is filled. */
export function rowColumns(fileBytes: number): RowColumns {
  const capacity = Math.max(LEAST_CAPACITY, fileBytes >> 6);
  const words = (): Int32Array => new Int32Array(capacity);
  return {
    count: 0,
    kind: new Uint8Array(capacity),
    line: words(),
    account: words(),
    objects: words(),
    amountOre: new Float64Array(capacity),
    date: words(),
    textStart: words(),
    textEnd: words(),
    quantity: new Float64Array(capacity),
    sign: words(),
  };
}

export function voucherColumns(fileBytes: number): VoucherColumns {
  const capacity = Math.max(LEAST_CAPACITY, fileBytes >> 8);
  const words = (): Int32Array => new Int32Array(capacity);
  return {
    count: 0,
    line: words(),
    series: words(),
    number: words(),
    date: words(),
    textStart: words(),
    textEnd: words(),
    registrationDate: words(),
    sign: words(),
    firstRow: words(),
  };
}

/** Makes room for one more row; the caller fills it and raises `count`. */
export function reserveRow(rows: RowColumns): void {
  if (rows.count < rows.kind.length) return;
  rows.kind = doubledBytes(rows.kind);
  rows.line = doubledWords(rows.line);
  rows.account = doubledWords(rows.account);
  rows.objects = doubledWords(rows.objects);
  rows.amountOre = doubledNumbers(rows.amountOre);
  rows.date = doubledWords(rows.date);
  rows.textStart = doubledWords(rows.textStart);
  rows.textEnd = doubledWords(rows.textEnd);
  rows.quantity = doubledNumbers(rows.quantity);
  rows.sign = doubledWords(rows.sign);
}

export function reserveVoucher(vouchers: VoucherColumns): void {
  if (vouchers.count < vouchers.line.length) return;
  vouchers.line = doubledWords(vouchers.line);
  vouchers.series = doubledWords(vouchers.series);
  vouchers.number = doubledWords(vouchers.number);
  vouchers.date = doubledWords(vouchers.date);
  vouchers.textStart = doubledWords(vouchers.textStart);
  vouchers.textEnd = doubledWords(vouchers.textEnd);
  vouchers.registrationDate = doubledWords(vouchers.registrationDate);
  vouchers.sign = doubledWords(vouchers.sign);
  vouchers.firstRow = doubledWords(vouchers.firstRow);
}

/** Rows of a voucher: from, and up to but not including. */
export function rowSpan(
  of: { vouchers: VoucherColumns; rows: RowColumns },
  index: number,
): { from: number; to: number } {
  const { vouchers, rows } = of;
  const isLast = index + 1 >= vouchers.count;
  return { from: vouchers.firstRow[index]!, to: isLast ? rows.count : vouchers.firstRow[index + 1]! };
}

export type VoucherFile = {
  readonly vouchers: VoucherColumns;
  readonly rows: RowColumns;
  readonly words: WordList;
  readonly objectsOf: (listId: number) => readonly SieObjectRef[];
  readonly decode: Decode;
};

/** The columns as a list of vouchers; each voucher is made when it is asked for and can be forgotten again. */
export function voucherListOf(file: VoucherFile): SieVoucherList {
  const { vouchers, rows, words, objectsOf, decode } = file;
  const dayOf = daysAsText();
  const textOf = (start: number, end: number): string => unescapeQuotes(decode(start, end));
  let transactionCount = 0;
  let debitOre = 0;
  for (let index = 0; index < rows.count; index += 1) {
    if (rows.kind[index] !== TRANS) continue;
    transactionCount += 1;
    debitOre += Math.max(rows.amountOre[index]!, 0);
  }

  const rowAt = (index: number): SieRow => {
    const quantity = rows.quantity[index]!;
    return {
      kind: ROW_KINDS[rows.kind[index]!]!,
      line: rows.line[index]!,
      account: words.textOf(rows.account[index]!),
      objects: objectsOf(rows.objects[index]!),
      amountOre: rows.amountOre[index]!,
      date: dayOf(rows.date[index]!),
      text: textOf(rows.textStart[index]!, rows.textEnd[index]!),
      quantity: Number.isNaN(quantity) ? null : quantity,
      sign: words.textOf(rows.sign[index]!),
    };
  };

  const voucherAt = (index: number): SieVoucher => {
    const { from, to } = rowSpan({ vouchers, rows }, index);
    return {
      line: vouchers.line[index]!,
      series: words.textOf(vouchers.series[index]!),
      number: words.textOf(vouchers.number[index]!),
      date: dayOf(vouchers.date[index]!),
      text: textOf(vouchers.textStart[index]!, vouchers.textEnd[index]!),
      registrationDate: dayOf(vouchers.registrationDate[index]!),
      sign: words.textOf(vouchers.sign[index]!),
      rows: Array.from({ length: to - from }, (_, offset) => rowAt(from + offset)),
    };
  };

  return {
    length: vouchers.count,
    transactionCount,
    debitOre,
    at: (index) => (index >= 0 && index < vouchers.count ? voucherAt(index) : undefined),
    *[Symbol.iterator]() {
      for (let index = 0; index < vouchers.count; index += 1) yield voucherAt(index);
    },
  };
}

function doubledBytes(column: Uint8Array): Uint8Array {
  const larger = new Uint8Array(column.length * 2);
  larger.set(column);
  return larger;
}

function doubledWords(column: Int32Array): Int32Array {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}

function doubledNumbers(column: Float64Array): Float64Array {
  const larger = new Float64Array(column.length * 2);
  larger.set(column);
  return larger;
}
