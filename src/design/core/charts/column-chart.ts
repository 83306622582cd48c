// Years side by side: the result as columns, and over it, when given, the capital as a line with its guideline. The
// two have panels of their own because one scale for both would hide the smaller.
import { scaleLinear } from 'd3-scale';
import { assert } from '#kernel';
import type { ChartModel } from '../table-model.ts';
import { CHART_WIDTH, type ChartHead, drawnValue, finishChart, type Point, pointText, type Series } from './chart.ts';
import { withNarrow } from './narrow.ts';
import { type LineSpec, linePanel } from './line-panel.ts';
import { filledBox, straightLine, words } from './svg.ts';
import { LABEL, LINE_HEIGHT, textWidth, VALUE, wrapText } from './text.ts';

export type ColumnChartSpec = ChartHead & {
  readonly labelHeading: string;
  /** One a column, in order of time. */
  readonly labels: readonly string[];
  readonly columns: Series;
  readonly line?: LineSpec;
};

const PANEL = 150;
const NUMBER = 22;
const HEADING = 30;

/** Negative columns hang under the zero line and their numbers under them; labels stand at the foot. */
export function columnChart(spec: ColumnChartSpec): ChartModel {
  const points = [...spec.columns.points, ...(spec.line?.series.points ?? [])];
  const numbers = points.map((point) => (point.value === null ? '' : pointText(point, spec.unit, spec.language)));
  // As many columns as points, each slot as wide as its widest number.
  const widest = numbers.toSorted((a, b) => textWidth(b, VALUE) - textWidth(a, VALUE)).slice(0, 1);
  return withNarrow(spec, draw, (width) =>
    columnsFit(
      spec.labels.flatMap(() => widest),
      width,
    ),
  );
}

function draw(spec: ColumnChartSpec): ChartModel {
  const width = spec.width ?? CHART_WIDTH;
  const line =
    spec.line &&
    linePanel(spec.line, {
      chartId: spec.id,
      unit: spec.unit,
      labels: spec.labels,
      width,
      ...(spec.language ? { language: spec.language } : {}),
    });
  const top = line ? line.height + 18 : 0;
  const heading = line ? [words(spec.columns.label, { x: 0, middle: top + 11, style: VALUE })] : [];
  const panelTop = top + (line ? HEADING : 4);
  const columns = columnPanel(spec, { width, top: panelTop });
  const series = [
    spec.columns,
    ...(spec.line ? [spec.line.series, ...(spec.line.guideline ? [spec.line.guideline] : [])] : []),
  ];
  return finishChart(
    spec,
    { labelHeading: spec.labelHeading, labels: spec.labels, series },
    { height: columns.bottom, parts: [...(line?.parts ?? []), ...heading, ...columns.parts], fills: [] },
  );
}

function columnPanel(spec: ColumnChartSpec, at: { readonly width: number; readonly top: number }) {
  const values = spec.columns.points.map(drawnValue);
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const space = {
    from: at.top + (highest > 0 || lowest === 0 ? NUMBER : 2),
    to: at.top + PANEL - (lowest < 0 ? NUMBER : 0),
  };
  const scale = scaleLinear()
    .domain(lowest === highest ? [0, 1] : [lowest, highest])
    .range([space.to, space.from]);
  const slot = at.width / spec.labels.length;
  assert(slot > 30, `chart ${spec.id} has room for its columns`);
  const columnWidth = Math.min(64, slot * 0.58);
  const parts = spec.columns.points.map((point, index) => {
    const x = slot * (index + 0.5);
    const [zero, end] = [scale(0), scale(drawnValue(point))];
    const box = { x: x - columnWidth / 2, y: Math.min(zero, end), width: columnWidth, height: Math.abs(end - zero) };
    const fill = drawnValue(point) < 0 ? 'lakeSoft' : 'lake';
    return filledBox(box, { chartId: spec.id, fill }) + number(spec, { point, x, end });
  });
  const zero = straightLine({ x1: 0, y1: scale(0), x2: at.width, y2: scale(0) }, { colour: 'inkSoft', width: 1 });
  const foot = footLabels(spec.labels, { slot, top: at.top + PANEL + 8 });
  return { parts: [...parts, zero, ...foot.parts], bottom: foot.bottom };
}

function number(
  spec: ColumnChartSpec,
  at: { readonly point: Point; readonly x: number; readonly end: number },
): string {
  const isBelow = drawnValue(at.point) < 0;
  const text = pointText(at.point, spec.unit, spec.language);
  const isNumber = at.point.value !== null && !at.point.isHidden;
  return words(text, {
    x: at.x,
    middle: at.end + (isBelow ? 12 : -11),
    style: isNumber ? VALUE : { ...LABEL, size: 13 },
    ink: isNumber ? 'ink' : 'inkSoft',
    anchor: 'middle',
  });
}

function footLabels(labels: readonly string[], at: { readonly slot: number; readonly top: number }) {
  const wrapped = labels.map((label) => wrapText(label, { ...LABEL, maxWidth: at.slot - 8 }));
  const parts = wrapped.flatMap((lines, index) =>
    lines.map((line, row) =>
      words(line, {
        x: at.slot * (index + 0.5),
        middle: at.top + 9 + row * LINE_HEIGHT,
        style: LABEL,
        anchor: 'middle',
      }),
    ),
  );
  const lines = Math.max(...wrapped.map(({ length }) => length));
  return { parts, bottom: at.top + lines * LINE_HEIGHT + 4 };
}

/** Whether the numbers of a series fit over their columns at a width; for callers that choose between kr and tkr. */
export function columnsFit(texts: readonly string[], width: number = CHART_WIDTH): boolean {
  const slot = width / Math.max(texts.length, 1);
  return texts.every((text) => textWidth(text, VALUE) <= slot - 4);
}
