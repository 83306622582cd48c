// Does the file agree with itself: closing = opening + vouchers on balance accounts, result = vouchers on the rest.
import type { Ore } from '#kernel';
import { dateNumber } from './check-vouchers.ts';
import type { Head } from './head.ts';
import type { Reading } from './reading.ts';
import type { SieBalance } from './sie-document.ts';
import { rowSpan, TRANS } from './voucher-columns.ts';

/** One warning an account. Without vouchers or without stated balances there is nothing to compare. */
export function checkBalances(reading: Reading, head: Head): void {
  const closing = ofYear(head.balances.ub);
  const results = ofYear(head.balances.res);
  if (reading.vouchers.count === 0 || closing.size + results.size === 0) return;
  const opening = ofYear(head.balances.ib);
  const movements = movementsByAccount(reading, head);
  const accounts = new Set([...opening.keys(), ...closing.keys(), ...results.keys(), ...movements.keys()]);
  for (const account of accounts) {
    const isResult =
      results.has(account) || (!closing.has(account) && !opening.has(account) && isResultType(head, account));
    const statedOre = (closing.get(account) ?? 0) + (results.get(account) ?? 0);
    const computedOre = (opening.get(account) ?? 0) + (movements.get(account) ?? 0);
    // A file that states no results at all leaves them out; it does not say that they are 0.
    if (statedOre === computedOre || (isResult ? results : closing).size === 0) continue;
    const code = isResult ? 'balance-result-differs' : 'balance-closing-differs';
    reading.problems.add(code, null, { account, statedOre, computedOre });
  }
}

/** Which of the two sentences fits an account that has no balance at all; says nothing about its place in a report. */
function isResultType(head: Head, account: string): boolean {
  const type = head.types.get(account);
  return type ? type === 'K' || type === 'I' : !/^[12]/.test(account);
}

function ofYear(balances: readonly SieBalance[]): Map<string, Ore> {
  const sums = new Map<string, Ore>();
  for (const { yearOffset, account, amountOre } of balances) {
    if (yearOffset === 0) sums.set(account, (sums.get(account) ?? 0) + amountOre);
  }
  return sums;
}

/** Sums of the vouchers dated in year 0, up to the day that the balances cover when that day is in the year. */
function movementsByAccount(reading: Reading, head: Head): Map<string, Ore> {
  const { vouchers, rows, words } = reading;
  const year = head.fiscalYears.find(({ offset }) => offset === 0);
  const from = year ? dateNumber(year.from) : 0;
  const yearEnd = year ? dateNumber(year.to) : Number.MAX_SAFE_INTEGER;
  const coverage = head.balancesUpTo ? dateNumber(head.balancesUpTo) : yearEnd;
  const to = coverage >= from && coverage <= yearEnd ? coverage : yearEnd;
  const sums = new Float64Array(words.count());
  const isUsed = new Uint8Array(words.count());
  for (let index = 0; index < vouchers.count; index += 1) {
    const date = vouchers.date[index]!;
    if (date < from || date > to) continue;
    const span = rowSpan(reading, index);
    for (let row = span.from; row < span.to; row += 1) {
      if (rows.kind[row] !== TRANS) continue;
      const account = rows.account[row]!;
      sums[account]! += rows.amountOre[row]!;
      isUsed[account] = 1;
    }
  }
  const movements = new Map<string, Ore>();
  for (let id = 0; id < sums.length; id += 1) if (isUsed[id] === 1) movements.set(words.textOf(id), sums[id]!);
  return movements;
}
