// Answers on a scale: what is not positive to the left of the line, what is positive to the right, so that rows can be
// compared at a glance whatever they sum to.
import { assert } from '#kernel';
import type { ChartModel } from '../table-model.ts';
import {
  CHART_WIDTH,
  type ChartHead,
  drawnValue,
  finishChart,
  formatIn,
  type Point,
  pointText,
  type Series,
} from './chart.ts';
import { withNarrow } from './narrow.ts';
import { END_GAP, type RowFrame, rowFrame, zeroLine } from './rows.ts';
import { palette } from './palette.ts';
import { element, type Fill, filledBox, rounded, words } from './svg.ts';
import { LABEL, LINE_HEIGHT, textWidth, VALUE } from './text.ts';

export type DivergingBarChartSpec = ChartHead & {
  readonly labelHeading: string;
  readonly labels: readonly string[];
  /** From the far left to the far right: two that are not positive, two that are. */
  readonly series: readonly [Series, Series, Series, Series];
  /** How far the right end of each row may lie by chance; null where nothing is said. */
  readonly intervals?: readonly ({ readonly low: number; readonly high: number } | null)[];
};

const FILLS: readonly [Fill, Fill, Fill, Fill] = ['ochreHatch', 'neutralDots', 'lakeSoft', 'lake'];
const BAR = 26;
const KEY_HEIGHT = 28;
const SWATCH = 13;
const KEY_GAP = 18;

/** The sum of each side stands at its end; a row with a hidden part shows only that it is hidden. */
export function divergingBarChart(spec: DivergingBarChartSpec): ChartModel {
  return withNarrow(spec, draw);
}

type Row = {
  readonly values: readonly number[];
  readonly isShown: boolean;
  readonly left: number;
  readonly right: number;
};

function draw(spec: DivergingBarChartSpec): ChartModel {
  const rows = spec.labels.map((_, at) => rowOf(spec, at));
  const frame = rowFrame({
    labels: spec.labels,
    width: spec.width ?? CHART_WIDTH,
    top: KEY_HEIGHT + (keyRows(spec).length - 1) * LINE_HEIGHT + 2,
    barHeight: BAR,
    gap: 14,
    ends: rows.flatMap((row, at) => endsOf(spec, row, at)),
  });
  const drawn = rows.map((row, at) => drawRow(spec, { row, at, frame }));
  return finishChart(
    spec,
    { labelHeading: spec.labelHeading, labels: spec.labels, series: spec.series },
    {
      height: frame.bottom + 2,
      parts: [...frame.labels, ...keyLine(spec), ...drawn, zeroLine(frame)],
      fills: FILLS,
    },
  );
}

function rowOf(spec: DivergingBarChartSpec, at: number): Row {
  const points = spec.series.map(({ points: all }): Point => all[at] ?? { value: null });
  const values = points.map(drawnValue);
  assert(
    values.every((value) => value >= 0),
    'parts of a whole are not negative',
  );
  const [a = 0, b = 0, c = 0, d = 0] = values;
  return {
    values,
    isShown: points.every((point) => !point.isHidden && point.value !== null),
    left: a + b,
    right: c + d,
  };
}

function endsOf(spec: DivergingBarChartSpec, row: Row, at: number): { value: number; textWidth: number }[] {
  if (!row.isShown) return [{ value: 0, textWidth: textWidth(hiddenText(spec, at), LABEL) }];
  return [
    { value: -row.left, textWidth: textWidth(formatIn(row.left, spec.unit, spec.language), LABEL) },
    { value: farRight(spec, row, at), textWidth: textWidth(formatIn(row.right, spec.unit, spec.language), VALUE) },
  ];
}

function farRight(spec: DivergingBarChartSpec, row: Row, at: number): number {
  return Math.max(row.right, spec.intervals?.[at]?.high ?? 0);
}

function hiddenText(spec: DivergingBarChartSpec, at: number): string {
  const missing = spec.series
    .map(({ points }) => points[at] ?? { value: null })
    .find((point) => point.value === null);
  return pointText(missing ?? { value: null, isHidden: true }, spec.unit, spec.language);
}

function drawRow(
  spec: DivergingBarChartSpec,
  of: { readonly row: Row; readonly at: number; readonly frame: RowFrame },
): string {
  const { row, at, frame } = of;
  const middle = frame.rows[at]?.middle ?? 0;
  if (!row.isShown) {
    return words(hiddenText(spec, at), { x: frame.zero + END_GAP, middle, style: LABEL, ink: 'inkSoft' });
  }
  const [a = 0, b = 0, c = 0] = row.values;
  const starts = [-a - b, -b, 0, c];
  const bars = row.values.map((value, index) => {
    const from = frame.scale(starts[index] ?? 0);
    const to = frame.scale((starts[index] ?? 0) + value);
    const box = {
      x: from,
      y: middle - BAR / 2,
      width: Math.max(to - from - (index === 3 ? 0 : 1.5), 0),
      height: BAR,
    };
    return filledBox(box, { chartId: spec.id, fill: FILLS[index] ?? 'neutral' });
  });
  const left = words(formatIn(row.left, spec.unit, spec.language), {
    x: frame.scale(-row.left) - END_GAP,
    middle,
    style: LABEL,
    anchor: 'end',
    ink: 'inkSoft',
  });
  const right = words(formatIn(row.right, spec.unit, spec.language), {
    x: frame.scale(farRight(spec, row, at)) + END_GAP,
    middle,
    style: VALUE,
  });
  return [...bars, interval(spec, of), left, right].join('');
}

/** A line from the lowest to the highest that the right end may be, with a foot at each end; light over the bar. */
function interval(
  spec: DivergingBarChartSpec,
  { at, frame }: { readonly at: number; readonly frame: RowFrame },
): string {
  const bounds = spec.intervals?.[at];
  if (!bounds) return '';
  const middle = frame.rows[at]?.middle ?? 0;
  const [low, high] = [frame.scale(bounds.low), frame.scale(bounds.high)];
  const [a, b, top] = [low, high, middle - 5].map(rounded);
  const path = `M${a} ${rounded(middle)}H${b}M${a} ${top}v10M${b} ${top}v10`;
  return [
    { colour: 'paper' as const, width: 4.5 },
    { colour: 'ink' as const, width: 1.75 },
  ]
    .map(({ colour, width }) =>
      element('path', {
        d: path,
        class: `chart-stroke-${colour}`,
        stroke: palette[colour],
        'stroke-width': width,
        fill: 'none',
      }),
    )
    .join('');
}

/** The parts by name over the first row, in several lines where one is too short. */
function keyLine(spec: DivergingBarChartSpec): readonly string[] {
  return keyRows(spec).flatMap((row, line) => {
    let x = 0;
    return row.map((index) => {
      const at = x;
      x += keyWidth(spec, index);
      const y = line * LINE_HEIGHT;
      const box = { x: at, y: 4 + y, width: SWATCH, height: SWATCH };
      const name = words(spec.series[index]?.label ?? '', { x: at + SWATCH + 6, middle: 10.5 + y, style: LABEL });
      return filledBox(box, { chartId: spec.id, fill: FILLS[index] ?? 'neutral' }) + name;
    });
  });
}

function keyRows(spec: DivergingBarChartSpec): readonly (readonly number[])[] {
  const rows: number[][] = [];
  let room = 0;
  for (const index of spec.series.keys()) {
    const width = keyWidth(spec, index);
    if (width - KEY_GAP > room) {
      rows.push([]);
      room = spec.width ?? CHART_WIDTH;
    }
    rows.at(-1)?.push(index);
    room -= width;
  }
  return rows;
}

function keyWidth({ series }: DivergingBarChartSpec, index: number): number {
  return SWATCH + 6 + textWidth(series[index]?.label ?? '', LABEL) + KEY_GAP;
}
