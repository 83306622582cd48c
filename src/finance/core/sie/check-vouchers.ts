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
  // Vouchers with the same number hang in a chain, one for each series; the first of each is what others double.
  const chainOf = new Int32Array(words.count()).fill(-1);
  const next = new Int32Array(vouchers.count);
  const lastOf = new Map<number, { number: number; index: number; isReported: boolean }>();
  for (let index = 0; index < vouchers.count; index += 1) {
    const word = vouchers.number[index]!;
    if (word === 0) continue;
    const series = seriesOf(index);
    let first = chainOf[word]!;
    while (first >= 0 && seriesOf(first) !== series) first = next[first]!;
    if (first >= 0) {
      const firstLine = vouchers.line[first]!;
      problems.add('voucher-duplicate', vouchers.line[index]!, { voucher: voucherName(reading, index), firstLine });
      continue;
    }
    next[index] = chainOf[word]!;
    chainOf[word] = index;
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

/** `2024-12-31` → 20241231. */
export function dateNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}
