// The way of a budget from proposal to decision: consultation with the members and a decision by 30 November (FinsamL
// 23 §), at a meeting that was announced together with the proposal.
import type { IsoDate } from '#kernel';

export const budgetSteps = ['proposal', 'sent', 'answer', 'announced', 'set'] as const;
export type BudgetStep = (typeof budgetSteps)[number];

export type BudgetEvent = {
  readonly id: string;
  readonly year: number;
  readonly step: BudgetStep;
  /** Slug of the member that was asked or answered; null for the others. */
  readonly member: string | null;
  readonly on: IsoDate;
  /** What was answered, the number of the meeting's paragraph, where it was announced. */
  readonly words: string | null;
  readonly budgetVersion: number | null;
};

export type BudgetFinding =
  | { readonly kind: 'setLate'; readonly on: IsoDate; readonly due: IsoDate }
  | { readonly kind: 'notSet'; readonly due: IsoDate; readonly isLate: boolean }
  | { readonly kind: 'notAsked'; readonly members: readonly string[] }
  | { readonly kind: 'notAnswered'; readonly members: readonly string[] }
  | { readonly kind: 'setBeforeAsking'; readonly members: readonly string[] }
  | { readonly kind: 'notAnnounced' }
  | { readonly kind: 'announcedAfter' };

/** The last lawful day: 30 November of the year before. */
export function budgetDue(year: number): IsoDate {
  return `${year - 1}-11-30`;
}

/** What is left to do, and what was done in another order than the law has. Shown, never a wall. */
export function budgetFindings(
  events: readonly BudgetEvent[],
  of: { readonly year: number; readonly members: readonly string[]; readonly today: IsoDate },
): readonly BudgetFinding[] {
  const due = budgetDue(of.year);
  const first = (step: BudgetStep, member?: string): IsoDate | null =>
    events
      .filter((event) => event.step === step && (member === undefined || event.member === member))
      .map(({ on }) => on)
      .toSorted()[0] ?? null;
  const set = first('set');
  const asked = (member: string): IsoDate | null => first('sent', member);
  const notAsked = of.members.filter((member) => asked(member) === null);
  const notAnswered = of.members.filter((member) => asked(member) !== null && first('answer', member) === null);
  const askedLate = set === null ? [] : of.members.filter((member) => (asked(member) ?? '') > set);
  const announced = first('announced');
  const found: (BudgetFinding | null)[] = [
    set === null ? { kind: 'notSet', due, isLate: of.today > due } : null,
    set !== null && set > due ? { kind: 'setLate', on: set, due } : null,
    notAsked.length > 0 ? { kind: 'notAsked', members: notAsked } : null,
    notAnswered.length > 0 ? { kind: 'notAnswered', members: notAnswered } : null,
    askedLate.length > 0 ? { kind: 'setBeforeAsking', members: askedLate } : null,
    announced === null ? { kind: 'notAnnounced' } : null,
    announced !== null && set !== null && announced >= set ? { kind: 'announcedAfter' } : null,
  ];
  return found.filter((one) => one !== null);
}
