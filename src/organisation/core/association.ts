import type { IsoDate } from '#kernel';

/** Chart of accounts that the first mapping is made from; finance knows what each holds. */
export const chartPresets = ['kommunbas', 'regionbas'] as const;
export type ChartPreset = (typeof chartPresets)[number];

export const memberKinds = ['forsakringskassan', 'arbetsformedlingen', 'region', 'kommun'] as const;
export type MemberKind = (typeof memberKinds)[number];

export const boardRoles = ['chair', 'viceChair', 'boardMember', 'deputy'] as const;
export type BoardRole = (typeof boardRoles)[number];

export type Association = {
  readonly name: string;
  /** `NNNNNN-NNNN` */
  readonly orgNumber: string;
  /** "Jönköpings län"; null while not entered. */
  readonly county: string | null;
  /** Kommun where the association has its seat. */
  readonly seat: string | null;
  readonly vision: string | null;
  readonly chartPreset: ChartPreset;
};

/** FinsamL 3 §: Försäkringskassan, Arbetsförmedlingen, region and kommun, all of which take part. */
export type Member = {
  /** Stable and readable: `habo-kommun`. */
  readonly slug: string;
  readonly kind: MemberKind;
  readonly name: string;
  /** First day; null: from the beginning. */
  readonly validFrom: IsoDate | null;
  /** Last day; null: still a member. */
  readonly validTo: IsoDate | null;
  /** Object of the ledger's counterparty dimension (motpart) that stands for the member. */
  readonly counterpartyObject: string | null;
  /** Of the kommuner's quarter, 0–1, as they have agreed; null for others and while not entered. */
  readonly shareOfKommunQuarter: number | null;
};

/** A place in the board. Who sits in it is written when a report is signed. */
export type BoardSeat = {
  readonly role: BoardRole;
  /** Slug of the member that appoints. */
  readonly appointedBy: string;
};

export type Organisation = {
  readonly association: Association;
  readonly members: readonly Member[];
  readonly boardSeats: readonly BoardSeat[];
};

/** Members on a day, in the order given. */
export function membersOn(members: readonly Member[], day: IsoDate): Member[] {
  return members.filter(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
  );
}
