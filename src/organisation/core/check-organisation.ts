import { isIsoDate, refuse, accept, unreachable, type Result } from '#kernel';
import type { BoardSeat, Member } from './association.ts';

export type CannotSaveOrganisation =
  | { readonly kind: 'memberTwice'; readonly slug: string }
  | { readonly kind: 'counterpartyTwice'; readonly counterpartyObject: string; readonly members: readonly string[] }
  | { readonly kind: 'memberNeverValid'; readonly slug: string; readonly validFrom: string; readonly validTo: string }
  | { readonly kind: 'noSuchDay'; readonly slug: string; readonly day: string }
  | { readonly kind: 'shareOfOther'; readonly slug: string }
  | { readonly kind: 'unknownAppointer'; readonly appointedBy: string }
  /** A member that has appointed someone is ended with a last day, not taken away. */
  | { readonly kind: 'hasMandates'; readonly member: string }
  /** The kommuner's shares are all entered, and are not a whole together. */
  | { readonly kind: 'sharesDiffer'; readonly sum: number };

type Stated = { readonly members: readonly Member[]; readonly boardSeats: readonly BoardSeat[] };

/** Whether members and seats agree with each other; the first thing that does not is the refusal. */
export function checkOrganisation({ members, boardSeats }: Stated): Result<null, CannotSaveOrganisation> {
  const slugs = new Set<string>();
  const byCounterparty = new Map<string, string>();
  for (const member of members) {
    const { slug, kind, validFrom, validTo, counterpartyObject } = member;
    if (slugs.has(slug)) return refuse({ kind: 'memberTwice', slug });
    slugs.add(slug);
    for (const day of [validFrom, validTo]) {
      if (day !== null && !isIsoDate(day)) return refuse({ kind: 'noSuchDay', slug, day });
    }
    if (validFrom !== null && validTo !== null && validFrom > validTo) {
      return refuse({ kind: 'memberNeverValid', slug, validFrom, validTo });
    }
    if (member.shareOfKommunQuarter !== null && kind !== 'kommun') return refuse({ kind: 'shareOfOther', slug });
    const other = counterpartyObject === null ? undefined : byCounterparty.get(counterpartyObject);
    if (counterpartyObject !== null && other !== undefined) {
      return refuse({ kind: 'counterpartyTwice', counterpartyObject, members: [other, slug] });
    }
    if (counterpartyObject !== null) byCounterparty.set(counterpartyObject, slug);
  }
  const unknown = boardSeats.find(({ appointedBy }) => !slugs.has(appointedBy));
  return unknown ? refuse({ kind: 'unknownAppointer', appointedBy: unknown.appointedBy }) : accept(null);
}

/** One English sentence for the command line. */
export function organisationRefusalMessage(refusal: CannotSaveOrganisation): string {
  switch (refusal.kind) {
    case 'memberTwice':
      return `the member "${refusal.slug}" stands twice.`;
    case 'counterpartyTwice':
      return `the counterparty object "${refusal.counterpartyObject}" belongs to one member, not to ${refusal.members.join(' and ')}.`;
    case 'memberNeverValid':
      return `the member "${refusal.slug}" ends (${refusal.validTo}) before it begins (${refusal.validFrom}).`;
    case 'noSuchDay':
      return `"${refusal.day}" of the member "${refusal.slug}" is not a day, YYYY-MM-DD.`;
    case 'shareOfOther':
      return `the member "${refusal.slug}" is no kommun and has no share of the kommuner's quarter.`;
    case 'unknownAppointer':
      return `a place in the board is appointed by "${refusal.appointedBy}", which is not a member.`;
    case 'hasMandates':
      return `the member "${refusal.member}" has appointed someone in the board; give it a last day instead.`;
    case 'sharesDiffer':
      return `the kommuner's shares are ${refusal.sum} together, not 1.`;
    default:
      return unreachable(refusal);
  }
}
