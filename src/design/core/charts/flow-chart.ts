// Where people went: from the names on the left to those on the right, each band as wide as its number (a Sankey picture).
import { assert } from '#kernel';
import type { ChartModel } from '../table-model.ts';
import { CHART_WIDTH, type ChartHead, finishChart, formatIn } from './chart.ts';
import { withNarrow } from './narrow.ts';
import { element, filledBox, rounded, words } from './svg.ts';
import { palette } from './palette.ts';
import { LABEL, LINE_HEIGHT, VALUE, wrapText } from './text.ts';

export type FlowChartSpec = ChartHead & {
  /** Head of the table's label column: "Från och till". */
  readonly labelHeading: string;
  /** Head of the table's number column. */
  readonly valueHeading: string;
  readonly links: readonly { readonly from: string; readonly to: string; readonly value: number }[];
};

const BAR = 12;
const GAP = 14;
const LEAST = 3;
const TALLEST = 220;

export function flowChart(spec: FlowChartSpec): ChartModel {
  return withNarrow(spec, draw);
}

type Side = { readonly name: string; readonly total: number; readonly top: number; readonly height: number };

function draw(spec: FlowChartSpec): ChartModel {
  const { links } = spec;
  assert(links.length > 0 && links.every(({ value }) => value > 0), 'a flow has bands, each of somebody');
  const width = spec.width ?? CHART_WIDTH;
  const total = links.reduce((sum, { value }) => sum + value, 0);
  const scale = TALLEST / total;
  const room = Math.min(180, (width - 60) / 2.6);
  const [left, right] = [room, width - room];
  const from = sideOf(
    links.map((link) => ({ name: link.from, value: link.value })),
    { scale, room },
  );
  const to = sideOf(
    links.map((link) => ({ name: link.to, value: link.value })),
    { scale, room },
  );
  const used = new Map<string, number>();
  const take = (key: string, height: number): number => {
    const before = used.get(key) ?? 0;
    used.set(key, before + height);
    return before;
  };
  const bands = links.map((link) => {
    const height = Math.max(link.value * scale, LEAST);
    const start = (from.find(({ name }) => name === link.from)?.top ?? 0) + take(`from ${link.from}`, height);
    const end = (to.find(({ name }) => name === link.to)?.top ?? 0) + take(`to ${link.to}`, height);
    return band({ x1: left, x2: right, start, end, height });
  });
  const bottom = Math.max(...[...from, ...to].map(({ top, height }) => top + height));
  const names = (side: readonly Side[], place: { x: number; bar: number; anchor: 'start' | 'end' }): string[] =>
    side.flatMap(({ name, total: sum, top, height }) => {
      const lines = wrapText(name, { ...LABEL, maxWidth: room - BAR - 12 });
      const middle = top + height / 2 - (lines.length * LINE_HEIGHT) / 2;
      return [
        filledBox({ x: place.bar, y: top, width: BAR, height }, { chartId: spec.id, fill: 'lake' }),
        ...lines.map((line, index) =>
          words(line, { x: place.x, middle: middle + index * LINE_HEIGHT, style: LABEL, anchor: place.anchor }),
        ),
        words(formatIn(sum, spec.unit, spec.language), {
          x: place.x,
          middle: middle + lines.length * LINE_HEIGHT,
          style: VALUE,
          anchor: place.anchor,
        }),
      ];
    });
  return finishChart(
    spec,
    {
      labelHeading: spec.labelHeading,
      labels: links.map((link) => `${link.from} → ${link.to}`),
      series: [{ id: 'value', label: spec.valueHeading, points: links.map(({ value }) => ({ value })) }],
    },
    {
      height: bottom + LINE_HEIGHT,
      parts: [
        ...bands,
        ...names(from, { x: left - BAR - 8, bar: left - BAR, anchor: 'end' }),
        ...names(to, { x: right + BAR + 8, bar: right, anchor: 'start' }),
      ],
      fills: ['lake'],
    },
  );
}

/** Names of one side from the top, with room for the words beside each. */
function sideOf(
  parts: readonly { readonly name: string; readonly value: number }[],
  of: { readonly scale: number; readonly room: number },
): Side[] {
  let top = LINE_HEIGHT;
  return [...new Set(parts.map(({ name }) => name))].map((name) => {
    const own = parts.filter((part) => part.name === name);
    const height = own.reduce((sum, { value }) => sum + Math.max(value * of.scale, LEAST), 0);
    const lines = wrapText(name, { ...LABEL, maxWidth: of.room - BAR - 12 }).length + 1;
    const half = Math.max(0, (lines * LINE_HEIGHT - height) / 2);
    const side = { name, total: own.reduce((sum, { value }) => sum + value, 0), top: top + half, height };
    top += height + 2 * half + GAP;
    return side;
  });
}

function band(of: { x1: number; x2: number; start: number; end: number; height: number }): string {
  const { x1, x2, start, end, height } = of;
  const middle = rounded((x1 + x2) / 2);
  const at = (x: number, y: number): string => `${rounded(x)} ${rounded(y)}`;
  const curve = (x: number, a: number, b: number): string =>
    `C${middle} ${rounded(a)} ${middle} ${rounded(b)} ${at(x, b)}`;
  const d = `M${at(x1, start)}${curve(x2, start, end)}L${at(x2, end + height)}${curve(x1, end + height, start + height)}Z`;
  return element('path', { d, class: 'chart-lake-soft', fill: palette.lakeSoft, 'fill-opacity': 0.55 });
}
