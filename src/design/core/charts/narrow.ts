// A chart for a phone is drawn anew, not shrunk: its words keep their size and break into more lines.
import type { ChartModel } from '../table-model.ts';
import type { ChartHead } from './chart.ts';

/** What is left of a screen of 320 pixels, so that words are never drawn smaller than they are. */
export const NARROW_WIDTH = 288;

/** Adds the narrow drawing; a chart whose width somebody chose keeps to it, as does one that does not fit. */
export function withNarrow<Spec extends ChartHead>(
  spec: Spec,
  draw: (spec: Spec) => ChartModel,
  fits: (width: number) => boolean = () => true,
): ChartModel {
  const chart = draw(spec);
  if (spec.width !== undefined || !fits(NARROW_WIDTH)) return chart;
  const { svg, width, height } = draw({ ...spec, id: `${spec.id}-narrow`, width: NARROW_WIDTH });
  return { ...chart, narrow: { svg, width, height } };
}
