// FinsamL 5 §: Försäkringskassan a half (for the state, Arbetsförmedlingen too), region(er) a quarter, kommun(er) a
// quarter. Several in one group share it as they agree.
import { assert, splitByLargestRemainder, sumOre, type Ore } from '#kernel';
import type { Member, MemberKind } from './association.ts';

export type PayingGroup = 'state' | 'region' | 'kommun';

const groupOfKind = {
  forsakringskassan: 'state',
  arbetsformedlingen: 'state',
  region: 'region',
  kommun: 'kommun',
} as const satisfies Record<MemberKind, PayingGroup>;

export type GroupShare = { readonly group: PayingGroup; readonly quarters: number };

/** Quarters of the whole that each group pays, by the members there are. */
export function sharingKey(members: readonly Pick<Member, 'kind'>[]): readonly GroupShare[] {
  const hasRegion = members.some(({ kind }) => kind === 'region');
  // FinsamL 5 a §: a kommun outside any region (Gotland) pays the region's quarter as well.
  return hasRegion
    ? [
        { group: 'state', quarters: 2 },
        { group: 'region', quarters: 1 },
        { group: 'kommun', quarters: 1 },
      ]
    : [
        { group: 'state', quarters: 2 },
        { group: 'kommun', quarters: 2 },
      ];
}

export type Contribution = { readonly slug: string; readonly amountOre: Ore };

export type GroupCheck = {
  readonly group: PayingGroup;
  readonly quarters: number;
  readonly paidOre: Ore;
  /** Its quarters of the sum that all paid, in whole öre. */
  readonly dueOre: Ore;
  /** Paid − due. */
  readonly differenceOre: Ore;
};

/**
 * Tests contributions of a whole year, or of a budget, against the key. Members pay on different dates, so a part of a
 * year is never tested. Every contribution is a member's.
 */
export function checkSharingKey(
  members: readonly Member[],
  contributions: readonly Contribution[],
): readonly GroupCheck[] {
  const key = sharingKey(members);
  const groupOf = new Map(members.map(({ slug, kind }) => [slug, groupOfKind[kind]]));
  for (const { slug } of contributions) assert(groupOf.has(slug), `${slug} is a member`);
  const totalOre = sumOre(contributions.map(({ amountOre }) => amountOre));
  const due = splitByLargestRemainder(
    totalOre,
    key.map(({ quarters }) => quarters),
  );
  return key.map(({ group, quarters }, index) => {
    const paidOre = sumOre(
      contributions.filter(({ slug }) => groupOf.get(slug) === group).map(({ amountOre }) => amountOre),
    );
    const dueOre = due[index] ?? 0;
    return { group, quarters, paidOre, dueOre, differenceOre: paidOre - dueOre };
  });
}

/** What is missing for a complete association: FinsamL 3 § requires all four kinds (Gotland has no region). */
export function missingKinds(members: readonly Pick<Member, 'kind'>[]): readonly MemberKind[] {
  const present = new Set(members.map(({ kind }) => kind));
  return (['forsakringskassan', 'arbetsformedlingen', 'region', 'kommun'] as const).filter(
    (kind) => !present.has(kind),
  );
}

/**
 * Splits a year's total by the key, down to each paying member. Kommuner share by their agreed shares, which must all
 * be entered when there are several; null when they are not, or when a group has no member.
 */
export function splitBySharingKey(members: readonly Member[], totalOre: Ore): readonly Contribution[] | null {
  const key = sharingKey(members);
  const groupOre = splitByLargestRemainder(
    totalOre,
    key.map(({ quarters }) => quarters),
  );
  const contributions: Contribution[] = [];
  for (const [index, { group }] of key.entries()) {
    const paying = members.filter(({ kind }) => groupOfKind[kind] === group && kind !== 'arbetsformedlingen');
    const weights = weightsOf(paying);
    if (!weights) return null;
    const parts = splitByLargestRemainder(groupOre[index] ?? 0, weights);
    contributions.push(...paying.map(({ slug }, place) => ({ slug, amountOre: parts[place] ?? 0 })));
  }
  return contributions;
}

function weightsOf(paying: readonly Member[]): number[] | null {
  if (paying.length === 0) return null;
  if (paying.length === 1) return [1];
  const isKommun = paying.every(({ kind }) => kind === 'kommun');
  const shares = paying.map(({ shareOfKommunQuarter }) => (isKommun ? shareOfKommunQuarter : 1));
  if (shares.some((share) => share === null)) return null;
  const weights = shares.map((share) => share ?? 0);
  return weights.some((weight) => weight > 0) ? weights : null;
}
