// What may be shown to whom: a decision that somebody took, with its limits.
import * as v from 'valibot';
import { contains, isIsoDate, type IsoDate, type Period } from '#kernel';
import { HEALTH_MEASURES, type DimensionName, type Dimensions, type Measure } from '../vocabulary.ts';

export const AUDIENCES = ['association', 'public'] as const;
/** The association's own work, or whoever reads what it publishes. */
export type Audience = (typeof AUDIENCES)[number];

/** Illness, what people live on, and surveys are never shown of fewer than this, whatever the board decides. */
export const LEAST_SENSITIVE_LIMIT = 5;

/** What a decision may give a limit of its own; everything else follows the common one. */
export const LIMITED_DIMENSIONS = ['ageBand', 'referrer', 'municipality', 'exitReason'] as const;
export type LimitedDimension = (typeof LIMITED_DIMENSIONS)[number];

export type DisclosurePolicy = {
  readonly audience: Audience;
  /** Only publications whose periods lie within it; null: all of them. */
  readonly period: Period | null;
  /** null: nobody has decided; the proposal applies. */
  readonly decidedOn: IsoDate | null;
  /** Register number or paragraph of the decision. */
  readonly reference: string;
  /** Swedish: what was decided and why. */
  readonly text: string;
  /** Everything as it was counted, as in a report that is printed already. */
  readonly isAsCounted: boolean;
  /** Counts of age, referrer, municipality, exit reason and the like below this are hidden; 0 hides none. */
  readonly limit: number;
  /** Limits of their own; where two meet in a table the higher one counts. */
  readonly limits: Readonly<Partial<Record<LimitedDimension, number | undefined>>>;
  /** The same for illness, health and what people live on. */
  readonly sensitiveLimit: number;
  /** Whether "nobody" may be read. Hidden like a small count when not. */
  readonly showsZeros: boolean;
};

/** Applies until the board has decided. */
export const PROPOSED_POLICY: DisclosurePolicy = {
  audience: 'association',
  period: null,
  decidedOn: null,
  reference: 'Förslag',
  text: 'Deltagare, nya och avslutade per insats och kön visas som de är. Andra antal under 5 döljs, och så många till att inget dolt antal kan räknas ut.',
  isAsCounted: false,
  limit: 5,
  limits: {},
  sensitiveLimit: 5,
  showsZeros: true,
};

const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);
const Limit = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50));
const OwnLimit = v.optional(Limit);

export const DisclosurePolicyInput = v.pipe(
  v.object({
    audience: v.picklist(AUDIENCES),
    period: v.optional(
      v.nullable(
        v.pipe(
          v.object({ from: Day, to: Day }),
          v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
        ),
      ),
      null,
    ),
    decidedOn: v.nullable(Day),
    reference: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
    isAsCounted: v.optional(v.boolean(), false),
    limit: v.optional(Limit, 5),
    limits: v.optional(
      v.strictObject({ ageBand: OwnLimit, referrer: OwnLimit, municipality: OwnLimit, exitReason: OwnLimit }),
      {},
    ),
    sensitiveLimit: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(LEAST_SENSITIVE_LIMIT), v.maxValue(50)),
      LEAST_SENSITIVE_LIMIT,
    ),
    showsZeros: v.optional(v.boolean(), true),
  }),
  v.check(
    ({ isAsCounted, decidedOn }) => !isAsCounted || decidedOn !== null,
    'counts are shown as they are only when somebody has decided it: give the day',
  ),
);

/** Of decisions, the oldest first: the newest that is meant for the audience and covers the period; else the proposal. */
export function policyInForce(
  decisions: readonly DisclosurePolicy[],
  of: { readonly audience: Audience; readonly period: Period },
): DisclosurePolicy {
  return decisionInForce(decisions, of) ?? { ...PROPOSED_POLICY, audience: of.audience };
}

/** The same; null while nobody has decided. */
export function decisionInForce<T extends DisclosurePolicy>(
  decisions: readonly T[],
  of: { readonly audience: Audience; readonly period: Period },
): T | null {
  return decisions.findLast(({ audience, period }) => audience === of.audience && covers(period, of.period)) ?? null;
}

function covers(period: Period | null, of: Period): boolean {
  return period === null || (contains(period, of.from) && contains(period, of.to));
}

/** The national system counts these heads too, by programme and sex: they are shown as they are. */
const OPEN_MEASURES: readonly Measure[] = ['participants', 'new', 'exited', 'enrolledSinceStart', 'exitedSinceStart'];

export function isOpen(measure: Measure, dimensions: Dimensions): boolean {
  return OPEN_MEASURES.includes(measure) && Object.keys(dimensions).every((name) => name === 'sex');
}

/** A count from 1 (or 0 when nobody is hidden too) to below this is hidden. */
export function limitOf(policy: DisclosurePolicy, cell: { measure: Measure; dimensions: Dimensions }): number {
  if (policy.isAsCounted || isOpen(cell.measure, cell.dimensions)) return 0;
  const own = LIMITED_DIMENSIONS.filter((name) => cell.dimensions[name] !== undefined);
  const limit = own.length === 0 ? policy.limit : Math.max(...own.map((name) => policy.limits[name] ?? policy.limit));
  if (!isSensitive(cell)) return limit;
  return own.length === 0 ? policy.sensitiveLimit : Math.max(limit, policy.sensitiveLimit);
}

/** How wide the range must be in which an outsider can place a hidden count. */
export function widthOf(policy: DisclosurePolicy, cell: { measure: Measure; dimensions: Dimensions }): number {
  return limitOf(policy, cell) || policy.sensitiveLimit;
}

const SENSITIVE: readonly DimensionName[] = ['supportBefore', 'supportAfter'];

function isSensitive({ measure, dimensions }: { measure: Measure; dimensions: Dimensions }): boolean {
  if (HEALTH_MEASURES.includes(measure)) return true;
  return dimensions.exitReason === 'illness' || SENSITIVE.some((name) => dimensions[name] !== undefined);
}
