// Parts of a whole a row: participants and exits by sex or reason.
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
import { element, type Fill, filledBox, words } from './svg.ts';
import { palette } from './palette.ts';
import { LABEL, LINE_HEIGHT, textWidth, VALUE } from './text.ts';

export type StackedBarChartSpec = ChartHead & {
  readonly labelHeading: string;
  readonly labels: readonly string[];
  /** Two to four parts, none negative. */
  readonly series: readonly Series[];
};

const FILLS: readonly Fill[] = ['lake', 'ochreHatch', 'neutral', 'neutralDots'];
const BAR = 24;
const KEY_HEIGHT = 28;
const SWATCH = 13;
const KEY_GAP = 20;

/**
 * Each part with its number inside where it fits, the total at the end; where one does not fit all parts stand in
 * brackets behind the total. A row with a hidden or missing part shows no total, which would give the part away.
 */
export function stackedBarChart(spec: StackedBarChartSpec): ChartModel {
  return withNarrow(spec, draw);
}

function draw(spec: StackedBarChartSpec): ChartModel {
  assert(spec.series.length >= 2 && spec.series.length <= FILLS.length, 'a stacked bar has two to four parts');
  const rows = spec.labels.map((_, row) => rowOf(spec, row));
  assert(
    rows.every(({ values }) => values.every((value) => value >= 0)),
    'parts of a whole are not negative',
  );
  const frameWith = (isTold: readonly boolean[]) => frameOf(spec, rows, isTold);
  // The brackets take room from the scale, and the scale decides who needs brackets: two rounds settle it.
  const first = frameWith(rows.map(({ isComplete }) => !isComplete));
  const isTold = rows.map((row) => !row.isComplete || !partsFit(row, first));
  const frame = frameWith(isTold);
  const drawn = rows.map((row, index) => {
    const middle = frame.rows[index]?.middle ?? 0;
    return drawRow(spec, { row, frame, middle, isTold: isTold[index] ?? true });
  });
  return finishChart(
    spec,
    { labelHeading: spec.labelHeading, labels: spec.labels, series: spec.series },
    {
      height: frame.bottom + 2,
      parts: [...frame.labels, ...keyLine(spec, frame.zero), ...drawn, zeroLine(frame)],
      fills: FILLS.slice(0, spec.series.length),
    },
  );
}

type Row = {
  readonly values: readonly number[];
  readonly texts: readonly string[];
  readonly total: number;
  readonly isComplete: boolean;
};

function rowOf(spec: StackedBarChartSpec, row: number): Row {
  const points = spec.series.map(({ points: all }): Point => all[row] ?? { value: null });
  const values = points.map(drawnValue);
  return {
    values,
    texts: points.map((point) => pointText(point, spec.unit, spec.language)),
    total: values.reduce((sum, value) => sum + value, 0),
    isComplete: points.every((point) => !point.isHidden && point.value !== null),
  };
}

function frameOf(spec: StackedBarChartSpec, rows: readonly Row[], isTold: readonly boolean[]): RowFrame {
  return rowFrame({
    labels: spec.labels,
    width: spec.width ?? CHART_WIDTH,
    top: KEY_HEIGHT + (keyRows(spec).length - 1) * LINE_HEIGHT + 2,
    barHeight: BAR,
    gap: 12,
    ends: rows.map((row, index) => {
      const { total, parts } = endTexts(spec, { row, isTold: isTold[index] ?? true });
      return { value: row.total, textWidth: textWidth(total, VALUE) + textWidth(parts, LABEL) };
    }),
  });
}

function endTexts(spec: StackedBarChartSpec, at: { readonly row: Row; readonly isTold: boolean }) {
  const { row, isTold } = at;
  if (!row.isComplete) return { total: '', parts: row.texts.join(' + ') };
  const total = formatIn(row.total, spec.unit, spec.language);
  return { total, parts: isTold && row.total > 0 ? ` (${row.texts.join(' + ')})` : '' };
}

function partsFit(row: Row, frame: RowFrame): boolean {
  return row.values.every((_, index) => partFits(row, { frame, index }));
}

/** A part of nothing needs no room. */
function partFits(row: Row, at: { readonly frame: RowFrame; readonly index: number }): boolean {
  const value = row.values[at.index] ?? 0;
  const width = at.frame.scale(value) - at.frame.zero;
  return value === 0 || width >= textWidth(row.texts[at.index] ?? '', VALUE) + 14;
}

function drawRow(
  spec: StackedBarChartSpec,
  at: { readonly row: Row; readonly frame: RowFrame; readonly middle: number; readonly isTold: boolean },
): string {
  const { row, frame, middle, isTold } = at;
  let sum = 0;
  const parts = row.values.map((value, index) => {
    const [from, to] = [frame.scale(sum), frame.scale(sum + value)];
    sum += value;
    const gap = index > 0 && from > frame.zero ? 2 : 0;
    const box = { x: from + gap, y: middle - BAR / 2, width: to - from - gap, height: BAR };
    const fill = FILLS[index] ?? 'neutral';
    const inside =
      value === 0 || !partFits(row, { frame, index })
        ? ''
        : insideText(row.texts[index] ?? '', { x: (from + gap + to) / 2, middle, fill });
    return filledBox(box, { chartId: spec.id, fill }) + inside;
  });
  const x = frame.scale(row.total) + END_GAP;
  const { total, parts: told } = endTexts(spec, { row, isTold });
  const end = total === '' ? '' : words(total, { x, middle, style: VALUE });
  const behind =
    told === '' ? '' : words(told.trimStart(), { x: x + bracketShift(total), middle, style: LABEL, ink: 'inkSoft' });
  return parts.join('') + end + behind;
}

function bracketShift(total: string): number {
  return total === '' ? 0 : textWidth(`${total} `, VALUE);
}

function insideText(text: string, at: { readonly x: number; readonly middle: number; readonly fill: Fill }): string {
  if (at.fill === 'lake') return words(text, { ...at, style: VALUE, ink: 'paper', anchor: 'middle' });
  const width = textWidth(text, VALUE) + 8;
  const plate = element('rect', {
    x: at.x - width / 2,
    y: at.middle - 9,
    width,
    height: 18,
    rx: 2,
    class: 'chart-paper',
    fill: palette.paper,
  });
  return plate + words(text, { ...at, style: VALUE, anchor: 'middle' });
}

/** The name of each part over the first bar, beside a piece of its pattern; in several lines where one is too short. */
function keyLine(spec: StackedBarChartSpec, start: number): readonly string[] {
  const rows = keyRows(spec);
  return rows.flatMap((row, line) => {
    const needed = row.reduce((sum, index) => sum + keyWidth(spec, index), -KEY_GAP);
    let x = rows.length > 1 ? 0 : Math.max(0, Math.min(start, (spec.width ?? CHART_WIDTH) - needed));
    return row.map((index) => {
      const at = x;
      x += keyWidth(spec, index);
      const y = line * LINE_HEIGHT;
      const box = { x: at, y: 4 + y, width: SWATCH, height: SWATCH };
      const fill = FILLS[index] ?? 'neutral';
      const name = words(spec.series[index]?.label ?? '', { x: at + SWATCH + 6, middle: 10.5 + y, style: LABEL });
      return filledBox(box, { chartId: spec.id, fill }) + name;
    });
  });
}

/** Which parts are named in which line. */
function keyRows(spec: StackedBarChartSpec): readonly (readonly number[])[] {
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

function keyWidth({ series }: StackedBarChartSpec, index: number): number {
  return SWATCH + 6 + textWidth(series[index]?.label ?? '', LABEL) + KEY_GAP;
}
