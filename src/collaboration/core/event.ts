// One registered meeting, course or other event: when, where, who came (counts only), and how it was judged.
import * as v from 'valibot';
import { isIsoDate, slug, type IsoDate } from '#kernel';
import { HIGHEST_MARK } from './kind.ts';
import { personalDataIn } from './personal-data.ts';

export const FORMS = ['place', 'digital', 'both'] as const;
export type EventForm = (typeof FORMS)[number];

/** At least this share of the expected parties should come. */
export const ATTENDANCE_GOAL = 0.75;

export type Party = {
  /** Empty: those whose organisation nobody noted. */
  readonly organisation: string;
  readonly isExpected: boolean;
  readonly hasCome: boolean;
  readonly women: number | null;
  readonly men: number | null;
  /** Sex not told. */
  readonly others: number | null;
};

/** How many gave each mark 1–6; or a mean that a list states, with how many answered where it says so. */
export type Score =
  | { readonly question: string; readonly marks: readonly number[] }
  | { readonly question: string; readonly mean: number; readonly answers: number | null };

export type CollaborationEvent = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly group: string;
  readonly date: IsoDate;
  readonly form: EventForm;
  readonly place: string;
  readonly kommun: string;
  readonly organiser: string;
  readonly coOrganisers: string;
  /** Individual cases: a count, never who. */
  readonly cases: number | null;
  readonly costOre: number | null;
  readonly comment: string;
  readonly source: string;
  readonly parties: readonly Party[];
  readonly scores: readonly Score[];
  /** The survey round that evaluates it. */
  readonly surveyRound: string | null;
  /** The association of the county that registered it, when it was not this one. */
  readonly fromAssociation: string | null;
  readonly offerId: string | null;
  readonly version: number;
};

/** What a person or a list says of an event. */
export type EventContent = Omit<CollaborationEvent, 'id' | 'surveyRound' | 'fromAssociation' | 'offerId' | 'version'>;

const line = v.pipe(v.string(), v.trim(), v.maxLength(300));
const count = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100_000)));
const day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

export const PartyInput = v.object({
  organisation: line,
  isExpected: v.boolean(),
  hasCome: v.boolean(),
  women: count,
  men: count,
  others: count,
});

export const ScoreInput = v.union([
  v.object({
    question: v.pipe(v.string(), v.minLength(1)),
    marks: v.pipe(
      v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100_000))),
      v.length(HIGHEST_MARK),
      v.check((marks) => marks.some((one) => one > 0), 'somebody has answered'),
    ),
  }),
  v.object({
    question: v.pipe(v.string(), v.minLength(1)),
    mean: v.pipe(v.number(), v.minValue(1), v.maxValue(HIGHEST_MARK)),
    answers: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000))),
  }),
]);

/** The outside form of an event. */
export const EventInput: v.GenericSchema<EventContent> = v.pipe(
  v.object({
    kind: v.pipe(v.string(), v.minLength(1)),
    title: line,
    group: line,
    date: day,
    form: v.picklist(FORMS),
    place: line,
    kommun: line,
    organiser: line,
    coOrganisers: line,
    cases: count,
    costOre: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100_000_000_000))),
    comment: v.pipe(v.string(), v.trim(), v.maxLength(4_000)),
    source: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
    parties: v.pipe(v.array(PartyInput), v.maxLength(60)),
    scores: v.pipe(v.array(ScoreInput), v.maxLength(8)),
  }),
  v.check(
    ({ parties }) => new Set(parties.map(({ organisation }) => slug(organisation))).size === parties.length,
    'an organisation stands once',
  ),
);

export type CannotSaveEvent =
  | { readonly kind: 'unknownKind'; readonly asked: string }
  | { readonly kind: 'unknownQuestion'; readonly question: string }
  | { readonly kind: 'personalNumber'; readonly field: 'title' | 'group' | 'place' | 'comment' }
  /** May be an office's: kept when who writes says so. */
  | { readonly kind: 'contactDetails'; readonly text: string }
  | { readonly kind: 'noSuchEvent' };

/** What two registrations of the same event have in common; `turn` tells apart those that are alike on one day. */
export function eventKey(
  event: Pick<EventContent, 'kind' | 'date' | 'group' | 'title' | 'kommun'>,
  turn: number,
): string {
  const names = [event.group, event.title, event.kommun].map(slug);
  return [event.kind, event.date, ...names, String(turn)].join('|');
}

const TEXT_FIELDS = ['title', 'group', 'place', 'comment'] as const;

/** The first e-mail address or telephone number in the texts of an event; null when they hold none. */
export function contactDetailsIn(event: Pick<EventContent, (typeof TEXT_FIELDS)[number]>): string | null {
  return (
    TEXT_FIELDS.flatMap((name) => personalDataIn(event[name])).find(({ kind }) => kind !== 'personalNumber')?.text ??
    null
  );
}

/** The field that holds a personal number, which may not be kept. */
export function personalNumberIn(
  event: EventContent,
): Extract<CannotSaveEvent, { kind: 'personalNumber' }>['field'] | null {
  return (
    TEXT_FIELDS.find((name) => personalDataIn(event[name]).some(({ kind }) => kind === 'personalNumber')) ?? null
  );
}

export type Heads = { readonly women: number; readonly men: number; readonly others: number; readonly all: number };

export function headsOf(parties: readonly Party[]): Heads {
  const sum = (name: 'women' | 'men' | 'others'): number =>
    parties.reduce((total, one) => total + (one[name] ?? 0), 0);
  const [women, men, others] = [sum('women'), sum('men'), sum('others')];
  return { women, men, others, all: women + men + others };
}

/** The event with other marks, and nothing of what the store alone knows. */
export function contentWithScores(event: CollaborationEvent, scores: readonly Score[]): EventContent {
  const {
    kind,
    title,
    group,
    date,
    form,
    place,
    kommun,
    organiser,
    coOrganisers,
    cases,
    costOre,
    comment,
    source,
    parties,
  } = event;
  return {
    kind,
    title,
    group,
    date,
    form,
    place,
    kommun,
    organiser,
    coOrganisers,
    cases,
    costOre,
    comment,
    source,
    parties,
    scores,
  };
}
