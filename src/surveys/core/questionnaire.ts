// A questionnaire is data: items, scales with their own positive answers, languages and skip rules. It is versioned, and a
// round keeps the version it asked.
import * as v from 'valibot';
import { missingButtons } from './buttons.ts';

/** Words by language code: `{ sv: 'Inte alls', en: 'Not at all' }`. */
export type Words = Readonly<Record<string, string>>;

export type SurveyLanguage = {
  /** `sv`, `sv-latt`, `en`, `ar`: as words are keyed. */
  readonly code: string;
  /** In the language itself: `Lättläst svenska`. */
  readonly name: string;
  /** For the page's `lang`; default the code. */
  readonly lang?: string | undefined;
  readonly direction?: 'ltr' | 'rtl' | undefined;
  /** Words of the buttons, when Stegvis has none in this language. */
  readonly buttons?: Readonly<Record<string, string>> | undefined;
};

/** Whole steps from one number to another. A step without a label shows its number. */
export type Scale = {
  readonly from: number;
  readonly to: number;
  readonly labels: Readonly<Record<string, Words>>;
  readonly positive: readonly number[];
  readonly clearlyPositive: readonly number[];
};

export type ChoiceOption = {
  readonly id: string;
  readonly label: Words;
  readonly isPositive?: boolean | undefined;
  readonly isClearlyPositive?: boolean | undefined;
};

type ItemBase = {
  readonly id: string;
  /** Swedish, for tables and charts. */
  readonly short: string;
  readonly text: Words;
  readonly hint?: Words | undefined;
  /** The indicator that it belongs to, as the owner of the indicator names it. */
  readonly indicator?: string | undefined;
  /** Asked only when an earlier item was answered so. */
  readonly showIf?: { readonly item: string; readonly in: readonly (number | string)[] } | undefined;
};

export type ScaleItem = ItemBase & { readonly kind: 'scale'; readonly scale: string };
export type YesNoItem = ItemBase & { readonly kind: 'yesNo'; readonly positive?: 'yes' | 'no' | undefined };
/** 0–100. */
export type VasItem = ItemBase & {
  readonly kind: 'vas';
  readonly lowest: Words;
  readonly highest: Words;
  readonly positiveFrom?: number | undefined;
  readonly clearlyPositiveFrom?: number | undefined;
};
export type NumberItem = ItemBase & {
  readonly kind: 'number';
  readonly min?: number | undefined;
  readonly max?: number | undefined;
};
export type SingleItem = ItemBase & { readonly kind: 'single'; readonly options: readonly ChoiceOption[] };
export type MultipleItem = ItemBase & { readonly kind: 'multiple'; readonly options: readonly ChoiceOption[] };
export type TextItem = ItemBase & { readonly kind: 'text' };

export type Item = ScaleItem | YesNoItem | VasItem | NumberItem | SingleItem | MultipleItem | TextItem;
/** What has a result: everything but free text. */
export type CountedItem = Exclude<Item, TextItem>;

/** Counts a respondent once when any of the items was answered so: "health and/or quality of life better". */
export type UnionMeasure = {
  readonly id: string;
  readonly short: string;
  readonly anyOf: readonly { readonly item: string; readonly in: readonly (number | string)[] }[];
};

export const RESPONDENT_GROUPS = [
  'ongoingParticipants',
  'endedParticipants',
  'staff',
  'managers',
  'board',
  'referrers',
  'meeting',
  'course',
] as const;
export type RespondentGroup = (typeof RESPONDENT_GROUPS)[number];

export type Questionnaire = {
  readonly id: string;
  readonly version: number;
  readonly title: Words;
  readonly introduction: Words;
  readonly respondentGroup: RespondentGroup;
  readonly languages: readonly SurveyLanguage[];
  /** Whether the respondent is asked for her sex. */
  readonly asksSex: boolean;
  readonly scales: Readonly<Record<string, Scale>>;
  readonly items: readonly Item[];
  readonly measures: readonly UnionMeasure[];
  /** Where the questions come from. */
  readonly source: string;
};

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const words = v.record(text, text);
const whole = v.pipe(v.number(), v.safeInteger());
const itemId = v.pipe(
  v.string(),
  v.regex(/^[a-z][A-Za-z0-9]*$/, 'the id of an item is letters and digits, a small letter first'),
  v.notValues(['month', 'sex'], 'month and sex are columns of the answer file'),
);
const slugText = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower case letters, digits and -'));
const values = v.pipe(v.array(v.union([v.number(), v.string()])), v.minLength(1));

const base = {
  id: itemId,
  short: text,
  text: words,
  hint: v.optional(words),
  indicator: v.optional(text),
  showIf: v.optional(v.strictObject({ item: itemId, in: values })),
};
const options = v.pipe(
  v.array(
    v.strictObject({
      id: slugText,
      label: words,
      isPositive: v.optional(v.boolean()),
      isClearlyPositive: v.optional(v.boolean()),
    }),
  ),
  v.minLength(2),
);
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

const ItemInput = v.variant('kind', [
  v.strictObject({ ...base, kind: v.literal('scale'), scale: text }),
  v.strictObject({ ...base, kind: v.literal('yesNo'), positive: v.optional(v.picklist(['yes', 'no'])) }),
  v.strictObject({
    ...base,
    kind: v.literal('vas'),
    lowest: words,
    highest: words,
    positiveFrom: v.optional(percent),
    clearlyPositiveFrom: v.optional(percent),
  }),
  v.strictObject({ ...base, kind: v.literal('number'), min: v.optional(v.number()), max: v.optional(v.number()) }),
  v.strictObject({ ...base, kind: v.literal('single'), options }),
  v.strictObject({ ...base, kind: v.literal('multiple'), options }),
  v.strictObject({ ...base, kind: v.literal('text') }),
]);

const ScaleInput = v.strictObject({
  from: whole,
  to: whole,
  labels: v.record(text, words),
  positive: v.optional(v.array(whole), []),
  clearlyPositive: v.optional(v.array(whole), []),
});

/** The outside form; what it cannot say about itself is found by `faultsOfQuestionnaire`. */
export const QuestionnaireInput = v.pipe(
  v.strictObject({
    id: slugText,
    version: v.pipe(whole, v.minValue(1)),
    title: words,
    introduction: words,
    respondentGroup: v.picklist(RESPONDENT_GROUPS),
    languages: v.pipe(
      v.array(
        v.strictObject({
          code: v.pipe(text, v.regex(/^[a-z]{2,3}(?:-[a-z]+)*$/, 'a language is written sv, en, sv-latt')),
          name: text,
          lang: v.optional(text),
          direction: v.optional(v.picklist(['ltr', 'rtl'])),
          buttons: v.optional(v.record(text, text)),
        }),
      ),
      v.minLength(1),
    ),
    asksSex: v.optional(v.boolean(), false),
    scales: v.optional(v.record(text, ScaleInput), {}),
    items: v.pipe(v.array(ItemInput), v.minLength(1), v.maxLength(200)),
    measures: v.optional(
      v.array(
        v.strictObject({
          id: itemId,
          short: text,
          anyOf: v.pipe(v.array(v.strictObject({ item: itemId, in: values })), v.minLength(1)),
        }),
      ),
      [],
    ),
    source: text,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const message of faultsOfQuestionnaire(dataset.value)) addIssue({ message });
  }),
);

/** What does not hold together: English sentences for whoever writes the file. */
export function faultsOfQuestionnaire(questionnaire: Questionnaire): string[] {
  const { items, measures, scales } = questionnaire;
  const ids = [...items, ...measures].map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the item ${id} stands twice`);
  return [
    ...twice,
    ...Object.entries(scales).flatMap(([name, scale]) => faultsOfScale(name, scale)),
    ...items.flatMap((item, index) => faultsOfItem(questionnaire, item, items.slice(0, index))),
    ...measures.flatMap(({ id, anyOf }) =>
      anyOf.flatMap((part) => faultsOfCondition(questionnaire, { owner: id, part, among: items })),
    ),
    ...missingWords(questionnaire),
    ...questionnaire.languages.flatMap((language) => {
      const missing = missingButtons(language);
      return missing.length === 0 ? [] : [`the language ${language.code} needs buttons for ${missing.join(', ')}`];
    }),
  ];
}

function faultsOfScale(name: string, { from, to, labels, positive, clearlyPositive }: Scale): string[] {
  if (to <= from || to - from > 100)
    return [`the scale ${name} goes from a lower to a higher step, at most 101 steps`];
  const isStep = (step: number): boolean => step >= from && step <= to;
  const strange = [...Object.keys(labels).map(Number), ...positive, ...clearlyPositive].filter(
    (step) => !isStep(step),
  );
  const outside = clearlyPositive.filter((step) => !positive.includes(step));
  return [
    ...strange.map((step) => `the scale ${name} has no step ${step}`),
    ...outside.map((step) => `the step ${step} of the scale ${name} is clearly positive but not positive`),
  ];
}

function faultsOfItem(questionnaire: Questionnaire, item: Item, before: readonly Item[]): string[] {
  const faults: string[] = [];
  if (item.kind === 'scale' && !questionnaire.scales[item.scale]) faults.push(`there is no scale ${item.scale}`);
  if (item.kind === 'single' || item.kind === 'multiple') {
    const ids = item.options.map(({ id }) => id);
    if (new Set(ids).size < ids.length) faults.push(`an option of ${item.id} stands twice`);
  }
  if (item.showIf)
    faults.push(...faultsOfCondition(questionnaire, { owner: item.id, part: item.showIf, among: before }));
  return faults;
}

type Condition = { readonly item: string; readonly in: readonly (number | string)[] };

function faultsOfCondition(
  questionnaire: Questionnaire,
  of: { readonly owner: string; readonly part: Condition; readonly among: readonly Item[] },
): string[] {
  const asked = of.among.find(({ id }) => id === of.part.item);
  if (!asked) return [`${of.owner} looks at ${of.part.item}, which is no item before it`];
  const possible = possibleValues(questionnaire, asked);
  if (possible === null) return [`${of.owner} looks at ${asked.id}, which has no fixed answers`];
  return of.part.in
    .filter((value) => !possible.includes(value))
    .map((value) => `${of.owner} looks for "${value}", which is no answer to ${asked.id}`);
}

/** Every answer that an item can have; null where there is no list of them. */
export function possibleValues(questionnaire: Questionnaire, item: Item): readonly (number | string)[] | null {
  if (item.kind === 'scale') return stepsOf(scaleOf(questionnaire, item));
  if (item.kind === 'yesNo') return [0, 1];
  if (item.kind === 'single' || item.kind === 'multiple') return item.options.map(({ id }) => id);
  return null;
}

const NO_SCALE: Scale = { from: 0, to: 0, labels: {}, positive: [], clearlyPositive: [] };

export function scaleOf({ scales }: Pick<Questionnaire, 'scales'>, item: ScaleItem): Scale {
  return scales[item.scale] ?? NO_SCALE;
}

export function stepsOf({ from, to }: Scale): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export function isCounted(item: Item): item is CountedItem {
  return item.kind !== 'text';
}

function missingWords(questionnaire: Questionnaire): string[] {
  const places: [string, Words][] = [
    ['title', questionnaire.title],
    ['introduction', questionnaire.introduction],
    ...Object.entries(questionnaire.scales).flatMap(([name, { labels }]) =>
      Object.entries(labels).map(([step, label]): [string, Words] => [`${name} ${step}`, label]),
    ),
    ...questionnaire.items.flatMap(wordsOfItem),
  ];
  return questionnaire.languages.flatMap(({ code }) =>
    places.filter(([, inAll]) => !inAll[code]).map(([place]) => `${place} has no words in ${code}`),
  );
}

function wordsOfItem(item: Item): [string, Words][] {
  const own: [string, Words][] = [[item.id, item.text]];
  if (item.hint) own.push([`the hint of ${item.id}`, item.hint]);
  if (item.kind === 'vas')
    own.push([`the lowest of ${item.id}`, item.lowest], [`the highest of ${item.id}`, item.highest]);
  if (item.kind === 'single' || item.kind === 'multiple') {
    own.push(...item.options.map(({ id, label }): [string, Words] => [`${item.id} ${id}`, label]));
  }
  return own;
}

/** The words in a language; Swedish, then any, where there are none. */
export function said(of: Words, language: string): string {
  return of[language] ?? of['sv'] ?? Object.values(of)[0] ?? '';
}
