// The board from day to day: who holds a place, appointed by whom, until when.
import { accept, refuse, type IsoDate, type Period, type Result } from '#kernel';
import { membersOn, type BoardRole, type BoardSeat, type Member } from './association.ts';

export type Mandate = {
  readonly role: BoardRole;
  /** Slug of the member that appoints. */
  readonly appointedBy: string;
  /** Elected representatives stand in the association's public documents; null: nobody yet. */
  readonly name: string | null;
  /** First day; null: before anything else that is known. */
  readonly validFrom: IsoDate | null;
  /** Last day; null: until further notice. */
  readonly validTo: IsoDate | null;
};

/** `row` is the place in the list, from 0. */
export type CannotSaveMandates =
  | { readonly kind: 'unknownAppointer'; readonly row: number; readonly appointedBy: string }
  | { readonly kind: 'endsBeforeStart'; readonly row: number }
  /** FinsamL 17 §: one chair and one vice chair at a time. */
  | { readonly kind: 'twoAtOnce'; readonly row: number; readonly other: number; readonly role: BoardRole };

export function checkMandates(
  members: readonly Pick<Member, 'slug'>[],
  mandates: readonly Mandate[],
): Result<null, CannotSaveMandates> {
  const slugs = new Set(members.map(({ slug }) => slug));
  for (const [row, mandate] of mandates.entries()) {
    const { appointedBy, validFrom, validTo, role } = mandate;
    if (!slugs.has(appointedBy)) return refuse({ kind: 'unknownAppointer', row, appointedBy });
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      return refuse({ kind: 'endsBeforeStart', row });
    if (role !== 'chair' && role !== 'viceChair') continue;
    const other = mandates.findIndex((one, place) => place < row && one.role === role && overlap(one, mandate));
    if (other >= 0) return refuse({ kind: 'twoAtOnce', row, other, role });
  }
  return accept(null);
}

/** The mandates that hold on a day, in their order. */
export function mandatesOn(mandates: readonly Mandate[], day: IsoDate): Mandate[] {
  return mandates.filter(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
  );
}

/** Places in the board on a day, without who holds them. */
export function seatsOn(mandates: readonly Mandate[], day: IsoDate): BoardSeat[] {
  return mandatesOn(mandates, day).map(({ role, appointedBy }) => ({ role, appointedBy }));
}

/** Mandates whose last day lies in a period, the first to end first. */
export function mandatesEnding(mandates: readonly Mandate[], within: Period): Mandate[] {
  return mandates
    .filter(({ validTo }) => validTo !== null && within.from <= validTo && validTo <= within.to)
    .toSorted((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? -1 : 1));
}

/** FinsamL 10 §: every member has someone in the board and a deputy. Members that lack either on a day. */
export function membersWithoutSeat(
  members: readonly Member[],
  mandates: readonly Mandate[],
  day: IsoDate,
): { readonly member: Member; readonly lacks: 'seat' | 'deputy' }[] {
  const seated = mandatesOn(mandates, day);
  return membersOn(members, day).flatMap(
    (member): { readonly member: Member; readonly lacks: 'seat' | 'deputy' }[] => {
      const own = seated.filter(({ appointedBy }) => appointedBy === member.slug);
      if (own.every(({ role }) => role === 'deputy')) return [{ member, lacks: 'seat' }];
      return own.some(({ role }) => role === 'deputy') ? [] : [{ member, lacks: 'deputy' }];
    },
  );
}

function overlap(a: Mandate, b: Mandate): boolean {
  const startsInTime = a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo;
  return startsInTime && (b.validFrom === null || a.validTo === null || b.validFrom <= a.validTo);
}
