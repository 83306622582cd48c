// The colours of charts, report and screens. Lake (Vättern) is the main hue, ochre the only accent, neutrals carry a
// trace of blue. Contrast against paper: text colours at least 4.5:1, graphics at least 3:1 (a test holds it).

export const palette = {
  lake: '#0B4F6C',
  /** Lake for large quiet areas and for comparisons. */
  lakeSoft: '#5089A3',
  ochre: '#B9741A',
  /** Ochre dark enough for words. */
  ochreInk: '#8A5410',
  ink: '#15242E',
  inkSoft: '#4A5C69',
  neutral: '#74858F',
  line: '#C3CDD4',
  wash: '#EDF2F5',
  paper: '#FFFFFF',
} as const;

export type PaletteColour = keyof typeof palette;

/** The same roles on a dark ground: `.chart-lake { fill: … }` in the application's dark theme. */
export const darkPalette: Readonly<Record<PaletteColour, string>> = {
  lake: '#6FB7D6',
  lakeSoft: '#4F8CA8',
  ochre: '#E3A548',
  ochreInk: '#EDB968',
  ink: '#EAF1F5',
  inkSoft: '#B4C2CC',
  neutral: '#8495A1',
  line: '#3B4C58',
  wash: '#1C2A33',
  paper: '#111C23',
};

/** Contrast ratio of two `#RRGGBB` colours (WCAG 2.2), 1–21. */
export function contrastRatio(pair: { readonly ground: string; readonly mark: string }): number {
  const [dark = 0, light = 0] = [luminance(pair.ground), luminance(pair.mark)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
