// From an empty installation to a draft: what is done, what comes next. Everything follows from what is saved; nothing is
// ticked off.
import type { IsoDate, Ore } from '#kernel';
import { kommunShares, missingKinds, sharesDiffer, type Member, type MemberKind } from '#organisation/core';

export const FIRST_HOUR_STEPS = [
  'members',
  'ledger',
  'mapping',
  'programmes',
  'budget',
  'counts',
  'goals',
  'draft',
] as const;
export type FirstHourStep = (typeof FIRST_HOUR_STEPS)[number];

export type FirstHourFacts = {
  readonly day: IsoDate;
  /** The year that is reported: the newest with a ledger. */
  readonly year: number;
  readonly members: readonly Member[];
  readonly hasLedger: boolean;
  /** Accounts with money and no row; 0 without a ledger. */
  readonly unmapped: number;
  /** Against the newest printed rows that are entered; null when none are. */
  readonly printedDifferenceOre: Ore | null;
  /** Where the accounts are set against printed rows: in the year they are entered for, else the one before. */
  readonly fitYear: number;
  readonly programmes: number;
  readonly hasBudget: boolean;
  /** Programmes for individuals that ran in the year, and how many of them have reported counts. */
  readonly counted: { readonly of: number; readonly reported: number };
  readonly goals: number;
  /** Sections with a text of their own. */
  readonly writtenSections: number;
};

/** `waiting`: something before it must be there first. */
export type StepState = 'done' | 'next' | 'open' | 'waiting';

export type FirstHour = {
  readonly steps: readonly { readonly id: FirstHourStep; readonly state: StepState }[];
  readonly done: number;
  readonly missingKinds: readonly MemberKind[];
  readonly missingShares: readonly string[];
};

export function firstHour(facts: FirstHourFacts): FirstHour {
  const missing = neededKinds(facts.members);
  const shares = kommunShares(facts.members, facts.day);
  const isDone: Readonly<Record<FirstHourStep, boolean>> = {
    members: missing.length === 0 && shares.missing.length === 0 && !sharesDiffer(shares),
    ledger: facts.hasLedger,
    mapping: facts.hasLedger && facts.unmapped === 0 && facts.printedDifferenceOre === 0,
    programmes: facts.programmes > 0,
    budget: facts.hasBudget,
    counts: facts.programmes > 0 && facts.counted.reported === facts.counted.of,
    goals: facts.goals > 0,
    draft: facts.hasLedger && facts.writtenSections > 0,
  };
  const isWaiting = (id: FirstHourStep): boolean =>
    ((id === 'mapping' || id === 'draft') && !facts.hasLedger) || (id === 'counts' && facts.programmes === 0);
  const next = FIRST_HOUR_STEPS.find((id) => !isDone[id] && !isWaiting(id));
  return {
    steps: FIRST_HOUR_STEPS.map((id) => ({
      id,
      state: isDone[id] ? 'done' : id === next ? 'next' : isWaiting(id) ? 'waiting' : 'open',
    })),
    done: FIRST_HOUR_STEPS.filter((id) => isDone[id]).length,
    missingKinds: missing,
    missingShares: shares.missing,
  };
}

/** FinsamL 3 §: all four; 5 a §: a kommun outside any region is alone. */
function neededKinds(members: readonly Member[]): readonly MemberKind[] {
  const isAlone = members.filter(({ kind }) => kind === 'kommun').length === 1;
  return missingKinds(members).filter((kind) => kind !== 'region' || !isAlone);
}
