// The frame of horizontal charts: wrapped labels to the left, a scale that leaves room for the numbers beside the bars.
import { scaleLinear } from 'd3-scale';
import { straightLine, words } from './svg.ts';
import { LABEL, LINE_HEIGHT, textWidth, wrapText } from './text.ts';

export type RowFrame = {
  /** Middle of each row's bars, and the height that a row takes. */
  readonly rows: readonly { readonly middle: number; readonly lines: readonly string[] }[];
  readonly scale: (value: number) => number;
  readonly zero: number;
  readonly top: number;
  readonly bottom: number;
  readonly labels: readonly string[];
};

export type RowSpec = {
  readonly labels: readonly string[];
  readonly width: number;
  readonly top: number;
  /** Height of the bars of one row, and the least air between two rows. */
  readonly barHeight: number;
  readonly gap: number;
  /** Every value with the width of the text that stands at its end. */
  readonly ends: readonly { readonly value: number; readonly textWidth: number }[];
};

/** Air between a bar and its number. */
export const END_GAP = 7;
const LABEL_GAP = 14;
const WIDEST_LABEL = 0.36;

export function rowFrame(spec: RowSpec): RowFrame {
  const wrapped = spec.labels.map((label) => wrapText(label, { ...LABEL, maxWidth: spec.width * WIDEST_LABEL }));
  const left = Math.max(...wrapped.flat().map((line) => textWidth(line, LABEL))) + LABEL_GAP;
  let y = spec.top;
  const rows = wrapped.map((lines) => {
    const height = Math.max(spec.barHeight + spec.gap, lines.length * LINE_HEIGHT + spec.gap * 0.6);
    y += height;
    return { middle: y - height / 2, lines };
  });
  const scale = scaleWithRoom({ left, right: spec.width - 4, ends: spec.ends });
  const labels = rows.flatMap(({ middle, lines }) =>
    lines.map((line, index) =>
      words(line, { x: 0, middle: middle + (index - (lines.length - 1) / 2) * LINE_HEIGHT, style: LABEL }),
    ),
  );
  return { rows, scale, zero: scale(0), top: spec.top, bottom: y, labels };
}

/** The line that bars start from, drawn last so that it lies over them. */
export function zeroLine(frame: RowFrame): string {
  return straightLine(
    { x1: frame.zero, y1: frame.top, x2: frame.zero, y2: frame.bottom },
    { colour: 'inkSoft', width: 1 },
  );
}

/** The widest scale on which every bar and the text at its end stay between left and right. */
function scaleWithRoom(space: {
  readonly left: number;
  readonly right: number;
  readonly ends: RowSpec['ends'];
}): (value: number) => number {
  const lowest = Math.min(0, ...space.ends.map(({ value }) => value));
  const highest = Math.max(0, ...space.ends.map(({ value }) => value));
  const span = highest - lowest || 1;
  const fits = (perUnit: number, zero: number) =>
    zero <= space.right &&
    space.ends.every(({ value, textWidth: width }) =>
      value < 0
        ? zero + value * perUnit - END_GAP - width >= space.left
        : zero + value * perUnit + END_GAP + width <= space.right,
    );
  // The negative side decides where zero lies, the positive side how long a unit is; both are linear in the other.
  let [small, large] = [0, (space.right - space.left) / span];
  const zeroAt = (perUnit: number) =>
    space.left +
    Math.max(
      0,
      ...space.ends
        .filter(({ value }) => value < 0)
        .map(({ value, textWidth: width }) => -value * perUnit + END_GAP + width),
    );
  for (let step = 0; step < 40; step += 1) {
    const middle = (small + large) / 2;
    if (fits(middle, zeroAt(middle))) small = middle;
    else large = middle;
  }
  const zero = zeroAt(small);
  return scaleLinear()
    .domain([0, 1])
    .range([zero, zero + small]);
}
