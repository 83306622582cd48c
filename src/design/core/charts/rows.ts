// The frame of horizontal charts: wrapped labels to the left, a scale that leaves room for the numbers beside the bars.
import { scaleLinear } from 'd3-scale';
import { straightLine, words } from './svg.ts';
import { LABEL, LINE_HEIGHT, textWidth, wrapText } from './text.ts';

export type RowFrame = {
  /** Middle of each row's bars, and the height that a row takes. */
  readonly rows: readonly { readonly middle: number; readonly lines: readonly string[] }[];
  readonly scale: (value: number) => number;
  readonly zero: number;
  /** Where the zero line runs: along all rows, or only along the bars when labels stand between them. */
  readonly zeroLines: readonly { readonly top: number; readonly bottom: number }[];
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
const WIDTH_FOR_LABELS = 400;
/** Air between a label and the bars under it. */
const LABEL_AIR = 3;

export function rowFrame(spec: RowSpec): RowFrame {
  // On a phone the label stands over its bars: beside them neither would have room.
  const isOver = spec.width < WIDTH_FOR_LABELS;
  const maxWidth = isOver ? spec.width : spec.width * WIDEST_LABEL;
  const wrapped = spec.labels.map((label) => wrapText(label, { ...LABEL, maxWidth }));
  const left = isOver ? 1 : Math.max(...wrapped.flat().map((line) => textWidth(line, LABEL))) + LABEL_GAP;
  const rows = isOver ? rowsUnderLabels(spec, wrapped) : rowsBesideLabels(spec, wrapped);
  const scale = scaleWithRoom({ left, right: spec.width - 4, ends: spec.ends });
  const labels = rows.flatMap(({ labelMiddle, lines }) =>
    lines.map((line, index) =>
      words(line, {
        x: 0,
        middle: labelMiddle + (index - (lines.length - 1) / 2) * LINE_HEIGHT,
        style: LABEL,
      }),
    ),
  );
  const bottom = rows.at(-1)?.bottom ?? spec.top;
  const bars = rows.map(({ middle }) => ({ top: middle - spec.barHeight / 2, bottom: middle + spec.barHeight / 2 }));
  return { rows, scale, zero: scale(0), zeroLines: isOver ? bars : [{ top: spec.top, bottom }], bottom, labels };
}

type PlacedRow = RowFrame['rows'][number] & { readonly labelMiddle: number; readonly bottom: number };

function rowsBesideLabels(spec: RowSpec, wrapped: readonly (readonly string[])[]): readonly PlacedRow[] {
  let y = spec.top;
  return wrapped.map((lines) => {
    const height = Math.max(spec.barHeight + spec.gap, lines.length * LINE_HEIGHT + spec.gap * 0.6);
    y += height;
    return { middle: y - height / 2, labelMiddle: y - height / 2, lines, bottom: y };
  });
}

function rowsUnderLabels(spec: RowSpec, wrapped: readonly (readonly string[])[]): readonly PlacedRow[] {
  let y = spec.top;
  return wrapped.map((lines) => {
    const top = y;
    const labelHeight = lines.length * LINE_HEIGHT;
    y += labelHeight + LABEL_AIR + spec.barHeight + spec.gap;
    const middle = top + labelHeight + LABEL_AIR + spec.barHeight / 2;
    return { middle, labelMiddle: top + labelHeight / 2, lines, bottom: y };
  });
}

/** The line that bars start from, drawn last so that it lies over them. */
export function zeroLine(frame: RowFrame): string {
  return frame.zeroLines
    .map(({ top, bottom }) =>
      straightLine({ x1: frame.zero, y1: top, x2: frame.zero, y2: bottom }, { colour: 'inkSoft', width: 1 }),
    )
    .join('');
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
