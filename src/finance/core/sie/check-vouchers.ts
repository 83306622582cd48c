// What can be said only when the whole file is read: vouchers against each other and against the fiscal year.
import { plainInteger } from './field-values.ts';
import type { Head } from './head.ts';
import type { Reading } from './reading.ts';
import { voucherName } from './read-vouchers.ts';

export function checkVouchers(reading: Reading, head: Head): void {
  checkYear(reading, head);
  checkNumbers(reading, head);
}

function checkYear(reading: Reading, head: Head): void {
  const { vouchers, problems } = reading;
  const year = head.fiscalYears.find(({ offset }) => offset === 0);
  if (!year) return;
  const [from, to] = [dateNumber(year.from), dateNumber(year.to)];
  for (let index = 0; index < vouchers.count; index += 1) {
    const date = vouchers.date[index]!;
    if (date === 0 || (date >= from && date <= to)) continue;
    problems.add('voucher-outside-year', vouchers.line[index]!, {
      voucher: voucherName(reading, index),
      date: reading.dayOf(date)!,
      from: year.from,
      to: year.to,
    });
  }
}

/** Series and number are one voucher within one fiscal year; numbers start over in the next. */
function checkNumbers(reading: Reading, head: Head): void {
  const { vouchers, words, problems, bytes } = reading;
  const starts = head.fiscalYears.map(({ from }) => dateNumber(from)).toSorted((a, b) => a - b);
  const seriesOf = (index: number): number => {
    let year = 0;
    while (year < starts.length && starts[year]! <= vouchers.date[index]!) year += 1;
    return vouchers.series[index]! * (starts.length + 1) + year;
  };
  const firsts = voucherTable(reading, seriesOf);
  const lastOf = new Map<number, { number: number; index: number; isReported: boolean }>();
  for (let index = 0; index < vouchers.count; index += 1) {
    const word = vouchers.number[index]!;
    if (word === 0) continue;
    const series = seriesOf(index);
    const first = firsts.firstLike(index);
    if (first !== index) {
      const firstLine = vouchers.line[first]!;
      problems.add('voucher-duplicate', vouchers.line[index]!, { voucher: voucherName(reading, index), firstLine });
      continue;
    }
    const number = plainInteger(bytes, words.startOf(word), words.endOf(word));
    if (number < 0) continue;
    const last = lastOf.get(series);
    if (!last) lastOf.set(series, { number, index, isReported: false });
    else if (number > last.number) [last.number, last.index] = [number, index];
    else if (!last.isReported) {
      last.isReported = true;
      const before = voucherName(reading, last.index);
      problems.add('voucher-order', vouchers.line[index]!, { voucher: voucherName(reading, index), before });
    }
  }
}

/**
 * Finds the first voucher with the same series and number. A table of numbers and not a Map of joined keys: a hundred
 * thousand strings would be made, and files where every voucher has a series of its own must not be slow.
 */
function voucherTable(
  { vouchers }: Reading,
  seriesOf: (index: number) => number,
): { firstLike: (index: number) => number } {
  // At most half full; a slot holds a voucher's place plus one, 0 when free.
  const size = 2 ** Math.ceil(Math.log2(vouchers.count * 2 + 2));
  const slots = new Int32Array(size);
  return {
    firstLike(index) {
      const number = vouchers.number[index]!;
      const series = seriesOf(index);
      const mixed = Math.imul(Math.imul(number, 0x9e3779b1) ^ series, 0x85ebca6b);
      let slot = (mixed ^ (mixed >>> 15)) & (size - 1);
      for (;;) {
        const known = slots[slot]! - 1;
        if (known < 0) break;
        if (vouchers.number[known] === number && seriesOf(known) === series) return known;
        slot = (slot + 1) & (size - 1);
      }
      slots[slot] = index + 1;
      return index;
    },
  };
}

/** `2024-12-31` → 20241231. */
export function dateNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}
