import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { darkPalette } from '#design/core';

const css = readFileSync(join(import.meta.dirname, 'charts.css'), 'utf8');
const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test.each(Object.entries(darkPalette))('the dark theme draws %s as the palette says', (name, colour) => {
  const rule = (selector: string, property: string): string =>
    `.${selector}-${kebab(name)} {\n    ${property}: ${colour.toLowerCase()};\n  }`;
  expect(css).toContain(rule('chart', 'fill'));
  expect(css).toContain(rule('chart-stroke', 'stroke'));
});
