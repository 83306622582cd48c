// The numbers that a round publishes. What may not be shown is a figure without a value.
import { figureId, type Figure, type Period } from '#kernel';
import type { Questionnaire } from './questionnaire.ts';
import type { GroupResult, ItemResult, ItemResults } from './results.ts';

export type RoundToQuote = {
  readonly round: {
    readonly id: string;
    readonly title: string;
    readonly period: Period;
    readonly state: 'open' | 'closed';
    readonly version: number;
  };
  readonly questionnaire: Questionnaire;
  readonly items: readonly ItemResults[];
};

/** `surveys.clearlyPositive@2024{item=usefulSupport,programme=enter,round=avslut-2024}` and its siblings. */
export function surveyFigures(of: RoundToQuote, names: Readonly<Record<string, string>> = {}): Figure[] {
  const shorts = new Map(
    [...of.questionnaire.items, ...of.questionnaire.measures].map(({ id, short }) => [id, short]),
  );
  return of.items.flatMap(({ item, total, programmes }) => {
    const label = shorts.get(item) ?? item;
    return [
      ...groupFigures(of, { result: total, label, dimensions: {} }),
      ...[...programmes].flatMap(([programme, result]) =>
        groupFigures(of, { result, label: `${label}, ${names[programme] ?? programme}`, dimensions: { programme } }),
      ),
    ];
  });
}

type Group = {
  readonly result: GroupResult;
  readonly label: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

function groupFigures(of: RoundToQuote, { result, label, dimensions }: Group): Figure[] {
  const { all, bySex } = result;
  const sexes = bySex
    ? [
        { one: bySex.female, sex: 'female', word: 'kvinnor' },
        { one: bySex.male, sex: 'male', word: 'män' },
      ]
    : [];
  return [
    ...resultFigures(of, { result: all, label, dimensions }),
    ...sexes.flatMap(({ one, sex, word }) =>
      resultFigures(of, { result: one, label: `${label}, ${word}`, dimensions: { ...dimensions, sex } }).filter(
        ({ value }) => value !== null,
      ),
    ),
  ];
}

function resultFigures(
  { round }: RoundToQuote,
  of: { readonly result: ItemResult; readonly label: string; readonly dimensions: Readonly<Record<string, string>> },
): Figure[] {
  const { result } = of;
  const { n, offered, responseRate, mean, median, positive, clearlyPositive, visibility } = result;
  const figure = (name: string, label: string, unit: Figure['unit'], value: number | null): Figure => ({
    id: figureId({
      name: `surveys.${name}`,
      period: round.period,
      dimensions: { ...of.dimensions, item: result.item, round: round.id },
    }),
    label: `${label}: ${of.label}`,
    value,
    unit,
    period: round.period,
    countingUnit: 'answer',
    source: { kind: 'surveys', description: `Enkätomgången ${round.title}.`, address: `/enkater/${round.id}` },
    version: round.version,
    disclosure: value === null && visibility !== 'shown' ? 'suppressed' : 'open',
  });
  const share = (name: string, label: string, part: ItemResult['positive']): Figure => {
    const whole = figure(name, label, 'share', part?.share ?? null);
    return part ? { ...whole, of: part.of } : whole;
  };
  const all = [
    figure('answers', 'Antal svar', 'count', n),
    figure('offered', 'Antal tillfrågade', 'count', offered),
    rateFigure(figure('responseRate', 'Svarsfrekvens', 'share', responseRate), { n, offered }),
    figure('mean', 'Medelvärde', 'score', mean),
    figure('median', 'Median', 'score', median),
    share('positive', 'Andel positiva svar', positive),
    share('clearlyPositive', 'Andel klart positiva svar', clearlyPositive),
  ];
  // What the item does not have is no figure; what may not be shown is one without a value.
  return visibility === 'shown' ? all.filter(({ value }) => value !== null) : all;
}

function rateFigure(figure: Figure, { n, offered }: { n: number | null; offered: number | null }): Figure {
  return n === null || offered === null ? figure : { ...figure, of: { part: n, whole: offered } };
}
