// What counting asks of a participation: all it needs and nothing that says who somebody is. Whoever keeps the rows fills it.
import type { IsoDate } from '#kernel';
import type { StepState } from '../step-moves.ts';
import type { Change, Education, ExitReason, Referrer, Sex } from '../vocabulary.ts';

/** A span of days whose end may not have come yet; both ends belong to it. */
export type OpenPeriod = { readonly from: IsoDate; readonly to: IsoDate | null };

/** An income or support; `extent` in per cent of full time, null when nobody noted it. */
export type CountedSupport = { readonly kind: StepState; readonly extent: number | null };

/** `misregistration` takes the whole participation out of every count. */
export type CountedExitReason = Exclude<ExitReason, 'work'> | 'misregistration';

export type CountedSubsidy = 'lonebidrag' | 'nystartsjobb' | 'osa' | 'samhall';

export type CountedParticipation = {
  /** The pseudonym: the same for all participations of one person in one party space. */
  readonly person: string;
  /** The programme's slug. */
  readonly programme: string;
  readonly sex: Sex;
  /** null: not known; counted in the age band `other`. */
  readonly birthYear: number | null;
  /** null: not known, or not told because the identity is protected. */
  readonly municipality: string | null;
  /** null counts as `other`. */
  readonly referrer: Referrer | null;
  readonly referredOn: IsoDate | null;
  /** null: referred, but not enrolled (yet). */
  readonly enrolledOn: IsoDate | null;
  /** null: goes on. */
  readonly exitedOn: IsoDate | null;
  /** null at an exit counts as `other`. */
  readonly exitReason: CountedExitReason | null;
  /** The first is the primary one. Empty: nothing, which is known. null: not noted. */
  readonly incomeSupportStart: readonly CountedSupport[] | null;
  readonly incomeSupportEnd: readonly CountedSupport[] | null;
  readonly subsidyKind: CountedSubsidy | null;
  /** 0–1, or for nystartsjobb a multiple of the contributions. */
  readonly subsidyLevel: number | null;
  readonly strengthenedCooperation: boolean;
  /** null: not judged. */
  readonly workAbilityAtExit: boolean | null;
  readonly education: Education | null;
  /** Years on public support before, as `2-3`, `10-` or `none`; null: not known. */
  readonly supportDuration: string | null;
  /** Recommendation 1–4 at exit, where the programme gives one. */
  readonly track: string | null;
  /** Own health at the exit against the start; null or absent: not asked at both. */
  readonly health?: Change | null | undefined;
  /** Quality of life at the exit against before, as she says. */
  readonly qualityOfLife?: Change | null | undefined;
  /** Practice and work training during the participation. */
  readonly placements: readonly OpenPeriod[];
  /**
   * When the referral stood in queue: received, being assessed or on the waiting list. null: its states were never noted, so
   * it waits from the referral to the day before the enrolment.
   */
  readonly queued: readonly OpenPeriod[] | null;
};
