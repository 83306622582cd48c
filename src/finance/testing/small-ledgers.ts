// Ledgers of a few lines, for tests: `{ '4611 6=1100': 300 }` is 300 kr debit on account 4611 with project 1100.
import type { Ledger, LedgerAmount } from '#finance/core';
import { calendarYear } from '#kernel';

type Kronor = Readonly<Record<string, number>>;
export type SmallLedger = {
  readonly opening?: Kronor;
  readonly year: Kronor;
  /** Dimension → object → name. */
  readonly objects?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Names of accounts; the others have none. */
  readonly accounts?: Readonly<Record<string, string>>;
};

export function aLedger(given: SmallLedger, about: { readonly year: number; readonly hasOpening?: boolean }): Ledger {
  const opening = Object.entries(given.opening ?? {}).map(anAmount);
  const movements = Object.entries(given.year).map(anAmount);
  const numbers = [...opening, ...movements].map(({ account }) => account);
  return {
    year: about.year,
    period: calendarYear(about.year),
    accounts: new Map(
      [...numbers, ...Object.keys(given.accounts ?? {})].map((number) => [
        number,
        { name: given.accounts?.[number] ?? '', type: null },
      ]),
    ),
    objects: new Map(
      Object.entries(given.objects ?? {}).map(([dimension, names]) => [dimension, new Map(Object.entries(names))]),
    ),
    opening,
    movements,
    hasObjects: movements.some(({ objects }) => objects.length > 0),
    hasOpening: about.hasOpening ?? true,
    version: 1,
    source: `prov ${about.year}`,
  };
}

export function anAmount([place, kronor]: readonly [string, number]): LedgerAmount {
  const [account = '', ...objects] = place.split(' ');
  return {
    account,
    objects: objects.map((object) => {
      const [dimension = '', code = ''] = object.split('=');
      return { dimension, object: code };
    }),
    amountOre: Math.round(kronor * 100),
  };
}
