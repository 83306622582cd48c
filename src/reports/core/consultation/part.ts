// What one association shows of a year at a member consultation, and how it changed afterwards. The same shape is sent between
// associations as JSON.
import { isIsoDate, type IsoDate } from '#kernel';
import * as v from 'valibot';

/** A number; null where nothing is reported, `hidden` where it may not be shown. */
export type Shown = number | null | 'hidden';

export const CONSULTATION_MEASURES = ['costOre', 'fullTimePosts', 'participants', 'exited', 'effectOre'] as const;
export type ConsultationMeasure = (typeof CONSULTATION_MEASURES)[number];

export type ConsultationRow = { readonly programme: string; readonly name: string } & Readonly<
  Record<ConsultationMeasure, Shown>
>;

export type ConsultationPart = {
  readonly association: { readonly name: string; readonly orgNumber: string };
  readonly year: number;
  /** Until the year's report is locked. */
  readonly isPreliminary: boolean;
  readonly takenOn: IsoDate;
  readonly rows: readonly ConsultationRow[];
};

const shown = v.union([v.null(), v.literal('hidden'), v.pipe(v.number(), v.finite())]);
const positive = v.union([v.null(), v.literal('hidden'), v.pipe(v.number(), v.finite(), v.minValue(0))]);
const count = v.union([v.null(), v.literal('hidden'), v.pipe(v.number(), v.safeInteger(), v.minValue(0))]);
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** The outside form, `stegvis/consultation@1`. A programme stands once. */
export const ConsultationPartInput = v.object({
  association: v.object({ name: text, orgNumber: v.pipe(v.string(), v.regex(/^\d{6}-\d{4}$/)) }),
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  isPreliminary: v.boolean(),
  takenOn: v.pipe(
    v.string(),
    v.check((day) => isIsoDate(day), 'a day is written YYYY-MM-DD'),
  ),
  rows: v.pipe(
    v.array(
      v.object({
        programme: text,
        name: text,
        costOre: shown,
        fullTimePosts: positive,
        participants: count,
        exited: count,
        effectOre: shown,
      }),
    ),
    v.maxLength(100),
    v.check(
      (rows) => new Set(rows.map(({ programme }) => programme)).size === rows.length,
      'a programme stands once',
    ),
  ),
});

export type ConsultationChange = {
  readonly programme: string;
  readonly name: string;
  /** Null for a programme that came or went. */
  readonly measure: ConsultationMeasure | null;
  readonly before: Shown;
  readonly after: Shown;
};

/** What differs between what was shown and what holds now; a hidden number is never told from what it was. */
export function consultationChanges(
  was: readonly ConsultationRow[],
  now: readonly ConsultationRow[],
): ConsultationChange[] {
  const slugs = [...new Set([...was, ...now].map(({ programme }) => programme))];
  return slugs.flatMap((programme): ConsultationChange[] => {
    const before = was.find((row) => row.programme === programme);
    const after = now.find((row) => row.programme === programme);
    const name = (after ?? before)?.name ?? programme;
    if (!before || !after) {
      return [{ programme, name, measure: null, before: before ? 1 : null, after: after ? 1 : null }];
    }
    return CONSULTATION_MEASURES.filter((measure) => before[measure] !== after[measure]).map((measure) => ({
      programme,
      name,
      measure,
      before: before[measure],
      after: after[measure],
    }));
  });
}

/** A sum over programmes; hidden when a part of it is, null when nothing is reported. */
export function sumShown(values: readonly Shown[]): Shown {
  if (values.includes('hidden')) return 'hidden';
  const known = values.filter((value): value is number => typeof value === 'number');
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
