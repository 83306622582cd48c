// W8: every word that a screen shows stands in both languages. `inBoth` of #design/core forces it: what a screen says is
// written there and read by `wordsOf` (in parts) or by `locals.language` (in loads and actions).
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSource, readSources, type SourceFile } from './walls/scan.ts';
import { isSwedish, namesFrom, swedishOf, wordsInMarkup } from './walls/words.ts';

/** Swedish by intent; a path that ends with / is a directory. This list only grows by letters and documents. */
const swedishByIntent: readonly { path: string; why: string }[] = [
  { path: 'routes/_monster/', why: 'the page of patterns, for those who build' },
  { path: 'routes/anvandare/letter.ts', why: 'a letter' },
  { path: 'routes/insatsrapporter/letters.ts', why: 'letters' },
  { path: 'routes/ansokningar/letters.ts', why: 'letters' },
  { path: 'routes/rapporter/[year]/sida/[section]/+server.ts', why: 'a page of the report' },
  {
    path: 'finance/ui/import-texts.ts',
    why: 'paired by inBoth with refusals-in-english.ts; a problem carries its own English sentence',
  },
];

/** Documents that say nothing of their own but write dates. */
const documents: readonly string[] = ['routes/(open)/insatsrapport/[token]/fil/[format]/+server.ts'];

const files = readSources(join(import.meta.dirname));

const isScreen = ({ path, layer, isTest }: SourceFile): boolean =>
  (path.startsWith('routes/') || layer === 'ui') && !isTest;

const intended = (path: string) =>
  swedishByIntent.find((one) => (one.path.endsWith('/') ? path.startsWith(one.path) : path === one.path));

function breaches({ syntax, markup }: SourceFile): string[] {
  return [...syntax.flatMap(swedishOf), ...(markup === null ? [] : wordsInMarkup(markup))];
}

const found = files
  .filter(isScreen)
  .flatMap((file) => breaches(file).map((breach) => ({ path: file.path, breach })))
  .map(({ path, breach }) => ({ path, breach, isIntended: intended(path) !== undefined }));

test('every text of a screen stands in both languages', () => {
  const wrong = found.filter(({ isIntended }) => !isIntended).map(({ path, breach }) => `${path}: ${breach}`);
  expect(wrong, 'write these texts as inBoth(sv, en) of #design/core, as in routes/ekonomi/texts.ts').toEqual([]);
});

test('every path of the list of intent has Swedish in it', () => {
  const used = new Set(found.map(({ path }) => intended(path)?.path));
  expect(swedishByIntent.filter(({ path }) => !used.has(path))).toEqual([]);
});

/** They write Swedish unless a language is given; `formatsIn(language)` cannot forget it. */
const swedishFormats = /^(formatDate|formatPeriod|formatPercent|formatScore|formatThousand|formatCount)$/;

test('dates and numbers of a screen follow its language', () => {
  const wrong = files
    .filter((file) => isScreen(file) && !intended(file.path) && !documents.includes(file.path))
    .flatMap(({ path, syntax }) =>
      syntax.flatMap((one) => namesFrom(one, '#design/core')).map((name) => `${path}: ${name}`),
    )
    .filter((name) => swedishFormats.test(name.split(': ')[1] ?? ''));
  expect(wrong, 'use formatsIn(language) of #design/core').toEqual([]);
});

test('there is something to look at', () => {
  expect(files.filter(isScreen).length).toBeGreaterThan(200);
  expect(files.filter((file) => isScreen(file) && file.markup !== null).length).toBeGreaterThan(80);
});

describe('what is found', () => {
  const planted: readonly [string, string, number][] = [
    ['routes/a.ts', "export const a = 'Något gick fel';", 1],
    ['routes/a.ts', "export const a = 'Filen saknas';", 1],
    ['routes/a.ts', 'export const a = (n: number) => `${n} kr kvar till mars`;', 1],
    ['routes/a.ts', "export const a = inBoth({ a: 'Något gick fel' }, { a: 'Something went wrong' });", 0],
    ['routes/a.ts', "export const a = { sv: 'Översikt', en: 'Overview' };", 0],
    ['routes/a.ts', "export const a = { id: 'a', alsoCalled: ['från'] };", 0],
    ['routes/a.ts', "import { a } from './å.ts'; // en kommentar på svenska", 0],
    ['routes/a.ts', "export const a = { id: 'konto', label: 'Konto' };", 1],
    ['routes/a.ts', "export const a = '/ekonomi/kontoplan';", 0],
    ['routes/A.svelte', '<p class="med en ram">{words.a}</p>', 0],
    ['routes/A.svelte', '<p>Spara</p>', 1],
    ['routes/A.svelte', '<svelte:head><title>{words.a} – Stegvis</title></svelte:head>', 0],
    ['routes/A.svelte', '<input aria-label="Namn" name="namn" />', 1],
    ['routes/A.svelte', "<p>{is ? 'På väg' : words.a}</p>", 1],
    ['routes/A.svelte', '<p>{`${n} på väg`}</p>', 1],
    ['routes/A.svelte', "<script>const a = 'På väg';</script><p>{a}</p>", 1],
  ];
  test.each(planted)('%s: %s', (path, text, count) => {
    expect(breaches(readSource({ path, text }))).toHaveLength(count);
  });

  test.each(['Kontot saknas i planen', 'å', 'är'])('%s is Swedish', (text) => expect(isSwedish(text)).toBe(true));
  test.each(['The file is empty', 'kontoplan', 'en', '/a/till/b'])('%s is not', (text) =>
    expect(isSwedish(text)).toBe(false),
  );
});
