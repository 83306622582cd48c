// Results as tables and as a picture, in Swedish or English.
import {
  countCell,
  divergingBarChart,
  emptyCell,
  formatPercent,
  hiddenCell,
  inBoth,
  percentCell,
  scoreCell,
  textCell,
  type Cell,
  type ChartModel,
  type Language,
  type Point,
  type Series,
  type TableModel,
  type TableRow,
} from '#design/core';
import { changeSince } from './change.ts';
import { isCounted, scaleOf, stepsOf, type Questionnaire, type Scale } from './questionnaire.ts';
import { groupOf, type ItemResult, type ItemResults, type Share } from './results.ts';

const texts = inBoth(
  {
    item: 'Fråga',
    answers: 'Svar',
    rate: 'Svarsfrekvens',
    mean: 'Medel',
    median: 'Median',
    positive: 'Positiva',
    clearly: 'Klart positiva',
    caption: 'Resultat per fråga',
    interval: 'Inom parentes: mellan vilka andelar det sanna värdet ligger med 95 procents säkerhet.',
    hidden: '–: för få svar för att visas.',
    women: 'Kvinnor',
    men: 'Män',
    bySex: 'Kvinnor och män',
    bySexRemark: 'Visas bara för frågor där båda grupperna är tillräckligt stora.',
    chart: 'Hur svarade de på frågorna?',
    low: 'Lägst',
    below: 'Inte positivt',
    above: 'Positivt',
    high: 'Klart positivt',
    steps: (from: number, to: number) => (from === to ? ` (${from})` : ` (${from}–${to})`),
    national: 'Jämfört med andra',
    ours: 'Här',
    theirs: 'Andra',
    from: 'Källa',
  },
  {
    item: 'Question',
    answers: 'Answers',
    rate: 'Response rate',
    mean: 'Mean',
    median: 'Median',
    positive: 'Positive',
    clearly: 'Clearly positive',
    caption: 'Results by question',
    interval: 'In brackets: the shares between which the true one lies with 95 per cent certainty.',
    hidden: '–: too few answers to show.',
    women: 'Women',
    men: 'Men',
    bySex: 'Women and men',
    bySexRemark: 'Shown only for questions where both groups are large enough.',
    chart: 'How did they answer?',
    low: 'Lowest',
    below: 'Not positive',
    above: 'Positive',
    high: 'Clearly positive',
    steps: (from: number, to: number) => (from === to ? ` (${from})` : ` (${from}–${to})`),
    national: 'Compared with others',
    ours: 'Here',
    theirs: 'Others',
    from: 'Source',
  },
);

export type Shown = {
  readonly questionnaire: Questionnaire;
  readonly items: readonly ItemResults[];
  /** Null for the whole round. */
  readonly programme: string | null;
  readonly language: Language;
};

function shortOf({ items, measures }: Questionnaire, id: string): string {
  return [...items, ...measures].find((one) => one.id === id)?.short ?? id;
}

function resultsIn({ items, programme }: Shown): ItemResult[] {
  return items.flatMap((item) => groupOf(item, programme)?.all ?? []);
}

export function resultsTable(shown: Shown): TableModel {
  const words = texts[shown.language];
  const results = resultsIn(shown);
  const isAnyHidden = results.some(({ visibility }) => visibility !== 'shown');
  return {
    id: 'results',
    caption: words.caption,
    labelHeading: words.item,
    columns: [
      { id: 'answers', label: words.answers, kind: 'count' },
      { id: 'rate', label: words.rate, kind: 'percent' },
      { id: 'mean', label: words.mean, kind: 'count' },
      { id: 'median', label: words.median, kind: 'count' },
      { id: 'positive', label: words.positive, kind: 'percent' },
      { id: 'clearly', label: words.clearly, kind: 'percent' },
    ],
    rows: results.map((result): TableRow => {
      const { visibility, n, responseRate, mean, median, positive, clearlyPositive } = result;
      const hide = (cell: Cell): Cell => (visibility === 'shown' ? cell : hiddenCell());
      return {
        id: result.item,
        label: shortOf(shown.questionnaire, result.item),
        role: 'row',
        cells: [
          visibility === 'suppressed' ? hiddenCell() : countCell(n),
          visibility === 'suppressed'
            ? hiddenCell()
            : responseRate === null
              ? emptyCell()
              : percentCell(responseRate),
          hide(mean === null ? emptyCell() : scoreCell(mean)),
          hide(median === null ? emptyCell() : scoreCell(median)),
          hide(shareCell(positive)),
          hide(shareCell(clearlyPositive)),
        ],
      };
    }),
    remarks: [words.interval, ...(isAnyHidden ? [words.hidden] : [])],
  };
}

function shareCell(share: Share | null): Cell {
  if (share === null) return emptyCell();
  const { share: value, low, high } = share;
  const bounds = `${formatPercent(low).replace(/\s?%$/u, '')}–${formatPercent(high)}`;
  return { value, text: `${formatPercent(value)} (${bounds})` };
}

/** Null when no question may be told by sex. */
export function sexTable(shown: Shown): TableModel | null {
  const words = texts[shown.language];
  const rows = shown.items.flatMap((item): TableRow[] => {
    const bySex = groupOf(item, shown.programme)?.bySex;
    if (!bySex) return [];
    const of = ({ n, mean, clearlyPositive, positive }: ItemResult): Cell[] => [
      countCell(n),
      mean === null ? emptyCell() : scoreCell(mean),
      shareCell(clearlyPositive ?? positive),
    ];
    return [
      {
        id: item.item,
        label: shortOf(shown.questionnaire, item.item),
        role: 'row',
        cells: [...of(bySex.female), ...of(bySex.male)],
      },
    ];
  });
  if (rows.length === 0) return null;
  const columns = (['women', 'men'] as const).flatMap((sex) => [
    { id: `${sex}-n`, label: `${words[sex]}: ${words.answers.toLowerCase()}`, kind: 'count' as const },
    { id: `${sex}-mean`, label: `${words[sex]}: ${words.mean.toLowerCase()}`, kind: 'count' as const },
    { id: `${sex}-share`, label: `${words[sex]}: ${words.clearly.toLowerCase()}`, kind: 'percent' as const },
  ]);
  const remarks = [words.bySexRemark, words.interval];
  return { id: 'sex', caption: words.bySex, labelHeading: words.item, columns, rows, remarks };
}

/** Answers to either side of what counts as positive; null when no item on a scale may be shown. */
export function resultsChart(shown: Shown): ChartModel | null {
  const { questionnaire, language } = shown;
  const words = texts[language];
  const rows = resultsIn(shown).flatMap((result) => {
    const item = questionnaire.items.find(({ id }) => id === result.item);
    if (item?.kind !== 'scale') return [];
    const scale = scaleOf(questionnaire, item);
    return isDivided(scale) ? [{ result, scale, label: item.short }] : [];
  });
  if (!rows.some(({ result }) => result.visibility === 'shown')) return null;
  const [first] = rows;
  const isOneScale = rows.every(({ scale }) => JSON.stringify(scale) === JSON.stringify(first?.scale));
  const series = (['low', 'below', 'above', 'high'] as const).map((part, at): Series => {
    const steps = first && isOneScale ? partsOf(first.scale)[at] : undefined;
    const range = steps?.length ? words.steps(steps[0] ?? 0, steps.at(-1) ?? 0) : '';
    return {
      id: part,
      label: `${words[part]}${range}`,
      points: rows.map(({ result, scale }) => pointOf(result, scale, at)),
    };
  });
  const [low, below, above, high] = series;
  if (!low || !below || !above || !high) return null;
  return divergingBarChart({
    id: 'answers',
    title: words.chart,
    unit: 'percent',
    language,
    labelHeading: words.item,
    labels: rows.map(({ label }) => label),
    series: [low, below, above, high],
    intervals: rows.map(({ result }) => result.positive),
  });
}

function isDivided({ positive, from, to }: Scale): boolean {
  return positive.length > 0 && positive.length < to - from + 1;
}

/** Steps below the positive ones in two halves, the positive ones, the clearly positive ones. */
function partsOf(scale: Scale): readonly (readonly number[])[] {
  const below = stepsOf(scale).filter((step) => !scale.positive.includes(step));
  const half = Math.ceil(below.length / 2);
  const above = scale.positive.filter((step) => !scale.clearlyPositive.includes(step));
  return [below.slice(0, half), below.slice(half), above, scale.clearlyPositive];
}

function pointOf({ distribution, n }: ItemResult, scale: Scale, at: number): Point {
  if (distribution === null || !n) return { value: null, isHidden: true };
  const steps = partsOf(scale)[at] ?? [];
  const count = steps.reduce((sum, step) => sum + (distribution[step - scale.from] ?? 0), 0);
  return { value: count / n };
}

/** One sentence for each item that can be compared with the round before. */
export function changeSentences(
  shown: Shown,
  before: Pick<Shown, 'items'>,
): { readonly item: string; readonly label: string; readonly sentence: string; readonly isBeyondChance: boolean }[] {
  return resultsIn(shown).flatMap((result) => {
    const earlier = before.items.find(({ item }) => item === result.item);
    const then = earlier && groupOf(earlier, shown.programme)?.all;
    const change = then ? changeSince(then, result, shown.language) : null;
    if (!change) return [];
    const { sentence, isBeyondChance } = change;
    return [{ item: result.item, label: shortOf(shown.questionnaire, result.item), sentence, isBeyondChance }];
  });
}

export type ValueElsewhere = {
  readonly item: string;
  readonly n: number | null;
  readonly clearlyPositive: number | null;
  readonly positive: number | null;
  readonly source: string;
};

/** Our share beside another's, where an item has both; null when none has. */
export function comparisonTable(shown: Shown, elsewhere: readonly ValueElsewhere[]): TableModel | null {
  const words = texts[shown.language];
  const rows = resultsIn(shown).flatMap((result): TableRow[] => {
    const item = shown.questionnaire.items.find(({ id }) => id === result.item);
    const other = elsewhere.find((one) => one.item === result.item || one.item === item?.indicator);
    if (!other || !item || !isCounted(item)) return [];
    const theirs = other.clearlyPositive ?? other.positive;
    const ours = other.clearlyPositive === null ? result.positive : result.clearlyPositive;
    const kind = other.clearlyPositive === null ? words.positive : words.clearly;
    return [
      {
        id: result.item,
        label: `${item.short} (${kind.toLowerCase()})`,
        role: 'row',
        cells: [
          result.visibility === 'shown' ? shareCell(ours) : hiddenCell(),
          percentCell(theirs),
          countCell(other.n),
          textCell(other.source),
        ],
      },
    ];
  });
  if (rows.every(({ cells }) => cells[0]?.isHidden === true)) return null;
  return {
    id: 'elsewhere',
    caption: words.national,
    labelHeading: words.item,
    columns: [
      { id: 'ours', label: words.ours, kind: 'percent' },
      { id: 'theirs', label: words.theirs, kind: 'percent' },
      { id: 'answers', label: `${words.theirs}: ${words.answers.toLowerCase()}`, kind: 'count' },
      { id: 'source', label: words.from, kind: 'text' },
    ],
    rows,
  };
}
