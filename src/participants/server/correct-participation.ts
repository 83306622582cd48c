import { useCase } from '#access/server';
import { EDUCATIONS, REFERRERS } from '#followup/core';
import { accept, refuse, type Result } from '#kernel';
import {
  AuthoritiesInput,
  changesOf,
  codesOf,
  DayInput,
  EXIT_REASON_NAMES,
  IdInput,
  IncomeSupportInput,
  LEGAL_BASES,
  OCCUPATIONS,
  SUBSIDY_LABELS,
  TRACKS,
  type CannotChangeParticipation,
  type Participation,
} from '#participants/core';
import * as v from 'valibot';
import { updateParticipation } from './participation-store.ts';
import { findForChange, recordEvent } from './steps.ts';

const optionalDay = v.optional(v.nullable(DayInput));
const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** What may be corrected without taking a step. The reason and what stood there before are kept. */
const Correction = v.object({
  referrer: v.optional(v.picklist(REFERRERS)),
  referrerUnit: v.optional(v.nullable(shortText)),
  referredOn: optionalDay,
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
  subsidyKind: v.optional(v.nullable(v.picklist(codesOf(SUBSIDY_LABELS)))),
  subsidyLevel: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(10)))),
  continuedWhere: v.optional(v.nullable(shortText)),
  strengthenedCooperation: v.optional(v.nullable(v.boolean())),
  workAbilityAtExit: v.optional(v.nullable(v.boolean())),
  track: v.optional(v.nullable(v.picklist(codesOf(TRACKS)))),
  incomeSupportEnd: v.optional(v.nullable(IncomeSupportInput)),
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
  }),
  async run(context, { id, version, change, text }): Promise<Result<Participation, CannotChangeParticipation>> {
    const found = await findForChange(context, id);
    if (!found.ok) return found;
    const { participation } = found.value;
    if (participation.version !== version)
      return refuse({ kind: 'changedMeanwhile', version: participation.version });
    const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const after = { ...participation, ...said } as Participation;
    const wrong = dayProblem(after, context.today) ?? stateProblem(participation, change);
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
  { referredOn, enrolledOn, exitedOn }: Participation,
  today: string,
): CannotChangeParticipation | null {
  const days = [referredOn, enrolledOn, exitedOn].filter((day) => day !== null);
  const coming = days.find((day) => day > today);
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
  const exits = [change.exitedOn, change.exitReason, change.incomeSupportEnd, change.workAbilityAtExit];
  return exits.some((value) => value !== undefined) && exitedOn === null
    ? { kind: 'wrongState', state, step: 'exit' }
    : null;
}
