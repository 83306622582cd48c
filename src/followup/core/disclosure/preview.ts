// Before anything is hidden: how much would be, and how much less in coarser tables.
import { addDays, yearOf, type Period } from '#kernel';
import type { CountingRules } from '../counting/count-participations.ts';
import { dividesOtherwise, suppressCounts, type Suppressed } from './suppress-counts.ts';

type Publication = Parameters<typeof suppressCounts>[0];

export const COARSER = [
  'asAsked',
  'reasonsMerged',
  'sexesTogether',
  'reasonsAndSexes',
  'twoYears',
  'allThree',
] as const;
export type Coarser = (typeof COARSER)[number];

export const COARSER_LABELS = {
  asAsked: 'Som valt',
  reasonsMerged: 'Avslutsorsaker sammanslagna',
  sexesTogether: 'Könen tillsammans',
  reasonsAndSexes: 'Avslutsorsaker sammanslagna och könen tillsammans',
  twoYears: 'Två år tillsammans',
  allThree: 'Alla tre',
} satisfies Record<Coarser, string>;

export type PreviewLine = {
  readonly choice: Coarser;
  /** The days that are counted. */
  readonly period: Period;
  /** False where an earlier package has the reasons of the same days divided in another way. */
  readonly isOffered: boolean;
  /** Counts in the tables, hidden and shown. */
  readonly counts: number;
  readonly hidden: number;
  /** Tables that could not be shown. */
  readonly leftOut: number;
};

/** How many counts each choice would hide. */
export function previewDisclosure(publication: Publication): PreviewLine[] {
  return COARSER.map((choice) => {
    const rules = coarserRules(publication.rules, choice);
    const { measures, stepMoves, hiddenCounts, leftOut }: Suppressed = suppressCounts({ ...publication, rules });
    return {
      choice,
      period: rules.period,
      isOffered: publication.policy.isAsCounted || !dividesOtherwise(publication.earlier, rules),
      counts: measures.length + stepMoves.length,
      hidden: hiddenCounts,
      leftOut: leftOut.length,
    };
  });
}

export function coarserRules(rules: CountingRules, choice: Coarser): CountingRules {
  const isOneOf = (...choices: readonly Coarser[]): boolean => choice === 'allThree' || choices.includes(choice);
  return {
    ...rules,
    ...(isOneOf('reasonsMerged', 'reasonsAndSexes') ? { mergesReasons: true } : {}),
    ...(isOneOf('sexesTogether', 'reasonsAndSexes') ? { isBySex: false } : {}),
    ...(isOneOf('twoYears') ? { period: withYearBefore(rules.period) } : {}),
  };
}

function withYearBefore({ from, to }: Period): Period {
  const dayBefore = `${yearOf(from) - 1}${from.slice(4)}`;
  // 29 February has no day a year before.
  return { from: from.endsWith('02-29') ? addDays(from, -365) : dayBefore, to };
}
