// From what the state offers to what each member pays: FinsamL 5 § sets half, a quarter, a quarter, so the member that
// matches the smallest part decides how much of the offer can be used.
import { sumOre, type IsoDate, type Ore } from '#kernel';
import { splitBySharingKey, type Member } from '#organisation/core';

export type MemberDecision = {
  /** Slug of the member. */
  readonly member: string;
  /** At most so much; null: the whole share. */
  readonly amountOre: Ore | null;
  readonly decidedOn: IsoDate | null;
};

export type Allocation = {
  readonly year: number;
  readonly version: number;
  /** What the state offers through Försäkringskassan, if the others match it. */
  readonly offeredOre: Ore;
  readonly source: string;
  readonly decisions: readonly MemberDecision[];
  readonly comment: string | null;
};

export type AllocationRow = {
  readonly member: string;
  readonly name: string;
  readonly isState: boolean;
  /** Its share when the offer is matched wholly. */
  readonly wholeOre: Ore;
  readonly decision: MemberDecision | null;
  /** What it pays when everybody pays by the key. */
  readonly contributionOre: Ore;
};

export type AllocationResult = {
  readonly rows: readonly AllocationRow[];
  /** What all pay together when the offer is matched wholly, and what they pay as they have decided. */
  readonly wholeOre: Ore;
  readonly totalOre: Ore;
  /** Of the state's offer. */
  readonly unusedOre: Ore;
  /** Who holds the sum down; empty when the offer is matched wholly. */
  readonly limiting: readonly string[];
  readonly undecided: readonly string[];
};

/** Null when the key cannot be used: a group has no member, or the kommuner's shares are not agreed. */
export function allocate(
  allocation: Pick<Allocation, 'offeredOre' | 'decisions'>,
  members: readonly Member[],
): AllocationResult | null {
  const { offeredOre, decisions } = allocation;
  // The state's half is matched by as much from the others together.
  const wholeOre = offeredOre * 2;
  const whole = splitBySharingKey(members, wholeOre);
  if (whole === null) return null;
  const kindOf = new Map(members.map(({ slug, kind }) => [slug, kind]));
  const isState = (slug: string): boolean => kindOf.get(slug) === 'forsakringskassan';
  const decisionOf = (slug: string): MemberDecision | null => decisions.find(({ member }) => member === slug) ?? null;
  const matched = whole
    .filter(({ slug, amountOre }) => !isState(slug) && amountOre > 0)
    .map(({ slug, amountOre }) => {
      const decided = decisionOf(slug)?.amountOre ?? null;
      return { slug, share: decided === null ? 1 : Math.min(1, decided / amountOre), decided };
    });
  const lowest = Math.min(1, ...matched.map(({ share }) => share));
  const totalOre =
    lowest === 1 ? wholeOre : withinDecisions(Math.floor(wholeOre * lowest), { members, decisionOf, isState });
  const paid = splitBySharingKey(members, totalOre) ?? whole;
  const amountOf = (slug: string): Ore => paid.find((one) => one.slug === slug)?.amountOre ?? 0;
  const rows = whole.map(({ slug, amountOre }): AllocationRow => ({
    member: slug,
    name: members.find((one) => one.slug === slug)?.name ?? slug,
    isState: isState(slug),
    wholeOre: amountOre,
    decision: decisionOf(slug),
    contributionOre: amountOf(slug),
  }));
  const stateOre = sumOre(rows.filter((row) => row.isState).map(({ contributionOre }) => contributionOre));
  return {
    rows,
    wholeOre,
    totalOre,
    unusedOre: offeredOre - stateOre,
    limiting: lowest === 1 ? [] : matched.filter(({ share }) => share === lowest).map(({ slug }) => slug),
    undecided: rows.filter((row) => !row.isState && row.decision === null).map(({ member }) => member),
  };
}

/** Öre that the key hands out by rounding must not take a member above what it decided. */
function withinDecisions(
  totalOre: Ore,
  of: {
    readonly members: readonly Member[];
    readonly decisionOf: (slug: string) => MemberDecision | null;
    readonly isState: (slug: string) => boolean;
  },
): Ore {
  for (let sum = totalOre; sum > totalOre - 1000 && sum > 0; sum -= 1) {
    const isOver = (splitBySharingKey(of.members, sum) ?? []).some(({ slug, amountOre }) => {
      const decided = of.isState(slug) ? null : (of.decisionOf(slug)?.amountOre ?? null);
      return decided !== null && amountOre > decided;
    });
    if (!isOver) return sum;
  }
  return Math.max(0, totalOre - 1000);
}
