import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsWithQuotes } from './quotes.ts';

test('names of tables stand apart, the longer before the shorter that it holds', () => {
  expect(partsWithQuotes('Summa, Not 2 is 5 but Summa is 6.', ['Summa', 'Summa, Not 2'])).toEqual([
    { text: 'Summa, Not 2', isQuote: true },
    { text: ' is 5 but ', isQuote: false },
    { text: 'Summa', isQuote: true },
    { text: ' is 6.', isQuote: false },
  ]);
});

test('no letter is lost or added', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 }), (sentence, quotes) => {
      const parts = partsWithQuotes(sentence, quotes);
      expect(parts.map(({ text }) => text).join('')).toBe(sentence);
      expect(parts.filter(({ isQuote }) => isQuote).every(({ text }) => quotes.includes(text))).toBe(true);
    }),
  );
});
