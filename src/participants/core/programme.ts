// A programme as the party runs it. The association knows it by the same slug in its packages.
import * as v from 'valibot';
import { AgeBandsText } from '#followup/core';
import { contains, isIsoDate, type IsoDate } from '#kernel';

const day = v.pipe(
  v.string(),
  v.check((text) => isIsoDate(text), 'a day is written YYYY-MM-DD'),
);
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const slugText = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower case letters, digits and -'));
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365));
const age = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120));

const Question = v.object({
  id: slugText,
  text,
  kind: v.picklist(['yesNo', 'choice']),
  choices: v.optional(v.array(text), []),
  asked: v.optional(v.picklist(['start', 'exit']), 'start'),
});

export const PartyProgrammeInput = v.object({
  slug: slugText,
  name: text,
  /** An association that finances it, with its municipalities; none: the one of the party space, with all of them. */
  associations: v.optional(
    v.array(v.object({ orgNumber: v.pipe(v.string(), v.regex(/^\d{6}-\d{4}$/)), municipalities: v.array(text) })),
    [],
  ),
  /** null: no limit is set. */
  capacity: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null),
  ages: v.optional(v.nullable(v.object({ least: age, most: age })), { least: 16, most: 65 }),
  /** How its packages divide ages; null: as the space does. */
  ageBands: v.optional(v.nullable(AgeBandsText), null),
  answerDays: v.optional(days, 14),
  replaceReferrerDays: v.optional(days, 14),
  /** The days without a note after which a follow-up is due. */
  quietDays: v.optional(days, 120),
  asksAboutViolence: v.optional(v.boolean(), true),
  usesHealthSurvey: v.optional(v.boolean(), true),
  usesTracks: v.optional(v.boolean(), false),
  /** Ids of progression instruments that are used. */
  instruments: v.optional(v.array(slugText), []),
  questions: v.optional(v.array(Question), []),
  intakeStops: v.optional(
    v.array(
      v.pipe(
        v.object({ from: day, to: v.nullable(day), reason: text }),
        v.check(({ from, to }) => to === null || from <= to, 'a stop ends on or after the day it starts'),
      ),
    ),
    [],
  ),
});

export type PartyProgramme = v.InferOutput<typeof PartyProgrammeInput>;
export type IntakeStop = PartyProgramme['intakeStops'][number];

/** A programme of which nothing is known but its name. */
export function programmeOf(named: { readonly slug: string; readonly name: string }): PartyProgramme {
  return v.parse(PartyProgrammeInput, named);
}

/** The stop that holds on a day. */
export function stopOn(programme: PartyProgramme, on: IsoDate): IntakeStop | null {
  return programme.intakeStops.find(({ from, to }) => contains({ from, to: to ?? '9999-12-31' }, on)) ?? null;
}

/** Why the answers to a programme's own questions cannot be kept; null when they can. */
export function answersProblem(
  programme: PartyProgramme,
  answers: Readonly<Record<string, string>>,
): { readonly question: string; readonly why: 'unknown' | 'notAChoice' } | null {
  for (const [id, answer] of Object.entries(answers)) {
    const question = programme.questions.find((one) => one.id === id);
    if (!question) return { question: id, why: 'unknown' };
    const allowed = question.kind === 'yesNo' ? ['yes', 'no'] : question.choices;
    if (!allowed.includes(answer)) return { question: id, why: 'notAChoice' };
  }
  return null;
}
