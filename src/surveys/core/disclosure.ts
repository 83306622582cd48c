// What may be shown of a small group. The number of answers to the item, in the group, decides; and no group may come out
// as the difference between others that are shown.

/** Nothing; how many and the response rate; everything. */
export type Visibility = 'suppressed' | 'tooFew' | 'shown';

/** Below this nothing at all is shown, whatever the setting. */
export const HARD_FLOOR = 5;
/** The usual least number of answers for a result. */
export const USUAL_FEWEST = 10;

const order: readonly Visibility[] = ['suppressed', 'tooFew', 'shown'];

export function visibilityOf(n: number, fewestShown: number): Visibility {
  if (n < HARD_FLOOR) return 'suppressed';
  return n < Math.max(fewestShown, HARD_FLOOR) ? 'tooFew' : 'shown';
}

/** The one that shows least. */
export function least(...all: readonly Visibility[]): Visibility {
  return order.find((one) => all.includes(one)) ?? 'shown';
}

/**
 * A total over groups that are shown one by one: total − shown groups = the hidden ones together, which must be nobody or
 * as many as any group that is shown.
 */
export function visibilityOfTotal(groups: readonly Counted[], fewestShown: number): Visibility {
  const n = sum(groups);
  const own = visibilityOf(n, fewestShown);
  if (groups.length < 2) return least(own, ...groups.map(({ visibility }) => visibility));
  const suppressed = sum(groups.filter(({ visibility }) => visibility === 'suppressed'));
  const isAnyNumberShown = groups.some(({ visibility }) => visibility !== 'suppressed');
  if (isAnyNumberShown && suppressed > 0 && suppressed < HARD_FLOOR) return 'suppressed';
  const hidden = sum(groups.filter(({ visibility }) => visibility !== 'shown'));
  const isAnyShown = groups.some(({ visibility }) => visibility === 'shown');
  return isAnyShown && hidden > 0 && hidden < Math.max(fewestShown, HARD_FLOOR) ? least(own, 'tooFew') : own;
}

export type Counted = { readonly n: number; readonly visibility: Visibility };

export type SexCounts = { readonly female: number; readonly male: number; readonly unknown: number };

/**
 * Whether women and men may be told apart: both are enough, and those who did not say are nobody or enough, because
 * they are the whole minus both.
 */
export function maySplitBySex({ female, male, unknown }: SexCounts, fewestShown: number): boolean {
  const isEnough = (n: number): boolean => visibilityOf(n, fewestShown) === 'shown';
  return isEnough(female) && isEnough(male) && (unknown === 0 || isEnough(unknown));
}

/** The same for a total: what is left when the groups that are split are taken away must be nobody or enough, by sex. */
export function maySplitTotalBySex(
  all: SexCounts,
  of: { readonly notSplit: readonly SexCounts[]; readonly fewestShown: number },
): boolean {
  if (!maySplitBySex(all, of.fewestShown)) return false;
  const rest = (['female', 'male', 'unknown'] as const).map((sex) =>
    of.notSplit.reduce((total, counts) => total + counts[sex], 0),
  );
  return rest.every((n) => n === 0 || visibilityOf(n, of.fewestShown) === 'shown');
}

function sum(groups: readonly { readonly n: number }[]): number {
  return groups.reduce((total, { n }) => total + n, 0);
}
