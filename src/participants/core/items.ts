// What is noted during a participation and after it. One row a happening; a correction is a row that replaces another.
import * as v from 'valibot';
import type { IsoDate } from '#kernel';
import { codesOf, OCCUPATIONS } from './codes.ts';
import { moveOf, type Move } from './instrument.ts';
import { AuthoritiesInput, DayInput, IncomeSupportInput } from './schemas.ts';

export const ACTIVITIES = {
  workTraining: 'Arbetsträning',
  placement: 'Praktik',
  healthActivity: 'Hälsoaktivitet',
  study: 'Studiebesök eller kurs',
  other: 'Annan aktivitet',
} as const;
export type Activity = keyof typeof ACTIVITIES;

/** Practice and work training are counted as being in placement. */
export const PLACEMENTS: readonly Activity[] = ['workTraining', 'placement'];

export const EMPLOYER_KINDS = {
  private: 'Privat arbetsgivare',
  kommun: 'Kommun',
  region: 'Region',
  state: 'Stat',
  civil: 'Förening eller socialt företag',
} as const;

export const GOAL_STATES = { ongoing: 'Pågår', reached: 'Nått', notReached: 'Inte nått', changed: 'Ändrat' } as const;

export const FOLLOW_UP_MONTHS = [6, 12, 24] as const;

const from = { from: DayInput };
const text = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(4_000)), '');
const moves = v.picklist(['better', 'same', 'worse']);
const vas = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const idText = v.pipe(v.string(), v.minLength(1), v.maxLength(80));

/** `from` is the day it happened or began. Free text is encrypted, and never asked for where only a date is wanted. */
export const ItemInput = v.variant('kind', [
  v.object({
    kind: v.literal('activity'),
    ...from,
    to: v.optional(v.nullable(DayInput), null),
    activity: v.picklist(codesOf(ACTIVITIES)),
    employerKind: v.optional(v.nullable(v.picklist(codesOf(EMPLOYER_KINDS))), null),
    extent: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))), null),
    text,
  }),
  v.object({ kind: v.literal('contact'), ...from, with: AuthoritiesInput, text }),
  v.object({
    kind: v.literal('planGoal'),
    ...from,
    to: v.optional(v.nullable(DayInput), null),
    state: v.picklist(codesOf(GOAL_STATES)),
    text,
  }),
  v.object({
    kind: v.literal('measurement'),
    ...from,
    instrument: idText,
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    answeredBy: v.picklist(['participant', 'staff']),
    answers: v.record(v.string(), v.number()),
  }),
  v.object({
    kind: v.literal('health'),
    ...from,
    occasion: v.picklist(['start', 'exit']),
    /** Own health, 0 worst thinkable to 100 best thinkable. */
    vas: v.nullable(vas),
    /** Quality of life compared with before; at exit. */
    qualityOfLife: v.optional(v.nullable(moves), null),
  }),
  /** Only that the question was asked, never what was answered. */
  v.object({ kind: v.literal('violenceAsked'), ...from }),
  v.object({ kind: v.literal('sip'), ...from, exists: v.boolean() }),
  v.object({
    kind: v.literal('followUp'),
    ...from,
    months: v.picklist(FOLLOW_UP_MONTHS),
    isReached: v.boolean(),
    occupation: v.optional(v.nullable(v.picklist(codesOf(OCCUPATIONS))), null),
    incomeSupport: v.optional(v.nullable(IncomeSupportInput), null),
    text,
  }),
  v.object({ kind: v.literal('afterCare'), ...from, with: AuthoritiesInput, text }),
]);
export type ItemInput = v.InferOutput<typeof ItemInput>;
export type ItemKind = ItemInput['kind'];

export const ITEM_LABELS = {
  activity: 'Aktivitet',
  contact: 'Kontakt',
  planGoal: 'Mål i planen',
  measurement: 'Mätning',
  health: 'Hälsoenkät',
  violenceAsked: 'Frågan om våld ställd',
  sip: 'SIP',
  followUp: 'Uppföljning efter avslut',
  afterCare: 'Efterstöd',
} as const satisfies Record<ItemKind, string>;

/** An item as it is kept: what stands in force after corrections. */
export type Item = {
  readonly id: string;
  readonly participationId: string;
  readonly kind: ItemKind;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  /** What the form held, without days and text. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Opened for who may see it; null in lists and counts. */
  readonly text: string | null;
};

/** Splits a form into what is kept openly and the text that is sealed. */
export function partsOf(input: ItemInput): {
  readonly to: IsoDate | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly text: string;
} {
  const { kind, from: begun, ...rest } = input;
  const { to = null, text: words = '', ...details } = rest as { to?: IsoDate | null; text?: string };
  return { to, details, text: kind === 'violenceAsked' || begun === '' ? '' : words };
}

/** Rows that are neither replaced nor removed. */
export function inForce<
  T extends { readonly id: string; readonly replaces: string | null; readonly isRemoved: boolean },
>(rows: readonly T[]): T[] {
  const replaced = new Set(rows.map(({ replaces }) => replaces));
  return rows.filter(({ id, isRemoved }) => !replaced.has(id) && !isRemoved);
}

/** Health at exit against health at start; null where one of them is missing. */
export function healthMove(items: readonly Pick<Item, 'kind' | 'details' | 'from'>[]): {
  readonly vas: Move | null;
  readonly qualityOfLife: Move | null;
} {
  const health = items.filter(({ kind }) => kind === 'health').toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const start = health.find(({ details }) => details['occasion'] === 'start');
  const end = health.findLast(({ details }) => details['occasion'] === 'exit');
  const [first, last] = [start?.details['vas'], end?.details['vas']];
  const quality = end?.details['qualityOfLife'];
  return {
    vas: typeof first === 'number' && typeof last === 'number' ? moveOf(first, last) : null,
    qualityOfLife: quality === 'better' || quality === 'same' || quality === 'worse' ? quality : null,
  };
}
