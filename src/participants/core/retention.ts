import type { IsoDate } from '#kernel';

/** Months after the end that are proposed to a party; its own decision rules. */
export const PROPOSED_MONTHS = 24;

/** The party's decision on disposal, as it stands in its register. */
export type DisposalDecision = {
  readonly registerNumber: string;
  readonly decidedOn: IsoDate;
  readonly monthsAfterExit: number;
};
