// A ledger as the trial balance that an office exports: a row per account and objects.
import type { Ledger } from '#finance/core';

export const trialBalanceHead = [
  'Konto',
  'Benämning',
  'Ansvar',
  'Projekt',
  'Motpart',
  'Ingående balans',
  'Förändring',
  'Utgående balans',
] as const;

export type TrialBalanceRow = readonly (string | number | null)[];

export function trialBalanceOf(ledger: Ledger): TrialBalanceRow[] {
  const nameOf = (dimension: string, object: string): string =>
    `${object} ${ledger.objects.get(dimension)?.get(object) ?? ''}`.trim();
  const row = (account: string, cells: { opening: number; change: number; objects: string[] }): TrialBalanceRow => [
    account,
    ledger.accounts.get(account)?.name ?? '',
    ...cells.objects,
    cells.opening / 100,
    cells.change / 100,
    (cells.opening + cells.change) / 100,
  ];
  const changes = ledger.movements.map(({ account, objects, amountOre }) => {
    const cellOf = (dimension: string): string => {
      const object = objects.find((one) => one.dimension === dimension)?.object;
      return object === undefined ? '' : nameOf(dimension, object);
    };
    return row(account, { opening: 0, change: amountOre, objects: ['1', '6', '22'].map(cellOf) });
  });
  const openings = ledger.opening.map(({ account, amountOre }) =>
    row(account, { opening: amountOre, change: 0, objects: ['', '', ''] }),
  );
  const used = new Set([...ledger.movements, ...ledger.opening].map(({ account }) => account));
  const unused = [...ledger.accounts.keys()].filter((account) => !used.has(account));
  return [
    ...openings,
    ...changes,
    ...unused.map((account) => row(account, { opening: 0, change: 0, objects: ['', '', ''] })),
  ];
}
