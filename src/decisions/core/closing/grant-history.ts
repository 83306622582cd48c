// The granted money of a programme through its decisions, and what is left of it year by year.
import { sumOre, yearOf, type IsoDate, type Ore } from '#kernel';
import type { GrantDecision } from '../application/decision.ts';

export type GrantChange = {
  readonly year: number;
  /** Null: nothing was granted before. */
  readonly beforeOre: Ore | null;
  readonly afterOre: Ore;
};

export type GrantStep = {
  readonly decision: GrantDecision;
  readonly changes: readonly GrantChange[];
  /** `first`: the first money; `raised`, `reduced`, `same`: against what held before; `refused`: nothing was changed. */
  readonly kind: 'first' | 'raised' | 'reduced' | 'same' | 'refused';
};

/** Each decision with what it changed, in the order they were made. */
export function grantHistory(decisions: readonly GrantDecision[]): GrantStep[] {
  const held = new Map<number, Ore>();
  return decisions.map((decision): GrantStep => {
    if (decision.outcome === 'refused') return { decision, changes: [], kind: 'refused' };
    const isFirst = held.size === 0;
    const wholeBefore = sumOre(held.values());
    const changes = decision.years.map(({ year, mostOre }) => ({
      year,
      beforeOre: held.get(year) ?? null,
      afterOre: mostOre,
    }));
    for (const { year, afterOre } of changes) held.set(year, afterOre);
    const difference = sumOre(held.values()) - wholeBefore;
    const kind = isFirst ? 'first' : difference < 0 ? 'reduced' : difference > 0 ? 'raised' : 'same';
    return { decision, changes, kind };
  });
}

export type MoneyYear = {
  readonly year: number;
  readonly grantedOre: Ore | null;
  /** The decision that set it, in words; null when it was written without one. */
  readonly decision: string | null;
  /** Of the books; null when the year is not loaded or has no project of its own. */
  readonly usedOre: Ore | null;
  /** Granted less used while more can come; null when either is not known. */
  readonly leftOre: Ore | null;
  /** What was never used when nothing more can come: it goes back, or stays with the association. */
  readonly unusedOre: Ore | null;
};

/** Nothing more can come when the year is over and its claims are in, or the programme has ended. */
export function moneyYears(
  years: readonly Pick<MoneyYear, 'year' | 'grantedOre' | 'decision' | 'usedOre'>[],
  of: { readonly today: IsoDate; readonly endedOn: IsoDate | null },
): MoneyYear[] {
  const { today, endedOn } = of;
  const hasEnded = endedOn !== null && endedOn < today;
  return years
    .map((one): MoneyYear => {
      const isOver = one.year < yearOf(today) || (hasEnded && yearOf(endedOn) <= one.year);
      // In a year that begins after the last day nothing is used, whether its books are loaded or not.
      const isAfter = hasEnded && one.year > yearOf(endedOn);
      const usedOre = one.usedOre ?? (isAfter ? 0 : null);
      const difference = one.grantedOre === null || usedOre === null ? null : one.grantedOre - usedOre;
      return {
        ...one,
        usedOre,
        leftOre: isOver ? null : difference,
        unusedOre: isOver && difference !== null ? Math.max(0, difference) : null,
      };
    })
    .toSorted((a, b) => a.year - b.year);
}
