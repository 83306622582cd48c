// What the board decided about money: at most how much, which years, on what conditions. The latest decision holds.
import { accept, refuse, sumOre, type IsoDate, type Ore, type Result } from '#kernel';
import type { DecisionReference } from '../board/decided.ts';

export type GrantedYear = { readonly year: number; readonly mostOre: Ore };

export type GrantDecision = DecisionReference & {
  readonly id: string;
  /** Null when the decision was about a programme without an application here. */
  readonly application: string | null;
  /** Null when an application was refused. */
  readonly programme: string | null;
  readonly outcome: 'granted' | 'refused';
  readonly conditions: string;
  readonly years: readonly GrantedYear[];
};

export type CannotGrant =
  | { readonly kind: 'yearTwice'; readonly year: number }
  | { readonly kind: 'nothingGranted' }
  | { readonly kind: 'decidedLater'; readonly today: IsoDate }
  | { readonly kind: 'unknownProgramme' }
  | { readonly kind: 'noSuchDecision' }
  /** An earlier paragraph cannot change what a later one has set. */
  | { readonly kind: 'laterDecision'; readonly reference: string; readonly decidedOn: IsoDate };

/** Whether a decision may be recorded after those that are. */
export function checkDecision(
  decision: Pick<GrantDecision, 'outcome' | 'decidedOn' | 'years'>,
  of: { readonly today: IsoDate; readonly before: readonly GrantDecision[] },
): Result<readonly GrantedYear[], CannotGrant> {
  const { outcome, decidedOn, years } = decision;
  if (decidedOn > of.today) return refuse({ kind: 'decidedLater', today: of.today });
  const twice = years.find(({ year }, index) => years.findIndex((one) => one.year === year) !== index);
  if (twice) return refuse({ kind: 'yearTwice', year: twice.year });
  if (outcome === 'refused') return accept([]);
  // A new decision may lower a year to nothing; the first one grants something.
  const before = of.before.filter((one) => one.outcome === 'granted');
  if (years.length === 0 || (before.length === 0 && sumOre(years.map(({ mostOre }) => mostOre)) === 0)) {
    return refuse({ kind: 'nothingGranted' });
  }
  // What was refused set nothing.
  const later = before.find((one) => one.decidedOn > decidedOn);
  if (later) return refuse({ kind: 'laterDecision', reference: later.reference, decidedOn: later.decidedOn });
  return accept(years.toSorted((a, b) => a.year - b.year));
}

/** What holds per year after all decisions, in the order they were made. */
export function grantedAfter(decisions: readonly GrantDecision[]): GrantedYear[] {
  const held = new Map<number, Ore>();
  for (const { years } of decisions) for (const { year, mostOre } of years) held.set(year, mostOre);
  return [...held].map(([year, mostOre]) => ({ year, mostOre })).toSorted((a, b) => a.year - b.year);
}

/** Whether less was granted than applied for. */
export function isReduced(applied: readonly Ore[], granted: readonly GrantedYear[]): boolean {
  return granted.length > 0 && sumOre(granted.map(({ mostOre }) => mostOre)) < sumOre(applied);
}

/** What was granted and never used goes back to the association; more than granted was never its to pay. */
export function unusedOf(
  granted: readonly GrantedYear[],
  used: readonly { readonly year: number; readonly usedOre: Ore }[],
): { readonly grantedOre: Ore; readonly usedOre: Ore; readonly unusedOre: Ore } {
  const grantedOre = sumOre(granted.map(({ mostOre }) => mostOre));
  const usedOre = sumOre(used.map((one) => one.usedOre));
  return { grantedOre, usedOre, unusedOre: Math.max(0, grantedOre - usedOre) };
}
