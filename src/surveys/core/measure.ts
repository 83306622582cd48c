// What was answered to one item, before anyone asks what may be shown.
import type { AnswerSheet, AnswerValue } from './answers.ts';
import {
  isCounted,
  possibleValues,
  scaleOf,
  type ChoiceOption,
  type CountedItem,
  type Questionnaire,
  type UnionMeasure,
} from './questionnaire.ts';
import { mean, median, sampleOf, type Proportion, type Sample } from './statistics.ts';

export type Measured = {
  /** Respondents who answered it. */
  readonly n: number;
  /** Answers per step, option, or no/yes; tens of a 0–100 line; null where there is no list of answers. */
  readonly distribution: readonly number[] | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly sample: Sample | null;
  /** Null when the item says of no answer that it is positive. */
  readonly positive: Proportion | null;
  readonly clearlyPositive: Proportion | null;
};

export function measureItem(
  questionnaire: Questionnaire,
  item: CountedItem,
  sheets: readonly AnswerSheet[],
): Measured {
  const values = sheets.map(({ answers }) => answers[item.id]).filter((value) => value !== undefined);
  const numbers = hasNumbers(item) ? values.filter((value) => typeof value === 'number') : [];
  const isNumeric = numbers.length > 0;
  const shareOf = (test: ((value: AnswerValue) => boolean) | null): Proportion | null =>
    test && values.length > 0 ? { part: values.filter(test).length, whole: values.length } : null;
  const tests = positiveTests(questionnaire, item);
  return {
    n: values.length,
    distribution: distributionOf(questionnaire, item, values),
    mean: isNumeric ? mean(numbers) : null,
    median: isNumeric ? median(numbers) : null,
    sample: isNumeric ? sampleOf(numbers) : null,
    positive: shareOf(tests.positive),
    clearlyPositive: shareOf(tests.clearlyPositive),
  };
}

/** A respondent counts once; those who answered none of the items are left out. */
export function measureUnion({ anyOf }: UnionMeasure, sheets: readonly AnswerSheet[]): Measured {
  const answered = sheets.filter(({ answers }) => anyOf.some(({ item }) => answers[item] !== undefined));
  const better = answered.filter(({ answers }) =>
    anyOf.some((part) => {
      const value = answers[part.item];
      return (
        value !== undefined && part.in.some((one) => (Array.isArray(value) ? value.includes(one) : value === one))
      );
    }),
  );
  const part = better.length;
  const whole = answered.length;
  return {
    n: whole,
    distribution: [whole - part, part],
    mean: null,
    median: null,
    sample: null,
    positive: whole > 0 ? { part, whole } : null,
    clearlyPositive: null,
  };
}

/** What an item may be read as: by goals, and wherever a share or a mean is chosen. */
export const RESULT_MEASURES = ['clearlyPositive', 'positive', 'mean'] as const;
export type ResultMeasure = (typeof RESULT_MEASURES)[number];

export type AskedMeasures = {
  readonly item: string;
  readonly short: string;
  /** Those that the item has, the one that reports most often quote first; never empty. */
  readonly measures: readonly ResultMeasure[];
};

/** Items and union measures that have a share or a mean, in their order. */
export function askedMeasures(questionnaire: Questionnaire): AskedMeasures[] {
  const items = questionnaire.items.filter(isCounted).map((item): AskedMeasures => {
    const tests = positiveTests(questionnaire, item);
    const has = {
      clearlyPositive: tests.clearlyPositive !== null,
      positive: tests.positive !== null,
      mean: hasNumbers(item),
    };
    return { item: item.id, short: item.short, measures: RESULT_MEASURES.filter((name) => has[name]) };
  });
  const unions = questionnaire.measures.map(({ id, short }): AskedMeasures => ({
    item: id,
    short,
    measures: ['positive'],
  }));
  return [...items, ...unions].filter(({ measures }) => measures.length > 0);
}

function hasNumbers(item: CountedItem): boolean {
  return item.kind === 'scale' || item.kind === 'vas' || item.kind === 'number';
}

function distributionOf(
  questionnaire: Questionnaire,
  item: CountedItem,
  values: readonly AnswerValue[],
): readonly number[] | null {
  if (item.kind === 'vas') {
    const tens = Array.from({ length: 10 }, () => 0);
    for (const value of values) {
      const ten = Math.min(9, Math.floor(Number(value) / 10));
      tens[ten] = (tens[ten] ?? 0) + 1;
    }
    return tens;
  }
  const possible = possibleValues(questionnaire, item);
  if (!possible) return null;
  return possible.map(
    (one) => values.filter((value) => (Array.isArray(value) ? value.includes(one) : value === one)).length,
  );
}

type Test = ((value: AnswerValue) => boolean) | null;

/** Which answers count as positive and as clearly positive; null where the questionnaire does not say. */
export function positiveTests(
  questionnaire: Questionnaire,
  item: CountedItem,
): { readonly positive: Test; readonly clearlyPositive: Test } {
  switch (item.kind) {
    case 'scale': {
      const scale = scaleOf(questionnaire, item);
      return { positive: among(scale.positive), clearlyPositive: among(scale.clearlyPositive) };
    }
    case 'yesNo':
      return { positive: item.positive ? among([item.positive === 'yes' ? 1 : 0]) : null, clearlyPositive: null };
    case 'vas':
      return { positive: from(item.positiveFrom), clearlyPositive: from(item.clearlyPositiveFrom) };
    case 'single': {
      const { options } = item;
      const ids = (isOne: (option: ChoiceOption) => boolean | undefined): string[] =>
        options.filter((option) => isOne(option) === true).map(({ id }) => id);
      return {
        positive: among(ids((option) => option.isPositive ?? option.isClearlyPositive)),
        clearlyPositive: among(ids((option) => option.isClearlyPositive)),
      };
    }
    case 'number':
    case 'multiple':
      return { positive: null, clearlyPositive: null };
  }
}

function among(list: readonly (number | string)[]): Test {
  return list.length === 0 ? null : (value) => typeof value !== 'object' && list.includes(value);
}

function from(least: number | undefined): Test {
  return least === undefined ? null : (value) => typeof value === 'number' && value >= least;
}
