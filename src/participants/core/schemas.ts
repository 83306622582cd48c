// The outside forms of what is entered about a participation.
import { EDUCATIONS, REFERRERS, SEXES } from '#followup/core';
import { isIsoDate } from '#kernel';
import * as v from 'valibot';
import {
  AUTHORITIES,
  codesOf,
  DECLINE_REASONS,
  EXIT_CODES,
  EXIT_REASON_NAMES,
  INCOME_SUPPORT,
  LEGAL_BASES,
  OCCUPATIONS,
  SUBSIDY_LABELS,
  TRACKS,
} from './codes.ts';

export const DayInput = v.pipe(
  v.string(),
  v.check((text) => isIsoDate(text), 'a day is written YYYY-MM-DD'),
);
export const IdInput = v.pipe(v.string(), v.uuid());
const text = v.pipe(v.string(), v.trim(), v.maxLength(4_000));
const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
/** Whoever wrote the texts has read them again and says that they are right. */
const textsAreRead = v.optional(v.boolean(), false);
export const TextsAreRead = { textsAreRead };
const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));

export const IncomeSupportInput = v.pipe(
  v.array(v.object({ kind: v.picklist(codesOf(INCOME_SUPPORT)), extent: v.nullable(percent) })),
  v.maxLength(6),
  v.check((list) => new Set(list.map(({ kind }) => kind)).size === list.length, 'a kind stands once'),
);
export const AuthoritiesInput = v.pipe(
  v.array(v.picklist(codesOf(AUTHORITIES))),
  v.transform((list) => [...new Set(list)]),
);

/** Who the person is. With protected identity neither number, name nor municipality may be given. */
export const PersonInput = v.pipe(
  v.object({
    sex: v.picklist(SEXES),
    birthYear: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200))),
    municipality: v.optional(v.nullable(shortText), null),
    isProtected: v.optional(v.boolean(), false),
    /** Personnummer or samordningsnummer. */
    identityNumber: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(20))), null),
    workingName: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(80))), null),
  }),
  v.check(
    ({ isProtected, identityNumber, workingName, municipality }) =>
      !isProtected || (!identityNumber && !workingName && municipality === null),
    'with protected identity no number, name or municipality is kept',
  ),
);
export type PersonInput = v.InferOutput<typeof PersonInput>;

export const ReferralInput = v.object({
  programme: shortText,
  /** An existing participant, or a new one. */
  participant: v.union([v.object({ id: IdInput }), PersonInput]),
  referrer: v.picklist(REFERRERS),
  referrerUnit: v.optional(v.nullable(shortText), null),
  referredOn: DayInput,
  /** Free text, encrypted. */
  reason: v.optional(text, ''),
  /** Authorities that may see the referral; the one of who enters it is always among them. */
  sharedWith: v.optional(AuthoritiesInput, []),
  textsAreRead,
});

export const AnswerInput = v.variant('answer', [
  v.object({ id: IdInput, answer: v.literal('assess'), on: DayInput }),
  v.object({ id: IdInput, answer: v.literal('accept'), on: DayInput }),
  v.object({ id: IdInput, answer: v.literal('putOnWaitingList'), on: DayInput }),
  v.object({
    id: IdInput,
    answer: v.literal('decline'),
    on: DayInput,
    reason: v.picklist(codesOf(DECLINE_REASONS)),
    text: v.optional(text, ''),
    textsAreRead,
  }),
  v.object({
    id: IdInput,
    answer: v.literal('withdraw'),
    on: DayInput,
    text: v.optional(text, ''),
    textsAreRead,
  }),
]);

export const EnrolmentInput = v.pipe(
  v.object({
    id: IdInput,
    on: DayInput,
    education: v.picklist(EDUCATIONS),
    occupation: v.nullable(v.picklist(codesOf(OCCUPATIONS))),
    incomeSupport: v.nullable(IncomeSupportInput),
    supportDuration: v.nullable(v.pipe(v.string(), v.regex(/^(?:none|\d{1,2}-(?:\d{1,2})?)$/))),
    needsFrom: AuthoritiesInput,
    legalBasis: v.picklist(codesOf(LEGAL_BASES)),
    consentOn: v.optional(v.nullable(DayInput), null),
    consentVersion: v.optional(v.nullable(shortText), null),
    sharedWith: AuthoritiesInput,
    /** Check → why the person is let in all the same. */
    overrides: v.optional(v.record(v.string(), v.pipe(v.string(), v.trim(), v.maxLength(500))), {}),
    answers: v.optional(v.record(v.string(), v.string()), {}),
    textsAreRead,
  }),
  v.check(
    ({ legalBasis, consentOn, consentVersion }) =>
      legalBasis !== 'consent' || (consentOn !== null && consentVersion !== null),
    'a consent has a day and the version of its text',
  ),
);

export const ExitInput = v.pipe(
  v.object({
    id: IdInput,
    on: DayInput,
    reason: v.picklist(codesOf(EXIT_REASON_NAMES)),
    code: v.optional(v.nullable(v.picklist(codesOf(EXIT_CODES))), null),
    subsidyKind: v.optional(v.nullable(v.picklist(codesOf(SUBSIDY_LABELS))), null),
    subsidyLevel: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(10))), null),
    continuedWhere: v.optional(v.nullable(shortText), null),
    workAbility: v.nullable(v.boolean()),
    occupation: v.optional(v.nullable(v.picklist(codesOf(OCCUPATIONS))), null),
    occupationExtent: v.optional(v.nullable(percent), null),
    incomeSupport: v.nullable(IncomeSupportInput),
    strengthenedCooperation: v.optional(v.nullable(v.boolean()), null),
    track: v.optional(v.nullable(v.picklist(codesOf(TRACKS))), null),
    answers: v.optional(v.record(v.string(), v.string()), {}),
    text: v.optional(text, ''),
    textsAreRead,
  }),
  v.check(
    ({ reason, subsidyKind }) => subsidyKind === null || reason === 'workSubsidised',
    'a subsidy goes with subsidised work',
  ),
  v.check(
    ({ reason, code }) => code === null || EXIT_CODES[code].of === reason,
    'the precision belongs to another reason',
  ),
);
