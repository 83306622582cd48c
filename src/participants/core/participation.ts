// One person's way through one programme, from referral to after-care. No name and no number: those are kept elsewhere.
import type { CountedSubsidy, Education, Referrer, Sex } from '#followup/core';
import type { IsoDate } from '#kernel';
import type {
  Authority,
  DeclineReason,
  ExitCode,
  IncomeSupport,
  LegalBasis,
  Occupation,
  RegisterExitReason,
  Track,
} from './codes.ts';
import type { ParticipationState } from './states.ts';
import type { Check } from './target-group.ts';

export type Participant = {
  readonly id: string;
  readonly pseudonym: string;
  readonly sex: Sex;
  readonly birthYear: number | null;
  readonly municipality: string | null;
  /** No identity and no municipality is kept. */
  readonly isProtected: boolean;
  readonly joinedTo: string | null;
  readonly consentWithdrawnOn: IsoDate | null;
  readonly disposedOn: IsoDate | null;
};

export type Participation = {
  readonly id: string;
  readonly participantId: string;
  readonly programme: string;
  readonly version: number;
  readonly state: ParticipationState;
  readonly referrer: Referrer | null;
  readonly referrerUnit: string | null;
  readonly referredOn: IsoDate | null;
  readonly answerDueOn: IsoDate | null;
  readonly answeredOn: IsoDate | null;
  readonly waitingSince: IsoDate | null;
  readonly declineReason: DeclineReason | null;
  readonly referrerLeftOn: IsoDate | null;
  readonly registeredOn: IsoDate;
  /** Where the person lived at the referral, or at the enrolment when that is known. */
  readonly municipality: string | null;
  readonly enrolledOn: IsoDate | null;
  readonly education: Education | null;
  readonly occupationStart: Occupation | null;
  readonly incomeSupportStart: IncomeSupport | null;
  readonly supportDuration: string | null;
  readonly needsFrom: readonly Authority[];
  readonly legalBasis: LegalBasis | null;
  readonly consentOn: IsoDate | null;
  readonly consentVersion: string | null;
  readonly sharedWith: readonly Authority[];
  /** Checks of the target group that did not hold; the reasons stand, encrypted, in the history. */
  readonly overrides: readonly Check[];
  readonly answers: Readonly<Record<string, string>>;
  readonly exitedOn: IsoDate | null;
  readonly exitRegisteredOn: IsoDate | null;
  readonly exitReason: RegisterExitReason | null;
  readonly exitCode: ExitCode | null;
  readonly subsidyKind: CountedSubsidy | null;
  readonly subsidyLevel: number | null;
  readonly occupationEnd: Occupation | null;
  readonly occupationExtent: number | null;
  readonly continuedWhere: string | null;
  readonly strengthenedCooperation: boolean | null;
  readonly workAbilityAtExit: boolean | null;
  readonly track: Track | null;
  readonly incomeSupportEnd: IncomeSupport | null;
  readonly importKey: string | null;
};

/** Fields that a correction may change, and that the history tells with what stood there before. */
export type ParticipationChange = Partial<Omit<Participation, 'id' | 'participantId' | 'version'>>;

/** What a change changes, as the history keeps it; empty when it changes nothing. */
export function changesOf<T extends object>(
  before: T,
  change: { readonly [Field in keyof T]?: T[Field] | undefined },
): Record<string, { readonly before: unknown; readonly after: unknown }> {
  const changes: Record<string, { before: unknown; after: unknown }> = {};
  for (const [field, after] of Object.entries(change) as [keyof T & string, unknown][]) {
    if (after === undefined) continue;
    if (JSON.stringify(before[field]) !== JSON.stringify(after)) changes[field] = { before: before[field], after };
  }
  return changes;
}

/** Whose staff may see a row: those listed. Nobody listed, nobody sees it. */
export function maySee(participation: Pick<Participation, 'sharedWith'>, employer: Authority | null): boolean {
  return employer !== null && participation.sharedWith.includes(employer);
}
