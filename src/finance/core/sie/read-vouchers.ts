// #VER and its rows, into columns. A voucher is announced by #VER, opened by { and closed by }; programs forget both
// braces, and a file may end anywhere.
import type { SieLabel } from './labels.ts';
import { amountAt, dateAt, isEmptyAt, isListAt, objectListAt, quantityAt, wordAt, type Reading } from './reading.ts';
import { LIST } from './line-scanner.ts';
import { BTRANS, reserveRow, reserveVoucher, RTRANS, TRANS } from './voucher-columns.ts';

export type VoucherReader = {
  readonly header: (reading: Reading) => void;
  readonly row: (reading: Reading, label: RowLabel) => void;
  readonly open: (reading: Reading) => void;
  readonly close: (reading: Reading) => void;
  /** Ends a voucher that no brace closed, because another record came first. */
  readonly interrupt: (reading: Reading) => void;
  /** The same at the end of the file. */
  readonly end: (reading: Reading) => void;
};

export type RowLabel = Extract<SieLabel, '#TRANS' | '#RTRANS' | '#BTRANS'>;

const KIND_OF: Readonly<Record<RowLabel, number>> = { '#TRANS': TRANS, '#RTRANS': RTRANS, '#BTRANS': BTRANS };

export function voucherReader(): VoucherReader {
  let state: 'none' | 'announced' | 'open' = 'none';
  let lastLine = 0;
  let sumOre = 0;
  let counted = 0;
  /** Row number of an added row that waits for its twin; −1 when none does. */
  let added = -1;

  const finish = (reading: Reading): void => {
    const index = reading.vouchers.count - 1;
    const line = reading.vouchers.line[index]!;
    if (added >= 0) reportLoneRow(reading, added);
    if (sumOre !== 0) {
      reading.problems.add('voucher-unbalanced', line, {
        voucher: voucherName(reading, index),
        differenceOre: sumOre,
      });
    }
    if (counted === 0) reading.problems.add('voucher-empty', line, { voucher: voucherName(reading, index) });
    state = 'none';
  };

  const interrupt = (reading: Reading, by: 'record' | 'end' = 'record'): void => {
    if (state === 'none') return;
    const index = reading.vouchers.count - 1;
    // A voucher without braces and rows is an empty one, not a broken one, unless the file ends with it.
    if (state === 'open' || by === 'end') {
      const voucher = voucherName(reading, index);
      reading.problems.add('voucher-unclosed', reading.vouchers.line[index]!, { voucher, lastLine });
    }
    finish(reading);
  };

  const startRows = (reading: Reading): void => {
    const index = reading.vouchers.count - 1;
    reading.problems.add('brace-missing', reading.scanner.line, { voucher: voucherName(reading, index) });
    state = 'open';
  };

  return {
    interrupt: (reading) => interrupt(reading),
    end: (reading) => interrupt(reading, 'end'),
    header(reading) {
      interrupt(reading);
      addVoucher(reading);
      [sumOre, counted, added] = [0, 0, -1];
      lastLine = reading.scanner.line;
      state = opensOnSameLine(reading) ? 'open' : 'announced';
    },
    open(reading) {
      if (state === 'announced') state = 'open';
      else reading.problems.add('brace-unexpected', reading.scanner.line, { value: '{' });
      lastLine = reading.scanner.line;
    },
    close(reading) {
      if (state === 'none') {
        reading.problems.add('brace-unexpected', reading.scanner.line, { value: '}' });
        return;
      }
      if (state === 'announced') startRows(reading);
      finish(reading);
    },
    row(reading, label) {
      if (state === 'none') {
        reading.problems.add('row-outside-voucher', reading.scanner.line, { label });
        return;
      }
      if (state === 'announced') startRows(reading);
      lastLine = reading.scanner.line;
      const index = addRow(reading, label);
      if (index < 0) return;
      const { rows } = reading;
      const kind = rows.kind[index];
      if (kind === TRANS) {
        sumOre += rows.amountOre[index]!;
        counted += 1;
        if (added >= 0 && !isTwin(reading, added, index)) reportLoneRow(reading, added);
        added = -1;
      } else if (kind === RTRANS) {
        if (added >= 0) reportLoneRow(reading, added);
        added = index;
      }
    },
  };
}

/** `A 12`, or the line when a 4I file gives neither series nor number. */
export function voucherName(reading: Reading, index: number): string {
  const { vouchers, words } = reading;
  const name = `${words.textOf(vouchers.series[index]!)} ${words.textOf(vouchers.number[index]!)}`.trim();
  return name || `at line ${vouchers.line[index]!}`;
}

function addVoucher(reading: Reading): void {
  const { vouchers, scanner } = reading;
  reserveVoucher(vouchers);
  const index = vouchers.count;
  vouchers.line[index] = scanner.line;
  vouchers.series[index] = wordAt(reading, 0);
  vouchers.number[index] = wordAt(reading, 1);
  vouchers.firstRow[index] = reading.rows.count;
  vouchers.textStart[index] = scanner.count > 3 && !isListAt(reading, 3) ? scanner.starts[3]! : 0;
  vouchers.textEnd[index] = scanner.count > 3 && !isListAt(reading, 3) ? scanner.ends[3]! : 0;
  vouchers.sign[index] = isListAt(reading, 5) ? 0 : wordAt(reading, 5);
  vouchers.count = index + 1;
  vouchers.date[index] = isListAt(reading, 2) ? 0 : dateAt(reading, 2);
  vouchers.registrationDate[index] = isListAt(reading, 4) ? 0 : dateAt(reading, 4);
  if (isEmptyAt(reading, 2)) {
    reading.problems.add('date-missing', scanner.line, { voucher: voucherName(reading, index) });
  }
  if (isEmptyAt(reading, 1)) {
    reading.problems.add('voucher-number-missing', scanner.line, { date: reading.dayOf(vouchers.date[index]) });
  }
}

/** `#VER A 1 20240101 "text" {`: the brace was read as an object list that never ends. */
function opensOnSameLine(reading: Reading): boolean {
  const { scanner } = reading;
  const last = scanner.count - 1;
  if (last < 0 || !scanner.hasOpenList || scanner.forms[last] !== LIST || !isEmptyAt(reading, last)) return false;
  scanner.hasOpenList = false;
  return true;
}

/** Number of the new row; −1 when it lacks what makes it one. */
function addRow(reading: Reading, label: RowLabel): number {
  const { rows, scanner } = reading;
  const hasList = isListAt(reading, 1);
  if (!hasList) reading.problems.add('objects-missing', scanner.line, { label });
  const at = hasList ? 2 : 1;
  if (isEmptyAt(reading, 0) || isEmptyAt(reading, at)) {
    const field = isEmptyAt(reading, 0) ? 'account' : 'amount';
    reading.problems.add('row-incomplete', scanner.line, { label, field });
    return -1;
  }
  reserveRow(rows);
  const index = rows.count;
  const hasText = at + 2 < scanner.count;
  rows.kind[index] = KIND_OF[label];
  rows.line[index] = scanner.line;
  rows.account[index] = wordAt(reading, 0);
  rows.objects[index] = hasList ? objectListAt(reading, 1) : 0;
  rows.amountOre[index] = amountAt(reading, at);
  rows.date[index] = dateAt(reading, at + 1);
  rows.textStart[index] = hasText ? scanner.starts[at + 2]! : 0;
  rows.textEnd[index] = hasText ? scanner.ends[at + 2]! : 0;
  rows.quantity[index] = quantityAt(reading, at + 3);
  rows.sign[index] = wordAt(reading, at + 4);
  rows.count = index + 1;
  return index;
}

/** Real files give twins whose date or sign differ, so account and amount decide. */
function isTwin({ rows }: Reading, added: number, next: number): boolean {
  return rows.account[added] === rows.account[next] && rows.amountOre[added] === rows.amountOre[next];
}

function reportLoneRow(reading: Reading, row: number): void {
  const { rows, vouchers, words } = reading;
  reading.problems.add('row-twin-missing', rows.line[row]!, {
    voucher: voucherName(reading, vouchers.count - 1),
    account: words.textOf(rows.account[row]!),
  });
}
