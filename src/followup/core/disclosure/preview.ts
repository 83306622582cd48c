// Before anything is hidden: how much would be, and how much less in coarser tables.
import { addDays, yearOf, type Period } from '#kernel';
import type { CountingRules } from '../counting/count-participations.ts';
import { suppressCounts, type Suppressed } from './suppress-counts.ts';

type Publication = Parameters<typeof suppressCounts>[0];

export const COARSER = ['asAsked', 'reasonsMerged', 'sexesTogether', 'twoYears', 'allThree'] as const;
export type Coarser = (typeof COARSER)[number];

export const COARSER_LABELS = {
  asAsked: 'Som valt',
  reasonsMerged: 'Avslutsorsaker sammanslagna',
  sexesTogether: 'Könen tillsammans',
  twoYears: 'Två år tillsammans',
  allThree: 'Alla tre',
} satisfies Record<Coarser, string>;

export type PreviewLine = {
  readonly choice: Coarser;
  /** Counts in the tables, hidden and shown. */
  readonly counts: number;
  readonly hidden: number;
  /** Tables that could not be shown. */
  readonly leftOut: number;
};

/** How many counts each choice would hide. */
export function previewDisclosure(publication: Publication): PreviewLine[] {
  return COARSER.map((choice) => {
    const { measures, stepMoves, hiddenCounts, leftOut }: Suppressed = suppressCounts({
      ...publication,
      rules: coarserRules(publication.rules, choice),
    });
    return { choice, counts: measures.length + stepMoves.length, hidden: hiddenCounts, leftOut: leftOut.length };
  });
}

export function coarserRules(rules: CountingRules, choice: Coarser): CountingRules {
  const isAll = choice === 'allThree';
  return {
    ...rules,
    ...(isAll || choice === 'reasonsMerged' ? { mergesReasons: true } : {}),
    ...(isAll || choice === 'sexesTogether' ? { isBySex: false } : {}),
    ...(isAll || choice === 'twoYears' ? { period: withYearBefore(rules.period) } : {}),
  };
}

function withYearBefore({ from, to }: Period): Period {
  const dayBefore = `${yearOf(from) - 1}${from.slice(4)}`;
  // 29 February has no day a year before.
  return { from: from.endsWith('02-29') ? addDays(from, -365) : dayBefore, to };
}
