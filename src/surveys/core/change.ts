// Change from the round before: how much, between which bounds, and in plain words whether it can be told from chance.
import { formatScore } from '#design/core';
import { roundToPercent } from '#kernel';
import type { ItemResult } from './results.ts';
import { differenceOfMeans, differenceOfShares, type Difference } from './statistics.ts';

export type Change = Difference & {
  readonly of: 'clearlyPositive' | 'positive' | 'mean';
  /** Swedish. */
  readonly sentence: string;
};

/** Null when either round may not be shown or there is nothing to compare. */
export function changeSince(before: ItemResult, after: ItemResult): Change | null {
  for (const measure of ['clearlyPositive', 'positive'] as const) {
    const [earlier, now] = [before[measure], after[measure]];
    if (!earlier || !now) continue;
    const difference = differenceOfShares({ before: earlier.of, after: now.of });
    const shares = { of: measure, earlier: earlier.of, now: now.of };
    return { ...difference, of: measure, sentence: shareSentence(shares, difference) };
  }
  if (!before.sample || !after.sample) return null;
  const difference = differenceOfMeans({ before: before.sample, after: after.sample });
  if (!difference) return null;
  const [then, now] = [before.sample, after.sample].map((sample) => formatScore(sample.mean));
  return {
    ...difference,
    of: 'mean',
    sentence: `Medelvärdet var ${now} mot ${then} gången före. ${verdict(difference)}`,
  };
}

type Shares = {
  readonly of: 'clearlyPositive' | 'positive';
  readonly earlier: { readonly part: number; readonly whole: number };
  readonly now: { readonly part: number; readonly whole: number };
};

function shareSentence({ of, earlier, now }: Shares, difference: Difference): string {
  const what = of === 'clearlyPositive' ? 'svarade klart positivt' : 'svarade positivt';
  const percent = (one: Shares['now']): string => `${roundToPercent(one) ?? 0} %`;
  return `${percent(now)} av ${now.whole} ${what}, mot ${percent(earlier)} av ${earlier.whole} gången före. ${verdict(difference)}`;
}

function verdict({ difference, isBeyondChance }: Difference): string {
  if (!isBeyondChance) return 'Skillnaden går inte att skilja från slumpen.';
  return difference > 0
    ? 'Ökningen är större än vad slumpen brukar ge.'
    : 'Minskningen är större än vad slumpen brukar ge.';
}
