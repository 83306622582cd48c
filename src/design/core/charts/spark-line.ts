// A word-sized line beside a key figure. It decorates: the numbers stand in `description`, for the one who listens.
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type ChartUnit, type Point, pointText, unitWord } from './chart.ts';
import type { Language } from '../language.ts';
import { palette } from './palette.ts';
import { element, rounded, straightLine } from './svg.ts';

export type SparkLineSpec = {
  readonly label: string;
  readonly unit: ChartUnit;
  readonly language?: Language;
  readonly points: readonly (Point & { readonly label: string })[];
  readonly width?: number;
  readonly height?: number;
};

export type SparkLine = {
  /** `aria-hidden`: give `description` as text beside it. */
  readonly svg: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
};

/** A gap where a value is missing; a hair line at zero when the values cross it; the last value has a dot. */
export function sparkLine(spec: SparkLineSpec): SparkLine {
  const { width = 120, height = 32 } = spec;
  const shown = spec.points.map((point, index) => ({ index, value: point.isHidden ? null : point.value }));
  const [lowest = 0, highest = 0] = extent(shown, ({ value }) => value ?? undefined) as [number?, number?];
  const x = scaleLinear()
    .domain([0, Math.max(shown.length - 1, 1)])
    .range([4, width - 4]);
  const y = scaleLinear()
    .domain(lowest === highest ? [lowest - 1, lowest + 1] : [lowest, highest])
    .range([height - 4, 4]);
  const path = line<(typeof shown)[number]>()
    .defined(({ value }) => value !== null)
    .x(({ index }) => x(index))
    .y(({ value }) => y(value ?? 0))
    .digits(2)(shown);
  const zero =
    lowest < 0 && highest > 0
      ? straightLine({ x1: 0, y1: y(0), x2: width, y2: y(0) }, { colour: 'line', width: 1 })
      : '';
  const last = shown.findLast(({ value }) => value !== null);
  const dot = last
    ? element('circle', {
        cx: x(last.index),
        cy: y(last.value ?? 0),
        r: 3,
        class: 'chart-ochre',
        fill: palette.ochre,
      })
    : '';
  return {
    svg: element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
        width,
        height,
        'aria-hidden': 'true',
        focusable: 'false',
        class: 'chart chart-spark',
      },
      zero,
      element('path', {
        d: path ?? '',
        fill: 'none',
        class: 'chart-stroke-lake',
        stroke: palette.lake,
        'stroke-width': 2,
        'stroke-linejoin': 'round',
        'stroke-linecap': 'round',
      }),
      dot,
    ),
    description: describe(spec),
    width,
    height,
  };
}

function describe(spec: SparkLineSpec): string {
  const unit = unitWord({ id: 'spark', title: spec.label, ...spec });
  return `${spec.label} (${unit}): ${spec.points.map((point) => `${point.label} ${pointText(point, spec.unit, spec.language)}`).join(', ')}.`;
}
