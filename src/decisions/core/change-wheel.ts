// What an association makes of the default wheel.
import { accept, isIsoDate, refuse, type IsoDate, type Result } from '#kernel';
import * as v from 'valibot';
import { defaultWheel } from './default-wheel.ts';
import { dayIn, RESPONSIBLES, type WheelItem } from './wheel.ts';

export type CannotChangeWheel =
  | { readonly kind: 'noSuchItem' }
  /** The law sets a last day. */
  | { readonly kind: 'laterThanLaw'; readonly latest: IsoDate; readonly law: string }
  | { readonly kind: 'setByLaw'; readonly law: string }
  /** It does not come in that year. */
  | { readonly kind: 'notThatYear'; readonly year: number };

/** An item as the association saved it; removed defaults are kept as such, so that they can be taken back. */
export type SavedWheelItem = { readonly item: WheelItem; readonly isRemoved: boolean };

export type Wheel = {
  readonly items: readonly WheelItem[];
  /** Defaults that the association has taken away. */
  readonly removed: readonly WheelItem[];
};

/** Defaults, changed and removed as the association saved it, and its own items. */
export function wheelOf(saved: readonly SavedWheelItem[]): Wheel {
  const byId = new Map(saved.map((one) => [one.item.id, one]));
  const own = saved.filter(({ item }) => defaultOf(item.id) === undefined);
  const all = [...defaultWheel.map((item) => byId.get(item.id) ?? { item, isRemoved: false }), ...own];
  return {
    items: all.filter(({ isRemoved }) => !isRemoved).map(({ item }) => item),
    removed: all.filter(({ item, isRemoved }) => isRemoved && defaultOf(item.id)).map(({ item }) => item),
  };
}

export function defaultOf(id: string): WheelItem | undefined {
  return defaultWheel.find((item) => item.id === id);
}

/** What the law sets may be done earlier, never later. */
export function checkAgainstLaw(
  item: Pick<WheelItem, 'id'>,
  due: IsoDate,
  year: number,
): Result<null, CannotChangeWheel> {
  const set = defaultOf(item.id);
  if (!set || set.law === null) return accept(null);
  const latest = dayIn(year, set.due);
  return due <= latest ? accept(null) : refuse({ kind: 'laterThanLaw', latest, law: set.law });
}

const dayOfYear = v.pipe(
  v.object({
    month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
    day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
  }),
  // A leap year has every day there is.
  v.check(
    (value) => dayIn(2024, value).endsWith(`-${String(value.day).padStart(2, '0')}`),
    'the month lacks that day',
  ),
);

/** The outside form of an item; the law and the English words of a default are its own. */
export const WheelItemInput = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'lower case letters, digits and -')),
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  from: v.nullable(dayOfYear),
  due: dayOfYear,
  intervalYears: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)),
  firstYear: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2200)),
  responsible: v.picklist(RESPONSIBLES),
});

export const WheelYear = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2200));
export const WheelDay = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);
