import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { darkPalette, palette, type PaletteColour } from '#design/core';

const css = readFileSync(join(import.meta.dirname, 'charts.css'), 'utf8');
const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test.each(Object.keys(palette) as PaletteColour[])('both themes draw %s as the palettes say', (name) => {
  const colours = `light-dark(${palette[name]}, ${darkPalette[name]})`.toLowerCase();
  const rule = (selector: string, property: string): string =>
    `.${selector}-${kebab(name)} {\n    ${property}: ${colours};\n  }`;
  expect(css).toContain(rule('chart', 'fill'));
  expect(css).toContain(rule('chart-stroke', 'stroke'));
});
