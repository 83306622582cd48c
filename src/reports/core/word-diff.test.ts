import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, wordDiff, type Difference } from './word-diff.ts';

const marked = (before: string, after: string): string =>
  wordDiff({ before, after })
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`))
    .join('');

describe('what a reader sees', () => {
  test.each([
    ['the same', 'Vi är två.', 'Vi är två.', 'Vi är två.'],
    [
      'a word',
      'Kansliet har två anställda.',
      'Kansliet har tre anställda.',
      'Kansliet har [-två-][+tre+] anställda.',
    ],
    ['a phrase is one change', 'Det gick bra i år.', 'Det blev sämre i år.', 'Det [-gick bra-][+blev sämre+] i år.'],
    ['an added end', 'Ett.', 'Ett. Två.', 'Ett.[+ Två.+]'],
    ['a removed paragraph', 'Ett.\n\nTvå.\n\nTre.', 'Ett.\n\nTre.', 'Ett.\n\n[-Två.\n\n-]Tre.'],
    ['from nothing', '', 'Ny text.', '[+Ny text.+]'],
    ['to nothing', 'Gammal text.', '', '[-Gammal text.-]'],
    [
      'a linked figure is one word',
      'Vi fick {{ a.b@2024{sex=female} | kr }} i år.',
      'Vi fick {{ a.b@2023{sex=female} | kr }} i år.',
      'Vi fick [-{{ a.b@2024{sex=female} | kr }}-][+{{ a.b@2023{sex=female} | kr }}+] i år.',
    ],
  ])('%s', (_, before, after, shown) => expect(marked(before, after)).toBe(shown));

  test('counts the words that came and went', () => {
    const parts = wordDiff({ before: 'Ett två tre fyra', after: 'Ett två fem sex sju fyra' });
    expect([countWords(parts, 'removed'), countWords(parts, 'added')]).toEqual([1, 3]);
  });
});

const kept = (parts: readonly Difference[], without: Difference['kind']): string =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const someText = fc
  .array(fc.constantFrom('ett', 'två', 'tre', ' ', ' ', '\n', '.', '{{ a | kr }}', 'å\u0308', '😀', '\u202F'), {
    maxLength: 60,
  })
  .map((words) => words.join(''));

test('nothing is lost: both texts can be read out of every difference', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const parts = wordDiff({ before, after });
      expect(kept(parts, 'added')).toBe(before);
      expect(kept(parts, 'removed')).toBe(after);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      const parts = wordDiff({ before, after });
      expect(kept(parts, 'added')).toBe(before);
      expect(kept(parts, 'removed')).toBe(after);
    }),
  );
});

test('two long texts with nothing in common are told as replaced, at once', () => {
  const text = (word: string): string => Array.from({ length: 12_000 }, (_, index) => `${word}${index}`).join(' ');
  const parts = wordDiff({ before: text('a'), after: text('b') });
  expect(parts).toHaveLength(2);
});
