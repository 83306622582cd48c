// A line over time with its numbers, and the guideline it is held against as steps.
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Language } from '../language.ts';
import { type ChartUnit, type Point, pointText, type Series } from './chart.ts';
import { palette } from './palette.ts';
import { firstFree, type Obstacles, type Segment } from './place-label.ts';
import { type Box, element, straightLine, type Words, words } from './svg.ts';
import { LABEL, textWidth, type TextStyle, VALUE } from './text.ts';

export type LineSpec = {
  readonly series: Series;
  /** A limit that may change from year to year; a step where it does. */
  readonly guideline?: Series;
};

type Panel = {
  readonly chartId: string;
  readonly unit: ChartUnit;
  readonly language?: Language;
  readonly labels: readonly string[];
  readonly width: number;
};

const HEADING = 30;
const PANEL = 130;
const NUMBER = 24;
const GUIDE = { colour: 'ochre', width: 2, dash: '6 4' } as const;
const MISSING: TextStyle = { ...LABEL, size: 13 };

/** The scale starts at zero (or lower): a line that is cut off makes small changes look large. */
export function linePanel(
  spec: LineSpec,
  panel: Panel,
): { readonly height: number; readonly parts: readonly string[] } {
  const known = [...spec.series.points, ...(spec.guideline?.points ?? [])].flatMap(
    (point) => shownValue(point) ?? [],
  );
  const scale = scaleLinear()
    .domain([Math.min(0, ...known), max(known) || 1])
    .range([HEADING + PANEL - (Math.min(...known) < 0 ? NUMBER : 0), HEADING + NUMBER]);
  const slot = panel.width / panel.labels.length;
  const spots = spec.series.points.map((point, index) => {
    const value = shownValue(point);
    return {
      text: pointText(point, panel.unit, panel.language),
      x: slot * (index + 0.5),
      y: value === null ? null : scale(value),
    };
  });
  const guide = spec.guideline ? guideSegments(spec.guideline, { slot, scale }) : [];
  const numbers = placeNumbers(spots, { guide, ground: scale(0) });
  const obstacles = { segments: joined(spots), boxes: numbers.map(({ box }) => box) };
  const drawn = line<Spot>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => x)
    .y(({ y }) => y ?? 0)
    .digits(2)(spots);
  return {
    height: HEADING + PANEL,
    parts: [
      words(spec.series.label, { x: 0, middle: 11, style: VALUE }),
      straightLine({ x1: 0, y1: scale(0), x2: panel.width, y2: scale(0) }, { colour: 'line', width: 1 }),
      ...guide.map((segment) => straightLine(segment, GUIDE)),
      curve(drawn ?? ''),
      ...spots.map(dot),
      ...numbers.map(({ text, place }) => words(text, place)),
      ...(spec.guideline ? guideName(spec.guideline, { panel, guide, obstacles }) : []),
    ],
  };
}

type Spot = { readonly text: string; readonly x: number; readonly y: number | null };

type Placed = { readonly text: string; readonly place: Words; readonly box: Box };

/** Over the point, unless the line, the guideline or its neighbour would run through the number. */
function placeNumbers(
  spots: readonly Spot[],
  around: { readonly guide: readonly Segment[]; readonly ground: number },
): readonly Placed[] {
  const placed: Placed[] = [];
  const ground = { x1: 0, y1: around.ground, x2: Number.MAX_SAFE_INTEGER, y2: around.ground };
  const segments = [...joined(spots), ...around.guide, ground];
  for (const { text, x, y } of spots) {
    const style = y === null ? MISSING : VALUE;
    const look = { style, anchor: 'middle', ink: y === null ? 'inkSoft' : 'ink' } as const;
    const candidates = [-15, 17, -24, 26].map((shift) =>
      placedAt(text, { ...look, x, middle: (y ?? around.ground) + shift }),
    );
    const obstacles: Obstacles = { segments, boxes: placed.map(({ box }) => box) };
    const [over] = candidates;
    const free = firstFree(candidates, obstacles) ?? over;
    if (free) placed.push(free);
  }
  return placed;
}

/** The guideline's name stands at its last step with room for it, the other steps carry only their number. */
function guideName(
  guideline: Series,
  at: { readonly panel: Panel; readonly guide: readonly Step[]; readonly obstacles: Obstacles },
): readonly string[] {
  const look = { style: LABEL, ink: 'ochreInk' } as const;
  const boxes = [...at.obstacles.boxes];
  const segments = [...at.obstacles.segments, ...at.guide];
  const placed: Placed[] = [];
  for (const step of at.guide.filter(({ point }) => point !== null).toReversed()) {
    const number = pointText(step.point ?? { value: null }, at.panel.unit, at.panel.language);
    const text = placed.length === 0 ? `${guideline.label} ${number}` : number;
    const candidates = [14, -13, 32, -31].flatMap((shift) => [
      placedAt(text, { ...look, x: step.x2 - 2, middle: step.y1 + shift, anchor: 'end' }),
      placedAt(text, { ...look, x: step.x1 + 2, middle: step.y1 + shift, anchor: 'start' }),
    ]);
    const free = firstFree(
      candidates.filter(({ box }) => isInside(box, at.panel)),
      { segments, boxes },
    );
    if (!free) continue;
    placed.push(free);
    boxes.push(free.box);
  }
  if (placed.length > 0) return placed.map(({ text, place }) => words(text, place));
  return [words(guideline.label, { ...look, x: at.panel.width, middle: 11, anchor: 'end' })];
}

function isInside(box: Box, panel: Panel): boolean {
  return (
    box.x >= -2 &&
    box.x + box.width <= panel.width + 2 &&
    box.y > HEADING - 10 &&
    box.y + box.height < HEADING + PANEL
  );
}

function placedAt(text: string, place: Words): Placed {
  const width = textWidth(text, place.style);
  const left = place.anchor === 'middle' ? place.x - width / 2 : place.anchor === 'end' ? place.x - width : place.x;
  const height = place.style.size * 0.95;
  return { text, place, box: { x: left - 2, y: place.middle - height / 2, width: width + 4, height } };
}

/** A step of the guideline, or (without a point) the riser between two. */
type Step = Segment & { readonly point: Point | null };

function guideSegments(
  guideline: Series,
  at: { readonly slot: number; readonly scale: (value: number) => number },
): readonly Step[] {
  const segments: Step[] = [];
  for (const [index, point] of guideline.points.entries()) {
    const value = shownValue(point);
    if (value === null) continue;
    const [x1, x2, y] = [at.slot * index, at.slot * (index + 1), at.scale(value)];
    const before = segments.at(-1);
    if (before && before.x2 === x1 && before.y2 === y) {
      segments[segments.length - 1] = { ...before, x2 };
      continue;
    }
    if (before && before.x2 === x1) segments.push({ x1, y1: before.y2, x2: x1, y2: y, point: null });
    segments.push({ x1, y1: y, x2, y2: y, point });
  }
  return segments;
}

function joined(spots: readonly Spot[]): readonly Segment[] {
  return spots.slice(1).flatMap((to, index) => {
    const from = spots[index];
    return from && from.y !== null && to.y !== null ? [{ x1: from.x, y1: from.y, x2: to.x, y2: to.y }] : [];
  });
}

function curve(path: string): string {
  return element('path', {
    d: path,
    fill: 'none',
    class: 'chart-stroke-lake',
    stroke: palette.lake,
    'stroke-width': 2.5,
    'stroke-linejoin': 'round',
  });
}

function dot({ x, y }: Spot): string {
  return y === null ? '' : element('circle', { cx: x, cy: y, r: 4.5, class: 'chart-lake', fill: palette.lake });
}

function shownValue(point: Point): number | null {
  return point.isHidden ? null : point.value;
}
