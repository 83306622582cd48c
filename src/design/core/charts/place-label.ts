// Where a label can stand without lying over a line or another label.
import type { Box } from './svg.ts';

export type Segment = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

export type Obstacles = { readonly segments: readonly Segment[]; readonly boxes: readonly Box[] };

/** The first candidate that nothing crosses, else null. */
export function firstFree<T extends { readonly box: Box }>(candidates: readonly T[], obstacles: Obstacles): T | null {
  return candidates.find(({ box }) => isFree(box, obstacles)) ?? null;
}

export function isFree(box: Box, obstacles: Obstacles): boolean {
  return (
    !obstacles.boxes.some((other) => boxesMeet(box, other)) &&
    !obstacles.segments.some((segment) => segmentMeets(segment, box))
  );
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Cuts the segment to the box's width (Liang–Barsky in one direction) and asks whether what is left passes its height. */
function segmentMeets(segment: Segment, box: Box): boolean {
  const [left, right] = segment.x1 <= segment.x2 ? [segment.x1, segment.x2] : [segment.x2, segment.x1];
  if (right < box.x || left > box.x + box.width) return false;
  const yAt = (x: number) =>
    segment.x1 === segment.x2
      ? null
      : segment.y1 + ((segment.y2 - segment.y1) * (x - segment.x1)) / (segment.x2 - segment.x1);
  const ends = [yAt(Math.max(left, box.x)) ?? segment.y1, yAt(Math.min(right, box.x + box.width)) ?? segment.y2];
  return Math.max(...ends) >= box.y && Math.min(...ends) <= box.y + box.height;
}
