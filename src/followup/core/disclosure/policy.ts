// What may be shown to whom: a decision that somebody took, with its limits.
import * as v from 'valibot';
import { isIsoDate, type IsoDate } from '#kernel';
import type { DimensionName, Dimensions, Measure } from '../vocabulary.ts';

export const AUDIENCES = ['association', 'public'] as const;
/** The association's own work, or whoever reads what it publishes. */
export type Audience = (typeof AUDIENCES)[number];

/** Illness, what people live on, and surveys are never shown of fewer than this, whatever the board decides. */
export const LEAST_SENSITIVE_LIMIT = 5;

export type DisclosurePolicy = {
  readonly audience: Audience;
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
  /** The same for illness and for what people live on. */
  readonly sensitiveLimit: number;
  /** Whether "nobody" may be read. Hidden like a small count when not. */
  readonly showsZeros: boolean;
};

/** Applies until the board has decided. */
export const PROPOSED_POLICY: DisclosurePolicy = {
  audience: 'association',
  decidedOn: null,
  reference: 'Förslag',
  text: 'Deltagare, nya och avslutade per insats och kön visas som de är. Andra antal under 5 döljs, och så många till att inget dolt antal kan räknas ut.',
  isAsCounted: false,
  limit: 5,
  sensitiveLimit: 5,
  showsZeros: true,
};

export const DisclosurePolicyInput = v.pipe(
  v.object({
    audience: v.picklist(AUDIENCES),
    decidedOn: v.nullable(
      v.pipe(
        v.string(),
        v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
      ),
    ),
    reference: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
    isAsCounted: v.optional(v.boolean(), false),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)), 5),
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

/** The national system counts these heads too, by programme and sex: they are shown as they are. */
const OPEN_MEASURES: readonly Measure[] = ['participants', 'new', 'exited', 'enrolledSinceStart', 'exitedSinceStart'];

export function isOpen(measure: Measure, dimensions: Dimensions): boolean {
  return OPEN_MEASURES.includes(measure) && Object.keys(dimensions).every((name) => name === 'sex');
}

/** A count from 1 (or 0 when nobody is hidden too) to below this is hidden. */
export function limitOf(policy: DisclosurePolicy, cell: { measure: Measure; dimensions: Dimensions }): number {
  if (policy.isAsCounted || isOpen(cell.measure, cell.dimensions)) return 0;
  return isSensitive(cell.dimensions) ? policy.sensitiveLimit : policy.limit;
}

/** How wide the range must be in which an outsider can place a hidden count. */
export function widthOf(policy: DisclosurePolicy, cell: { measure: Measure; dimensions: Dimensions }): number {
  return limitOf(policy, cell) || policy.sensitiveLimit;
}

const SENSITIVE: readonly DimensionName[] = ['supportBefore', 'supportAfter'];

function isSensitive(dimensions: Dimensions): boolean {
  return dimensions.exitReason === 'illness' || SENSITIVE.some((name) => dimensions[name] !== undefined);
}
