// Results as a program reads them; what may not be shown is null, and the flag says why.
import type { ItemResult, Share } from './results.ts';

export type ResultsJson = { readonly items: readonly ItemJson[] };

type ShareJson = { readonly share: number; readonly low: number; readonly high: number };

export type ItemJson = {
  readonly item: string;
  readonly n: number | null;
  readonly offered: number | null;
  readonly responseRate: number | null;
  readonly distribution: readonly number[] | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly positive: ShareJson | null;
  readonly clearlyPositive: ShareJson | null;
  /** Below five answers: nothing else is told. */
  readonly suppressed: boolean | null;
  /** Too few answers for a result: how many, and the response rate. */
  readonly tooFew: boolean | null;
};

export function resultsAsJson(results: readonly ItemResult[]): ResultsJson {
  return { items: results.map(itemAsJson) };
}

function itemAsJson(result: ItemResult): ItemJson {
  const { item, n, offered, responseRate, distribution, mean, median, positive, clearlyPositive, visibility } =
    result;
  const flags = {
    suppressed: { suppressed: true, tooFew: null },
    tooFew: { suppressed: null, tooFew: true },
    shown: { suppressed: false, tooFew: false },
  }[visibility];
  return {
    item,
    n,
    offered,
    responseRate,
    distribution,
    mean,
    median,
    positive: shareAsJson(positive),
    clearlyPositive: shareAsJson(clearlyPositive),
    ...flags,
  };
}

function shareAsJson(share: Share | null): ShareJson | null {
  return share && { share: share.share, low: share.low, high: share.high };
}
