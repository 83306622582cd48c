import { expect, test } from 'vitest';
import { printableText, unprintableLetters } from './font-letters.ts';

test('ordinary Swedish and its signs are printed as they are', () => {
  const text = 'Årsredovisning – 1 234 kr, 81\u00a0%, ”citat” … € ½ é ü ß −5\u202f000 •';
  expect(printableText(text)).toBe(text);
  expect(unprintableLetters(text)).toEqual([]);
});

test('a letter that the type lacks is one square, with its tones and joiners', () => {
  expect(printableText('Bra 👍🏽! 👩‍👩‍👧 ja 中文')).toBe('Bra □! □ ja □□');
  expect(unprintableLetters('Bra 👍🏽! 中')).toEqual([
    { letters: '👍🏽', at: 4 },
    { letters: '中', at: 10 },
  ]);
});

test('what is invisible anyway is left out without a square or a complaint', () => {
  expect(printableText('a\u200db\u2060c')).toBe('abc');
  expect(unprintableLetters('a\u2060b')).toEqual([]);
});
