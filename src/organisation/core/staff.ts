// The association's own posts: roles and employers, never persons. A post may be shared with another association.
import { accept, refuse, type IsoDate, type Result } from '#kernel';

export type StaffPost = {
  /** "Förbundschef", "Verksamhetsutvecklare". */
  readonly role: string;
  /** Often a member: few associations employ anyone themselves. */
  readonly employer: string;
  /** The whole post, 1 is full time; null when it is not reported. */
  readonly shareOfFullTime: number | null;
  /** The association or party that it is shared with; null when it is not. */
  readonly sharedWith: string | null;
  /** This association's part of a shared post, 0–1. */
  readonly ownShare: number | null;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly note: string | null;
};

/** `row` is the place in the list, from 0. */
export type CannotSaveStaff =
  | { readonly kind: 'ownShareMissing'; readonly row: number }
  | { readonly kind: 'sharedWithMissing'; readonly row: number }
  | { readonly kind: 'endsBeforeStart'; readonly row: number };

export function checkStaff(posts: readonly StaffPost[]): Result<null, CannotSaveStaff> {
  for (const [row, { sharedWith, ownShare, validFrom, validTo }] of posts.entries()) {
    if (sharedWith !== null && ownShare === null) return refuse({ kind: 'ownShareMissing', row });
    if (sharedWith === null && ownShare !== null) return refuse({ kind: 'sharedWithMissing', row });
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      return refuse({ kind: 'endsBeforeStart', row });
  }
  return accept(null);
}

/** Full-time posts that are the association's own; null when it is not reported. */
export function ownFullTime({ shareOfFullTime, ownShare }: StaffPost): number | null {
  return shareOfFullTime === null ? null : Number((shareOfFullTime * (ownShare ?? 1)).toPrecision(12));
}

/** The sum over posts that hold on a day; null when one of them is not reported. */
export function fullTimeOn(posts: readonly StaffPost[], day: IsoDate): number | null {
  const own = posts
    .filter(
      ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
    )
    .map(ownFullTime);
  if (own.includes(null)) return null;
  return Number(own.reduce<number>((sum, share) => sum + (share ?? 0), 0).toPrecision(12));
}
