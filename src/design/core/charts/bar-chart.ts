// One number a row as horizontal bars: exits by reason, programmes by participants.
import type { ChartModel } from '../table-model.ts';
import { CHART_WIDTH, type ChartHead, drawnValue, finishChart, type Point, pointText } from './chart.ts';
import { withNarrow } from './narrow.ts';
import { END_GAP, rowFrame, zeroLine } from './rows.ts';
import { type Fill, filledBox, words } from './svg.ts';
import { LABEL, textWidth, VALUE } from './text.ts';

export type Bar = Point & {
  readonly label: string;
  /** When some bars are the finding, the others step back. */
  readonly isEmphasised?: boolean;
};

export type BarChartSpec = ChartHead & {
  readonly labelHeading: string;
  readonly valueHeading: string;
  readonly bars: readonly Bar[];
  readonly order: 'given' | 'largestFirst';
};

const BAR = 22;

/** Bars with their number at the end and a zero line; negative values go to the left. Equal values keep their order. */
export function barChart(spec: BarChartSpec): ChartModel {
  return withNarrow(spec, draw);
}

function draw(spec: BarChartSpec): ChartModel {
  const bars = spec.order === 'given' ? spec.bars : spec.bars.toSorted((a, b) => sortKey(b) - sortKey(a));
  const texts = bars.map((bar) => pointText(bar, spec.unit, spec.language));
  const frame = rowFrame({
    labels: bars.map(({ label }) => label),
    width: spec.width ?? CHART_WIDTH,
    top: 2,
    barHeight: BAR,
    gap: 12,
    ends: bars.map((bar, index) => ({ value: drawnValue(bar), textWidth: textWidth(texts[index] ?? '', VALUE) })),
  });
  const someStepBack = bars.some(({ isEmphasised }) => isEmphasised);
  const drawn = bars.map((bar, index) => {
    const fill: Fill = someStepBack && !bar.isEmphasised ? 'lakeSoft' : 'lake';
    const [start, end] = [frame.zero, frame.scale(drawnValue(bar))];
    const middle = frame.rows[index]?.middle ?? 0;
    const box = { x: Math.min(start, end), y: middle - BAR / 2, width: Math.abs(end - start), height: BAR };
    return filledBox(box, { chartId: spec.id, fill }) + endText(texts[index] ?? '', { bar, end, middle });
  });
  const data = {
    labelHeading: spec.labelHeading,
    labels: bars.map(({ label }) => label),
    series: [{ id: 'value', label: spec.valueHeading, points: bars }],
  };
  return finishChart(spec, data, {
    height: frame.bottom + 2,
    parts: [...frame.labels, ...drawn, zeroLine(frame)],
    fills: [],
  });
}

function endText(text: string, place: { readonly bar: Bar; readonly end: number; readonly middle: number }): string {
  const isNumber = place.bar.value !== null && !place.bar.isHidden;
  const isLeft = drawnValue(place.bar) < 0;
  return words(text, {
    x: place.end + (isLeft ? -END_GAP : END_GAP),
    middle: place.middle,
    style: isNumber ? VALUE : LABEL,
    ink: isNumber ? 'ink' : 'inkSoft',
    anchor: isLeft ? 'end' : 'start',
  });
}

function sortKey(bar: Bar): number {
  return bar.isHidden || bar.value === null ? Number.NEGATIVE_INFINITY : bar.value;
}
