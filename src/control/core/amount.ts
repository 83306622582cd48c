// One number of a report as control compares it: in öre where we have it, else as printed.
import type { ControlledCell, TableUnit } from './report-under-control.ts';

export type Amount = {
  readonly exactOre: number | null;
  /** In `unit`. */
  readonly printed: number | null;
  readonly unit: TableUnit;
};

export function amountOf(cell: ControlledCell | undefined, unit: TableUnit): Amount {
  return { exactOre: cell?.exactOre ?? null, printed: cell?.printed ?? null, unit };
}

export function count(value: number, unit: TableUnit = 'count'): Amount {
  return { exactOre: null, printed: value, unit };
}

export function isKnown(amount: Amount): boolean {
  return amount.exactOre !== null || amount.printed !== null;
}

/** Sum of the known amounts; exact only when every known one is. Null when none is known. */
export function sumAmounts(amounts: readonly Amount[]): Amount | null {
  const known = amounts.filter(isKnown);
  const first = known[0];
  if (!first) return null;
  const isExact = known.every((amount) => amount.exactOre !== null);
  return {
    exactOre: isExact ? known.reduce((sum, amount) => sum + (amount.exactOre ?? 0), 0) : null,
    printed: known.reduce((sum, amount) => sum + printedOf(amount), 0),
    unit: first.unit,
  };
}

export function negate(amount: Amount): Amount {
  return mapAmount(amount, (value) => 0 - value);
}

/** The size of an amount, whichever sign it is printed with. */
export function sizeOf(amount: Amount): Amount {
  return mapAmount(amount, Math.abs);
}

/** `left − right`, or null when either is unknown. */
export function subtract(difference: { from: Amount; take: Amount }): Amount | null {
  if (!isKnown(difference.from) || !isKnown(difference.take)) return null;
  return sumAmounts([difference.from, negate(difference.take)]);
}

/** What the number is as printed, in its own unit; an exact amount nobody printed is rounded as it would be. */
export function printedOf(amount: Amount): number {
  if (amount.printed !== null) return amount.printed;
  const step = amount.unit === 'tkr' ? 100_000 : 100;
  const ore = amount.exactOre ?? 0;
  return Math.sign(ore) * Math.floor((Math.abs(ore) + step / 2) / step) + 0;
}

/** Kronor in one unit of the number. */
export function kronorPerUnit(unit: TableUnit): number {
  return unit === 'tkr' ? 1000 : 1;
}

export function isMoney(unit: TableUnit): boolean {
  return unit === 'kr' || unit === 'tkr';
}

function mapAmount(amount: Amount, change: (value: number) => number): Amount {
  return {
    exactOre: amount.exactOre === null ? null : change(amount.exactOre),
    printed: amount.printed === null ? null : change(amount.printed),
    unit: amount.unit,
  };
}
