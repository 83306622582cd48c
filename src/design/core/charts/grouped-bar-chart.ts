// Two numbers a row, one under the other: actual against budget, women and men.
import type { ChartModel } from '../table-model.ts';
import { CHART_WIDTH, type ChartHead, drawnValue, finishChart, type Point, pointText, type Series } from './chart.ts';
import { withNarrow } from './narrow.ts';
import { END_GAP, rowFrame, zeroLine } from './rows.ts';
import { type Fill, filledBox, words } from './svg.ts';
import { LABEL, type TextStyle, textWidth, VALUE } from './text.ts';

export type GroupedBarChartSpec = ChartHead & {
  readonly labelHeading: string;
  readonly labels: readonly string[];
  /** The first is the one to read, the second what it is held against. */
  readonly series: readonly [Series, Series];
  /** `comparison`: the second is a grey pattern (budget, last year). `sexes`: two hues and a pattern. */
  readonly pair: 'comparison' | 'sexes';
};

const FILLS: Readonly<Record<GroupedBarChartSpec['pair'], readonly [Fill, Fill]>> = {
  comparison: ['lake', 'neutralHatch'],
  sexes: ['lake', 'ochreHatch'],
};
const BAR = 17;
const BETWEEN = 3;

/** The names of the two series stand once, beside the numbers of the first row that has both. */
export function groupedBarChart(spec: GroupedBarChartSpec): ChartModel {
  return withNarrow(spec, draw);
}

function draw(spec: GroupedBarChartSpec): ChartModel {
  const named = Math.max(
    0,
    spec.labels.findIndex((_, row) => spec.series.every(({ points }) => isShown(points[row]))),
  );
  const ends = spec.labels.flatMap((_, row) =>
    spec.series.map((series, index) => endOf(spec, { series, row, named, index })),
  );
  const frame = rowFrame({
    labels: spec.labels,
    width: spec.width ?? CHART_WIDTH,
    top: 2,
    barHeight: 2 * BAR + BETWEEN,
    gap: 16,
    ends: ends.map((end) => ({ value: end.value, textWidth: end.width })),
  });
  const drawn = ends.map((end) => {
    const middle = (frame.rows[end.row]?.middle ?? 0) + (end.index - 0.5) * (BAR + BETWEEN);
    const [start, stop] = [frame.zero, frame.scale(end.value)];
    const box = { x: Math.min(start, stop), y: middle - BAR / 2, width: Math.abs(stop - start), height: BAR };
    const fill = FILLS[spec.pair][end.index === 0 ? 0 : 1];
    return filledBox(box, { chartId: spec.id, fill }) + endWords(end, { x: stop, middle });
  });
  return finishChart(
    spec,
    { labelHeading: spec.labelHeading, labels: spec.labels, series: spec.series },
    { height: frame.bottom + 2, parts: [...frame.labels, ...drawn, zeroLine(frame)], fills: [...FILLS[spec.pair]] },
  );
}

type End = {
  readonly row: number;
  readonly index: number;
  readonly value: number;
  readonly text: string;
  readonly name: string;
  readonly width: number;
  readonly style: TextStyle;
  readonly isNumber: boolean;
};

function endOf(
  spec: GroupedBarChartSpec,
  at: { readonly series: Series; readonly row: number; readonly named: number; readonly index: number },
): End {
  const point: Point = at.series.points[at.row] ?? { value: null };
  const text = pointText(point, spec.unit, spec.language);
  const name = at.row === at.named ? at.series.label.toLowerCase() : '';
  const style = numberStyle(spec, at.index);
  const nameWidth = name === '' ? 0 : NAME_GAP + textWidth(name, LABEL);
  const width = textWidth(text, style) + nameWidth;
  return {
    row: at.row,
    index: at.index,
    value: drawnValue(point),
    text,
    name,
    width,
    style,
    isNumber: isShown(point),
  };
}

const NAME_GAP = 6;

function endWords(end: End, at: { readonly x: number; readonly middle: number }): string {
  const { style } = end;
  const isLeft = end.value < 0;
  const numberX = isLeft ? at.x - END_GAP : at.x + END_GAP;
  const anchor = isLeft ? ('end' as const) : ('start' as const);
  const number = words(end.text, {
    x: numberX,
    middle: at.middle,
    style,
    anchor,
    ink: end.isNumber ? 'ink' : 'inkSoft',
  });
  if (end.name === '') return number;
  const shift = textWidth(end.text, style) + NAME_GAP;
  const nameX = isLeft ? numberX - shift : numberX + shift;
  return number + words(end.name, { x: nameX, middle: at.middle, style: LABEL, anchor, ink: 'inkSoft' });
}

function isShown(point: Point | undefined): boolean {
  return point !== undefined && !point.isHidden && point.value !== null;
}

/** A comparison steps back; of two sexes neither does. */
function numberStyle(spec: GroupedBarChartSpec, index: number): TextStyle {
  return index === 1 && spec.pair === 'comparison' ? LABEL : VALUE;
}
