// The design system is imported part by part in app.css: a class that a page uses must be in one of the parts.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(src, file), 'utf8');
const resolve = createRequire(import.meta.url).resolve;

const imported = [...read('app.css').matchAll(/@import '(@digdir\/designsystemet-css\/[a-z-]+\.css)'/g)].map(
  ([, part = '']) => readFileSync(resolve(part), 'utf8'),
);

test('every class of the design system that a page uses is imported', () => {
  const known = new Set(imported.flatMap((css) => css.match(/\.ds-[a-z-]+/g) ?? []));
  const used = globSync('**/*.svelte', { cwd: src }).flatMap((file) =>
    [...read(file).matchAll(/(?<![-\w])ds-[a-z-]+(?![-\w])/g)].map(([name]) => `.${name}`),
  );
  expect(used.length).toBeGreaterThan(100);
  expect(
    [...new Set(used)].filter((name) => !known.has(name)),
    'a line in src/app.css is missing',
  ).toEqual([]);
});
