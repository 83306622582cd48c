// What the overview shows of a year: figures chosen by id, told against the year before.
import { formatsIn, sparkLine, type Language } from '#design/core';
import { calendarYear, figureId, roundToThousandKronor, type Figure, type Period } from '#kernel';
import type { FrameTexts } from './texts.ts';

type Words = FrameTexts['overview'];

export type KeyFigureView = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly address?: string;
  readonly against?: string;
  readonly change?: { readonly direction: 'up' | 'down' | 'same'; readonly text: string };
  readonly sparkLine?: { readonly svg: string; readonly description: string };
};

type Find = (name: string, period: Period) => number | null;
type Sight = {
  readonly year: number;
  readonly find: Find;
  readonly words: Words;
  readonly language: Language;
};

export function keyFiguresOf(
  figures: readonly Figure[],
  of: { readonly year: number; readonly language: Language; readonly words: Words },
): KeyFigureView[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure.value]));
  const sight: Sight = { ...of, find: (name, period) => byId.get(figureId({ name, period })) ?? null };
  return [result(sight), equity(sight), actual(sight), participants(sight), toWorkOrStudies(sight)];
}

const day = (year: number): Period => ({ from: `${year}-12-31`, to: `${year}-12-31` });
const tkrIn =
  (language: Language) =>
  (amountOre: number): string =>
    formatsIn(language).thousand(roundToThousandKronor(amountOre));

function result({ year, find, words, language }: Sight): KeyFigureView {
  const tkr = tkrIn(language);
  const value = find('finance.yearResult', calendarYear(year));
  const years = Array.from({ length: 5 }, (_, index) => year - 4 + index);
  return {
    id: 'result',
    label: words.result,
    value: value === null ? formatsIn(language).thousand(null) : tkr(value),
    address: `/ekonomi/${year}/resultatrakning`,
    ...changeOf({ value, before: find('finance.yearResult', calendarYear(year - 1)), year, write: tkr, words }),
    ...spark(
      { label: words.result, language },
      years.map((of) => [of, find('finance.overview.yearResult', calendarYear(of))]),
    ),
  };
}

function equity({ year, find, words, language }: Sight): KeyFigureView {
  const tkr = tkrIn(language);
  const value = find('finance.closingEquity', day(year));
  const limit = find('finance.capitalGuideline', day(year));
  const years = Array.from({ length: 5 }, (_, index) => year - 4 + index);
  return {
    id: 'equity',
    label: words.equity,
    value: value === null ? formatsIn(language).thousand(null) : tkr(value),
    address: `/ekonomi/${year}/balansrakning`,
    ...changeOf({ value, before: find('finance.closingEquity', day(year - 1)), year, write: tkr, words }),
    ...(limit === null ? {} : { against: words.guideline(tkr(limit)) }),
    ...spark(
      { label: words.equity, language },
      years.map((of) => [of, find('finance.closingEquity', day(of))]),
    ),
  };
}

function actual({ year, find, words, language }: Sight): KeyFigureView {
  const costs = find('finance.operatingCosts', calendarYear(year));
  const budget = find('finance.budget.operatingCosts', calendarYear(year));
  return {
    id: 'actual',
    label: words.actual,
    value: formatsIn(language).percent(costs === null || !budget ? null : costs / budget),
    address: `/ekonomi/${year}/driftredovisning`,
    ...(budget === null ? {} : { against: words.budget(tkrIn(language)(budget)) }),
  };
}

function participants({ year, find, words, language }: Sight): KeyFigureView {
  const { count } = formatsIn(language);
  const value = find('followUp.participants', calendarYear(year));
  const before = find('followUp.participants', calendarYear(year - 1));
  return {
    id: 'participants',
    label: words.participants(year),
    value: count(value),
    ...changeOf({ value, before, year, write: count, words }),
  };
}

function toWorkOrStudies({ year, find, words, language }: Sight): KeyFigureView {
  const { count } = formatsIn(language);
  const value = find('followUp.toWorkOrStudies', calendarYear(year));
  const exited = find('followUp.exited', calendarYear(year));
  const before = find('followUp.toWorkOrStudies', calendarYear(year - 1));
  return {
    id: 'toWorkOrStudies',
    label: words.toWorkOrStudies,
    value: count(value),
    ...(exited === null ? {} : { against: words.exited(count(exited)) }),
    ...changeOf({ value, before, year, write: count, words }),
  };
}

type Compared = {
  readonly value: number | null;
  readonly before: number | null;
  readonly year: number;
  readonly write: (value: number) => string;
  readonly words: Words;
};

function changeOf({ value, before, year, write, words }: Compared): Pick<KeyFigureView, 'change'> {
  if (value === null || before === null) return {};
  const direction = value > before ? 'up' : value < before ? 'down' : 'same';
  const size = write(Math.abs(value - before));
  const text = {
    up: words.higher(size, year - 1),
    down: words.lower(size, year - 1),
    same: words.same(year - 1),
  }[direction];
  return { change: { direction, text } };
}

/** The years up to the last without a gap; three are the least that make a line. */
function spark(
  head: { readonly label: string; readonly language: Language },
  values: readonly (readonly [number, number | null])[],
): Pick<KeyFigureView, 'sparkLine'> {
  const known = values.slice(values.findLastIndex(([, value]) => value === null) + 1);
  if (known.length < 3) return {};
  const points = known.map(([year, value]) => ({ label: String(year), value: roundToThousandKronor(value ?? 0) }));
  const { svg, description } = sparkLine({ ...head, unit: 'tkr', points });
  return { sparkLine: { svg, description } };
}
