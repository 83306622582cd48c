// Progression instruments as data: items on a scale, who answers, how often. None is shipped: they belong to their owners.
import * as v from 'valibot';
import type { IsoDate } from '#kernel';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const idText = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower case letters, digits and -'));

export const InstrumentInput = v.pipe(
  v.object({
    id: idText,
    name: text,
    scale: v.object({
      least: v.pipe(v.number(), v.integer()),
      most: v.pipe(v.number(), v.integer()),
      labels: v.optional(v.record(v.string(), text), {}),
    }),
    intervalMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)), 3),
    items: v.pipe(
      v.array(v.object({ id: idText, text, answeredBy: v.picklist(['participant', 'staff']) })),
      v.minLength(1),
      v.maxLength(60),
    ),
  }),
  v.check(({ scale }) => scale.least < scale.most, 'a scale has at least two steps'),
  v.check(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, 'an item stands once'),
);
export type Instrument = v.InferOutput<typeof InstrumentInput> & { readonly version: number };

export type Answers = Readonly<Record<string, number>>;

/** Why answers do not fit the instrument; null when they do. Items may be left out. */
export function measurementProblem(
  instrument: Instrument,
  answers: Answers,
): { readonly kind: 'unknownItem' | 'outsideScale'; readonly item: string } | null {
  for (const [item, value] of Object.entries(answers)) {
    if (!instrument.items.some(({ id }) => id === item)) return { kind: 'unknownItem', item };
    const { least, most } = instrument.scale;
    if (!Number.isInteger(value) || value < least || value > most) return { kind: 'outsideScale', item };
  }
  return null;
}

/** Item by item from the first to the newest measurement that has it; a single measurement is no move. */
export function progressionOf(
  measurements: readonly { readonly on: IsoDate; readonly answers: Answers }[],
): readonly { readonly item: string; readonly first: number; readonly last: number; readonly move: Move }[] {
  const sorted = measurements.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const items = [...new Set(sorted.flatMap(({ answers }) => Object.keys(answers)))];
  return items.flatMap((item) => {
    const values = sorted.flatMap(({ answers }) => answers[item] ?? []);
    const [first, last] = [values[0], values.at(-1)];
    if (first === undefined || last === undefined || values.length < 2) return [];
    return [{ item, first, last, move: moveOf(first, last) }];
  });
}

export type Move = 'better' | 'same' | 'worse';

/** From one value to another on a scale where more is better. */
export function moveOf(first: number, last: number): Move {
  if (last === first) return 'same';
  return last > first ? 'better' : 'worse';
}

export const MOVE_LABELS = { better: 'Bättre', same: 'Oförändrad', worse: 'Sämre' } as const satisfies Record<
  Move,
  string
>;
