// A round: one questionnaire asked of one group of people over one period.
import * as v from 'valibot';
import { isIsoDate, type IsoDate, type Period } from '#kernel';
import type { Layout } from './answers.ts';
import { HARD_FLOOR, USUAL_FEWEST } from './disclosure.ts';
import type { RoundGroup } from './results.ts';

export type Round = {
  readonly id: string;
  readonly title: string;
  readonly questionnaire: { readonly id: string; readonly version: number };
  /** Who is asked when it is no programme: `styrelsen`. */
  readonly body: string | null;
  readonly period: Period;
  readonly layout: Layout;
  /** From so many answers on everything is shown; never under five. */
  readonly fewestShown: number;
  /** A response rate below this is called too low to say much. */
  readonly lowestRate: number;
  /** The round of the year before, to compare with. */
  readonly previous: string | null;
  readonly state: 'open' | 'closed';
  readonly closedOn: IsoDate | null;
  /** In the order they were added; one without a programme for a body. */
  readonly groups: readonly RoundGroup[];
};

/** Half of those who were asked: below that printed reports stop drawing conclusions. */
export const USUAL_LOWEST_RATE = 0.5;

export const roundId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/i, 'a round is named by letters, digits and -'),
  v.maxLength(80),
);
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);
export const offeredInput = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1)));

export const RoundInput = v.pipe(
  v.object({
    id: roundId,
    title: text,
    questionnaire: text,
    body: v.optional(v.nullable(text), null),
    from: day,
    to: day,
    layout: v.optional(v.picklist(['one', 'all']), 'one'),
    fewestShown: v.optional(v.pipe(v.number(), v.integer(), v.minValue(HARD_FLOOR), v.maxValue(1000)), USUAL_FEWEST),
    lowestRate: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), USUAL_LOWEST_RATE),
    previous: v.optional(v.nullable(roundId), null),
    groups: v.pipe(
      v.array(v.object({ programme: v.nullable(text), offered: offeredInput })),
      v.minLength(1, 'a round asks somebody'),
      v.check(
        (groups) => new Set(groups.map(({ programme }) => programme)).size === groups.length,
        'a programme stands once',
      ),
    ),
  }),
  v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
);

/** What a round is compared with: the one it names, else the latest closed one before it with the same questions. */
export function previousOf<R extends Round>(round: Round, all: readonly R[]): R | null {
  const named = all.find(({ id }) => id === round.previous);
  if (named) return named;
  const earlier = all.filter(
    ({ state, questionnaire, period }) =>
      state === 'closed' && questionnaire.id === round.questionnaire.id && period.to < round.period.from,
  );
  return earlier.toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1))[0] ?? null;
}
