// Pointing at a decision: the item of a meeting where it was made, or, for what was decided before the meetings were kept
// here, its paragraph in words and its day.
import { accept, isIsoDate, refuse, type IsoDate, type Result } from '#kernel';
import type { BodyKind } from './meeting.ts';

/** An item that was decided: it has its § and says what was decided. */
export type DecidedItem = {
  readonly item: string;
  readonly meeting: string;
  readonly body: { readonly kind: BodyKind; readonly name: string };
  readonly heldOn: IsoDate;
  readonly paragraph: number;
  readonly title: string;
};

export type DecisionReference = {
  /** Null when it was decided before the meetings were kept here. */
  readonly item: string | null;
  /** "§ 24"; "Arbetsutskottet § 3" when it was not the board. */
  readonly reference: string;
  readonly decidedOn: IsoDate;
};

export function referenceOf({ item, body, paragraph, heldOn }: Omit<DecidedItem, 'title'>): DecisionReference {
  const reference = body.kind === 'board' ? `§ ${paragraph}` : `${body.name.slice(0, 40)} § ${paragraph}`;
  return { item, reference, decidedOn: heldOn };
}

/** "§ 24, 2024-09-12". */
export function decisionSource({ reference, decidedOn }: Pick<DecisionReference, 'reference' | 'decidedOn'>): string {
  return `${reference}, ${decidedOn}`;
}

/** How an item stands in a list to choose from: "§ 24, 2024-09-12: Ansökan från Bryggan". */
export function decidedLabel(decided: DecidedItem): string {
  const title = decided.title.length > 70 ? `${decided.title.slice(0, 69)}…` : decided.title;
  return `${decisionSource(referenceOf(decided))}: ${title}`;
}

/** What a form sends: the chosen item, or paragraph and day as typed. */
export type TypedDecision = { readonly item: string; readonly reference: string; readonly decidedOn: string };

export type DecisionFault =
  /** Nothing is chosen and nothing typed. */
  | { readonly kind: 'noDecision' }
  | { readonly kind: 'noSuchDecision' }
  | { readonly kind: 'noReference' }
  | { readonly kind: 'noDecisionDay' };

export const LONGEST_REFERENCE = 60;

/** The decision that a form points at. What is chosen goes before what is typed. */
export function readDecision(
  typed: TypedDecision,
  items: readonly DecidedItem[],
): Result<DecisionReference, DecisionFault> {
  if (typed.item !== '') {
    const chosen = items.find(({ item }) => item === typed.item);
    return chosen ? accept(referenceOf(chosen)) : refuse({ kind: 'noSuchDecision' });
  }
  const [reference, decidedOn] = [typed.reference.trim(), typed.decidedOn.trim()];
  if (reference === '' && decidedOn === '') return refuse({ kind: 'noDecision' });
  if (reference === '' || reference.length > LONGEST_REFERENCE) return refuse({ kind: 'noReference' });
  return isIsoDate(decidedOn) ? accept({ item: null, reference, decidedOn }) : refuse({ kind: 'noDecisionDay' });
}
