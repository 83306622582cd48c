// A chart as a PNG, for forms that know no SVG.
import { Resvg } from '@resvg/resvg-js';
import type { ChartModel } from '#design/core';
import { FONT_FAMILY, printFontFiles } from './fonts.ts';

/** Pixels for each unit of the drawing: 250 dots an inch at the width of a page. */
const SCALE = 2.5;

export function chartPicture(chart: ChartModel): Buffer {
  const picture = new Resvg(chart.svg, {
    fitTo: { mode: 'width', value: Math.round(chart.width * SCALE) },
    background: '#ffffff',
    font: { fontFiles: printFontFiles(), loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return picture.render().asPng();
}
