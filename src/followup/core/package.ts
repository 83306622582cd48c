// A follow-up package: counts about one programme and one period, with what they mean and where they came from.
// It is the only door between people and the association's figures, and it holds no row about a person.
import * as v from 'valibot';
import { isIsoDate, type CountingUnit, type IsoDate, type Period } from '#kernel';
import type { Waiting } from './counting/waiting.ts';
import { StepMoveInput, type StepMove } from './step-moves.ts';
import { AGE_BAND, DIMENSIONS, MEASURES, valuesOf, type Dimensions, type Measure } from './vocabulary.ts';

export type PackageCount = {
  readonly measure: Measure;
  /** Empty for the total. */
  readonly dimensions: Dimensions;
  /** Whole number; null when it was not reported, or is hidden when `suppressed`. */
  readonly count: number | null;
  readonly suppressed?: true | undefined;
};

/** Why this publication may print small counts as they are. */
export type PublicationDecision = {
  readonly decidedOn: IsoDate | null;
  readonly reference: string;
  readonly text: string;
};

export type FollowUpPackage = {
  /** Organisation number of the association that receives it. */
  readonly association: string;
  /** The programme's slug. */
  readonly programme: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** 1, then one more for each correction. */
  readonly version: number;
  readonly countingUnit: CountingUnit;
  /** Swedish sentences: what was counted and how, gaps included. Shown under the tables. */
  readonly definitions: readonly string[];
  /** Swedish: who counted, from what. */
  readonly source: string;
  /** null: no decision, so the disclosure policy applies. */
  readonly decision: PublicationDecision | null;
  /** Why this version differs from the one before; null for version 1. */
  readonly correctionReason: string | null;
  readonly measures: readonly PackageCount[];
  /** Counts of people by what they lived on before and after; absent when nobody counted them. */
  readonly stepMoves?: readonly StepMove[] | undefined;
  /** Days waited and the queue; absent when nobody counted them. */
  readonly waiting?: Waiting | undefined;
  /** What is not noted about the participants of the period; null where the number is hidden. */
  readonly quality?: PackageQuality | undefined;
};

export const QUALITY_GAPS = [
  'withoutMunicipality',
  'withoutBirthYear',
  'withoutReferrer',
  'withoutSupportAtStart',
  'exitsWithoutReason',
  'exitsWithoutSupport',
] as const;
export type PackageQuality = Readonly<Record<(typeof QUALITY_GAPS)[number], number | null>>;

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

const DimensionsInput = v.pipe(
  v.record(v.picklist(DIMENSIONS), text),
  v.check(
    (dimensions) =>
      DIMENSIONS.every((name) => {
        const value = dimensions[name];
        if (value === undefined) return true;
        return name === 'ageBand' ? AGE_BAND.test(value) : (valuesOf(name)?.includes(value) ?? true);
      }),
    'a dimension has a value of the vocabulary',
  ),
);

const CountInput = v.pipe(
  v.object({
    measure: v.picklist(MEASURES),
    dimensions: v.optional(DimensionsInput, {}),
    count: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    suppressed: v.optional(v.literal(true)),
  }),
  v.check(({ count, suppressed }) => !suppressed || count === null, 'a hidden cell carries no number'),
);

const CountOrNot = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));

/** The outside form of a package, as JSON. `version` and `correctionReason` are checked against what is saved. */
export const FollowUpPackageInput = v.pipe(
  v.object({
    association: text,
    programme: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a programme is named by its slug')),
    from: day,
    to: day,
    version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
    countingUnit: v.optional(v.picklist(['person', 'participation', 'event', 'answer']), 'participation'),
    definitions: v.optional(v.array(text), []),
    source: text,
    decision: v.optional(v.nullable(v.object({ decidedOn: v.nullable(day), reference: text, text })), null),
    correctionReason: v.optional(v.nullable(text), null),
    measures: v.array(CountInput),
    stepMoves: v.optional(v.array(StepMoveInput)),
    waiting: v.optional(v.object({ medianDays: CountOrNot, p90Days: CountOrNot, now: CountOrNot })),
    quality: v.optional(
      v.object({
        withoutMunicipality: CountOrNot,
        withoutBirthYear: CountOrNot,
        withoutReferrer: CountOrNot,
        withoutSupportAtStart: CountOrNot,
        exitsWithoutReason: CountOrNot,
        exitsWithoutSupport: CountOrNot,
      }),
    ),
  }),
  v.check(({ measures, stepMoves = [] }) => measures.length + stepMoves.length > 0, 'a package counts something'),
  v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
);

export function periodOf({ from, to }: FollowUpPackage): Period {
  return { from, to };
}

/** One programme and one period: what versions belong to. */
export function packageKey(one: { programme: string; from: IsoDate; to: IsoDate }): string {
  return `${one.programme}@${one.from}..${one.to}`;
}

/** `sex=female,ageBand=16-29`, in the vocabulary's order; empty for the total. */
export function cellKey(dimensions: Dimensions): string {
  let key = '';
  for (const name of DIMENSIONS) {
    const value = dimensions[name];
    if (value !== undefined) key += key === '' ? `${name}=${value}` : `,${name}=${value}`;
  }
  return key;
}

/** The highest version of each programme and period, in the order they first stand. */
export function currentPackages(packages: readonly FollowUpPackage[]): FollowUpPackage[] {
  const latest = new Map<string, FollowUpPackage>();
  for (const one of packages) {
    const key = packageKey(one);
    const before = latest.get(key);
    if (!before || one.version > before.version) latest.set(key, one);
  }
  return [...latest.values()];
}

/** Made packages as they are named when they are handed over. */
export function asHandedOver(association: string, packages: readonly FollowUpPackage[]) {
  return {
    association,
    packages: packages.map(({ programme, from, to, countingUnit, version }) => ({
      programme,
      from,
      to,
      countingUnit: countingUnit === 'person' ? ('person' as const) : ('participation' as const),
      version,
    })),
  };
}
