// Change from the round before: how much, between which bounds, and in plain words whether it can be told from chance.
import { formatsIn, inBoth, type Language } from '#design/core';
import { roundToPercent } from '#kernel';
import type { ItemResult } from './results.ts';
import { differenceOfMeans, differenceOfShares, type Difference } from './statistics.ts';

const texts = inBoth(
  {
    clearlyPositive: 'svarade klart positivt',
    positive: 'svarade positivt',
    shares: (now: string, n: number, what: string, then: string, before: number) =>
      `${now} av ${n} ${what}, mot ${then} av ${before} gången före.`,
    means: (now: string, then: string) => `Medelvärdet var ${now} mot ${then} gången före.`,
    points: (low: string, high: string) => `Skillnaden ligger mellan ${low} och ${high} procentenheter (95 %).`,
    steps: (low: string, high: string) => `Skillnaden ligger mellan ${low} och ${high} (95 %).`,
    chance: 'Den går inte att skilja från slumpen.',
    more: 'Ökningen är större än vad slumpen brukar ge.',
    less: 'Minskningen är större än vad slumpen brukar ge.',
  },
  {
    clearlyPositive: 'answered clearly positively',
    positive: 'answered positively',
    shares: (now: string, n: number, what: string, then: string, before: number) =>
      `${now} of ${n} ${what}, against ${then} of ${before} the time before.`,
    means: (now: string, then: string) => `The mean was ${now} against ${then} the time before.`,
    points: (low: string, high: string) => `The difference lies between ${low} and ${high} percentage points (95 %).`,
    steps: (low: string, high: string) => `The difference lies between ${low} and ${high} (95 %).`,
    chance: 'It cannot be told from chance.',
    more: 'The rise is larger than chance usually gives.',
    less: 'The fall is larger than chance usually gives.',
  },
);

export type Change = Difference & {
  readonly of: 'clearlyPositive' | 'positive' | 'mean';
  readonly sentence: string;
};

/** Null when either round may not be shown or there is nothing to compare. */
export function changeSince(before: ItemResult, after: ItemResult, language: Language = 'sv'): Change | null {
  const words = texts[language];
  const { score, number } = formatsIn(language);
  for (const measure of ['clearlyPositive', 'positive'] as const) {
    const [earlier, now] = [before[measure]?.of, after[measure]?.of];
    if (!earlier || !now) continue;
    const difference = differenceOfShares({ before: earlier, after: now });
    const percent = (one: typeof now): string => `${roundToPercent(one) ?? 0} %`;
    const points = (share: number): string => signed(number(share * 100, 0));
    const sentence = [
      words.shares(percent(now), now.whole, words[measure], percent(earlier), earlier.whole),
      words.points(points(difference.low), points(difference.high)),
      words[verdictOf(difference)],
    ];
    return { ...difference, of: measure, sentence: sentence.join(' ') };
  }
  if (!before.sample || !after.sample) return null;
  const difference = differenceOfMeans({ before: before.sample, after: after.sample });
  if (!difference) return null;
  const sentence = [
    words.means(score(after.sample.mean), score(before.sample.mean)),
    words.steps(signed(score(difference.low)), signed(score(difference.high))),
    words[verdictOf(difference)],
  ];
  return { ...difference, of: 'mean', sentence: sentence.join(' ') };
}

function verdictOf({ difference, isBeyondChance }: Difference): 'chance' | 'more' | 'less' {
  if (!isBeyondChance) return 'chance';
  return difference > 0 ? 'more' : 'less';
}

/** A rise has a sign as a fall has. */
function signed(written: string): string {
  return /^[1-9]|^0\D?0*[1-9]/.test(written) ? `+${written}` : written;
}
