import { useCase } from '#access/server';
import { EDUCATIONS, REFERRERS } from '#followup/core';
import { accept, refuse, type Result } from '#kernel';
import {
  answersProblem,
  AuthoritiesInput,
  changesOf,
  codesOf,
  DayInput,
  DECLINE_REASONS,
  EXIT_CODES,
  EXIT_REASON_NAMES,
  IdInput,
  IncomeSupportInput,
  LEGAL_BASES,
  OCCUPATIONS,
  seemsPersonal,
  SUBSIDY_LABELS,
  TextsAreRead,
  TRACKS,
  type CannotChangeParticipation,
  type Participant,
  type Participation,
  type PartyProgramme,
} from '#participants/core';
import * as v from 'valibot';
import { updateParticipation } from './participation-store.ts';
import { findPartyProgramme } from './programmes.ts';
import { findForChange, recordEvent } from './steps.ts';

const optionalDay = v.optional(v.nullable(DayInput));
const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** What may be corrected without taking a step. The reason and what stood there before are kept. */
const Correction = v.object({
  referrer: v.optional(v.picklist(REFERRERS)),
  referrerUnit: v.optional(v.nullable(shortText)),
  referredOn: optionalDay,
  answeredOn: optionalDay,
  waitingSince: optionalDay,
  declineReason: v.optional(v.nullable(v.picklist(codesOf(DECLINE_REASONS)))),
  enrolledOn: v.optional(DayInput),
  municipality: v.optional(v.nullable(shortText)),
  education: v.optional(v.nullable(v.picklist(EDUCATIONS))),
  occupationStart: v.optional(v.nullable(v.picklist(codesOf(OCCUPATIONS)))),
  incomeSupportStart: v.optional(v.nullable(IncomeSupportInput)),
  supportDuration: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^(?:none|\d{1,2}-(?:\d{1,2})?)$/)))),
  needsFrom: v.optional(AuthoritiesInput),
  legalBasis: v.optional(v.picklist(codesOf(LEGAL_BASES))),
  consentOn: optionalDay,
  consentVersion: v.optional(v.nullable(shortText)),
  sharedWith: v.optional(v.pipe(AuthoritiesInput, v.minLength(1))),
  exitedOn: v.optional(DayInput),
  exitReason: v.optional(v.picklist(codesOf(EXIT_REASON_NAMES).filter((reason) => reason !== 'misregistration'))),
  exitCode: v.optional(v.nullable(v.picklist(codesOf(EXIT_CODES)))),
  subsidyKind: v.optional(v.nullable(v.picklist(codesOf(SUBSIDY_LABELS)))),
  subsidyLevel: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(10)))),
  continuedWhere: v.optional(v.nullable(shortText)),
  occupationEnd: v.optional(v.nullable(v.picklist(codesOf(OCCUPATIONS)))),
  occupationExtent: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)))),
  strengthenedCooperation: v.optional(v.nullable(v.boolean())),
  workAbilityAtExit: v.optional(v.nullable(v.boolean())),
  track: v.optional(v.nullable(v.picklist(codesOf(TRACKS)))),
  incomeSupportEnd: v.optional(v.nullable(IncomeSupportInput)),
  /** Those that are changed; an empty one is taken away. */
  answers: v.optional(v.record(v.string(), v.string())),
});

export const correctParticipation = useCase({
  permission: 'participant.save',
  action: 'participant.correct',
  input: v.object({
    id: IdInput,
    /** The version that was looked at. */
    version: v.pipe(v.number(), v.integer()),
    change: Correction,
    text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(4_000)), ''),
    ...TextsAreRead,
  }),
  async run(
    context,
    { id, version, change, text, textsAreRead },
  ): Promise<Result<Participation, CannotChangeParticipation>> {
    const { referrerUnit, continuedWhere } = change;
    const personal = seemsPersonal({ text, referrerUnit, continuedWhere }, { areRead: textsAreRead });
    if (personal) return refuse(personal);
    const found = await findForChange(context, id);
    if (!found.ok) return found;
    const { participation, participant } = found.value;
    if (participation.version !== version)
      return refuse({ kind: 'changedMeanwhile', version: participation.version });
    const answers = change.answers && answersAfter(participation, change.answers);
    const wanted = { ...change, answers };
    const said = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    const after = { ...participation, ...said } as Participation;
    const programme = await findPartyProgramme(context.tx, participation.programme);
    const wrong =
      dayProblem(after, context.today) ??
      stateProblem(participation, change) ??
      codeProblem({ after, change, participant, programme });
    if (wrong) return refuse(wrong);
    const changes = changesOf(participation, said as Partial<Participation>);
    if (Object.keys(changes).length === 0) return accept(participation);
    const saved = await updateParticipation(context.tx, participation, said as Partial<Participation>);
    await recordEvent(context, {
      participantId: participation.participantId,
      participationId: id,
      kind: 'correct',
      on: context.today,
      changes,
      text,
    });
    return accept(saved);
  },
  details: ({ command }) => ({ participation: command.id }),
});

function dayProblem(
  { referredOn, answeredOn, waitingSince, enrolledOn, exitedOn, consentOn }: Participation,
  today: string,
): CannotChangeParticipation | null {
  const days = [referredOn, enrolledOn, exitedOn].filter((day) => day !== null);
  const coming = [...days, answeredOn, waitingSince, consentOn].find((day) => day !== null && day > today);
  if (coming) return { kind: 'comingDay', day: coming };
  const at = days.findIndex((day, index) => day < (days[index - 1] ?? ''));
  return at < 0 ? null : { kind: 'tooEarly', day: days[at] ?? '', earliest: days[at - 1] ?? '' };
}

/** A correction fills in what a step has said; it takes no step. */
function stateProblem(
  { state, enrolledOn, exitedOn }: Participation,
  change: v.InferOutput<typeof Correction>,
): CannotChangeParticipation | null {
  if (change.enrolledOn !== undefined && enrolledOn === null) return { kind: 'wrongState', state, step: 'enrol' };
  const exits = [
    change.exitedOn,
    change.exitReason,
    change.exitCode,
    change.subsidyKind,
    change.occupationEnd,
    change.incomeSupportEnd,
    change.workAbilityAtExit,
    change.track,
  ];
  return exits.some((value) => value !== undefined) && exitedOn === null
    ? { kind: 'wrongState', state, step: 'exit' }
    : null;
}

function answersAfter(
  { answers: before }: Pick<Participation, 'answers'>,
  changed: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, answer]) => answer !== ''));
}

/** The same rules as when the step was taken: a consent is whole, and what belongs to a reason stands with it. */
function codeProblem(of: {
  readonly after: Participation;
  readonly change: v.InferOutput<typeof Correction>;
  readonly participant: Participant;
  readonly programme: PartyProgramme | null;
}): CannotChangeParticipation | null {
  const { after, change, participant, programme } = of;
  if (participant.isProtected && after.municipality !== null) return { kind: 'identityLocked' };
  const concernsConsent = [change.legalBasis, change.consentOn, change.consentVersion].some(
    (one) => one !== undefined,
  );
  const isWhole = after.consentOn !== null && after.consentVersion !== null;
  if (concernsConsent && after.legalBasis === 'consent' && !isWhole) return { kind: 'consentIncomplete' };
  if (after.subsidyKind !== null && after.exitReason !== 'workSubsidised') return { kind: 'subsidyWithoutWork' };
  if (after.exitCode !== null && EXIT_CODES[after.exitCode].of !== after.exitReason)
    return { kind: 'precisionOfOther' };
  // What was answered to a question that has gone since is left as it is.
  const bad = programme && change.answers && answersProblem(programme, answersAfter({ answers: {} }, change.answers));
  return bad ? { kind: 'badAnswer', question: bad.question } : null;
}
