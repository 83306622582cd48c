// Money is whole öre in a plain number: exact up to 90 000 milliarder kronor. Rounding and splitting happen only here.
import { assert } from './assert.ts';

/** An amount in whole öre. Debit is positive and credit negative wherever it comes from a ledger. */
export type Ore = number;

/** Sums amounts in öre; refuses to leave the range in which numbers are exact. */
export function sumOre(amounts: Iterable<Ore>): Ore {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  assert(Number.isSafeInteger(sum), 'a sum of money is a whole number of öre');
  return sum;
}

/** Whole kronor, rounded half away from zero, as printed in statements. Never returns −0. */
export function roundToKronor(amountOre: Ore): number {
  return roundHalfAwayFromZero(amountOre, 100);
}

/** Whole thousands of kronor (tkr), rounded half away from zero. */
export function roundToThousandKronor(amountOre: Ore): number {
  return roundHalfAwayFromZero(amountOre, 100_000);
}

/** Whole hundred thousands of kronor, rounded half away from zero: the tenths of a million in running text. */
export function roundToHundredThousandKronor(amountOre: Ore): number {
  return roundHalfAwayFromZero(amountOre, 10_000_000);
}

/** Whole per cent of `part` in `whole`, rounded half away from zero; null when `whole` is 0. */
export function roundToPercent(share: { part: number; whole: number }): number | null {
  if (share.whole === 0) return null;
  const sign = Math.sign(share.part) * Math.sign(share.whole);
  const doubled = Math.abs(share.part) * 200 + Math.abs(share.whole);
  return sign * Math.floor(doubled / (2 * Math.abs(share.whole))) + 0;
}

/** Whole öre of a computed amount, rounded half away from zero: for what was scaled by a share. */
export function roundToOre(exact: number): Ore {
  const whole = Math.floor(Math.abs(exact) + 0.5);
  assert(Number.isSafeInteger(whole), 'a rounded amount is a whole number of öre');
  return exact < 0 ? 0 - whole : whole;
}

/** Öre of an amount in whole kronor. */
export function kronor(wholeKronor: number): Ore {
  const amountOre = wholeKronor * 100;
  assert(Number.isSafeInteger(amountOre), 'kronor() takes a whole number of kronor');
  return amountOre;
}

/**
 * Splits an amount by weights so that the parts sum to it exactly (largest remainder, first of equals wins).
 * Weights are not negative and not all zero.
 */
export function splitByLargestRemainder(amountOre: Ore, weights: readonly number[]): Ore[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  assert(total > 0 && weights.every((weight) => weight >= 0), 'weights are positive');
  const sign = amountOre < 0 ? -1 : 1;
  const exact = weights.map((weight) => (Math.abs(amountOre) * weight) / total);
  const parts = exact.map(Math.floor);
  const left = Math.abs(amountOre) - parts.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((part) => sign * part + 0);
}

function roundHalfAwayFromZero(amount: number, step: number): number {
  assert(Number.isSafeInteger(amount), 'money is a whole number of öre');
  const whole = Math.floor((Math.abs(amount) + step / 2) / step);
  return amount < 0 ? 0 - whole : whole;
}
