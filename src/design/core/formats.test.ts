import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatKronor,
  formatPercent,
  formatPeriod,
  formatsIn,
  cellTextIn,
  formatScore,
  formatThousand,
  writeNumber,
} from './formats.ts';
import { numberInWords, readNumberWord } from './number-words.ts';
import { readSwedishAmount, readSwedishNumber } from './read-number.ts';

describe('formats of a screen in English', () => {
  const english = formatsIn('en');
  test('months, decimals and what is missing are English', () => {
    expect(english.date('2025-03-14')).toBe('14 March 2025');
    expect(english.period({ from: '2024-01-01', to: '2024-06-30' })).toBe('1 January–30 June 2024');
    expect(english.percent(0.615, 1)).toBe('61.5\u00A0%');
    expect(english.count(1234.5)).toBe('1\u202F234.5');
    expect(english.score(null)).toBe('not stated');
    expect(english.thousand(11_935)).toBe('11\u202F935\u00A0thousand kr');
  });

  test('in Swedish they are the formats of reports', () => {
    const swedish = formatsIn('sv');
    expect(swedish.percent(0.615, 1)).toBe(formatPercent(0.615, 1));
    expect(swedish.thousand(null)).toBe('ej angivet');
  });

  test.each([
    [1234.5, '1\u202F234,5', '1\u202F234.5'],
    [null, 'ej angivet', 'not stated'],
    [null, 'Habo, Mullsjö', 'Habo, Mullsjö'],
    [null, '1,5 tjänst', '1,5 tjänst'],
  ])('a cell of %s that says %s', (value, text, expected) => {
    expect(cellTextIn({ value, text }, 'en')).toBe(expected);
    expect(cellTextIn({ value, text }, 'sv')).toBe(text);
  });
});

describe('Swedish formats', () => {
  test('kronor have narrow spaces, a real minus and a unit that stays on the line', () => {
    expect(formatKronor(1234567)).toBe('1\u202F234\u202F567\u00A0kr');
    expect(formatKronor(-57422)).toBe('\u221257\u202F422\u00A0kr');
    expect(formatKronor(0)).toBe('0\u00A0kr');
    expect(formatKronor(-0)).toBe('0\u00A0kr');
  });

  test('amounts in öre are exact', () => {
    expect(formatAmount(123450)).toBe('1\u202F234,50');
    expect(formatAmount(-5)).toBe('\u22120,05');
    expect(formatAmount(Number.MAX_SAFE_INTEGER)).toBe('90\u202F071\u202F992\u202F547\u202F409,91');
  });

  test('thousands, counts and posts', () => {
    expect(formatThousand(11935)).toBe('11\u202F935\u00A0tkr');
    expect(formatCount(999)).toBe('999');
    expect(formatCount(1.75)).toBe('1,75');
    expect(formatCount(2.5)).toBe('2,5');
  });

  test('null is not reported and never zero', () => {
    for (const format of [formatKronor, formatAmount, formatThousand, formatCount, formatPercent, formatScore]) {
      expect(format(null)).toBe('ej angivet');
    }
  });

  test('percentages round half away from zero and forgive binary fractions', () => {
    expect(formatPercent(0.62)).toBe('62\u00A0%');
    expect(formatPercent(0.345)).toBe('35\u00A0%');
    expect(formatPercent(1.005, 1)).toBe('100,5\u00A0%');
    expect(formatPercent(-0.004)).toBe('0\u00A0%');
    expect(writeNumber(1.005, 2)).toBe('1,01');
    expect(writeNumber(0.4949999, 2)).toBe('0,49');
  });

  test('scores, dates and periods', () => {
    expect(formatScore(4.8)).toBe('4,8');
    expect(formatScore(4.905, 2)).toBe('4,91');
    expect(formatDate('2025-03-14')).toBe('14 mars 2025');
    expect(formatDate('2025-03-01', 'table')).toBe('2025-03-01');
    expect(formatPeriod({ from: '2024-01-01', to: '2024-12-31' })).toBe('2024');
    expect(formatPeriod({ from: '2024-12-31', to: '2024-12-31' })).toBe('31 december 2024');
    expect(formatPeriod({ from: '2024-01-01', to: '2024-06-30' })).toBe('1 januari–30 juni 2024');
    expect(formatPeriod({ from: '2023-12-01', to: '2024-11-30' })).toBe('1 december 2023–30 november 2024');
  });

  test('reads back every amount and number it writes', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (ore) => {
        expect(readSwedishAmount(formatAmount(ore))).toEqual({ ok: true, value: ore });
      }),
    );
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(readSwedishNumber(writeNumber(value, 0))).toBe(value);
      }),
    );
  });
});

describe('number words', () => {
  test('are spelt in both genders', () => {
    expect([0, 1, 7, 12, 21, 100, 1000].map((value) => numberInWords(value))).toEqual([
      'noll',
      'en',
      'sju',
      'tolv',
      'tjugoen',
      'hundra',
      'tusen',
    ]);
    expect([1, 21, 1001, 21000].map((value) => numberInWords(value, 'neuter'))).toEqual([
      'ett',
      'tjugoett',
      'ettusenett',
      'tjugoettusen',
    ]);
  });

  test('read back what they spell, for every number to 20 000 and samples above', () => {
    const samples = [...Array(20_000).keys(), 99_999, 100_000, 243_021, 999_999];
    for (const value of samples) {
      expect(readNumberWord(numberInWords(value))).toBe(value);
      expect(readNumberWord(numberInWords(value, 'neuter'))).toBe(value);
    }
  });

  test.each(['', 'mål', 'tusental', 'hundratal', 'femma', 'sexa', 'tjugotvåan', 'nolltusen', 'ensam'])(
    'takes %j for no number',
    (word) => {
      expect(readNumberWord(word)).toBeNull();
    },
  );
});

describe('reading numbers', () => {
  test.each([
    ['1 234,50', 1234.5],
    ['1\u00A0234\u202F567', 1234567],
    ['−5', -5],
    ['- 57 422', -57422],
    ['–5', -5],
    ['(1 234)', -1234],
    ['5-', -5],
    ['+7', 7],
    ['1.234,50', 1234.5],
    ['1,234.50', 1234.5],
    ['1,234,567', 1234567],
    ['1.153', 1153],
    ['0.125', 0.125],
    ['1234.5', 1234.5],
    ['12,5 kr', 12.5],
    ['100 SEK', 100],
    ["1'234", 1234],
    ['0', 0],
    ['-0', 0],
  ])('reads %j', (text, value) => {
    expect(readSwedishNumber(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '-',
    'abc',
    '12 34',
    '1 2345',
    '1,2,3',
    '1.2.3',
    '(5',
    '5)',
    '(-5)',
    '--5',
    '62 %',
    '1e5',
    '2024-12-31',
    '١٢',
  ])('refuses %j', (text) => {
    expect(readSwedishNumber(text)).toBeNull();
  });

  test('amounts are exact to the öre, and less than an öre is refused', () => {
    expect(readSwedishAmount('0,07')).toEqual({ ok: true, value: 7 });
    expect(readSwedishAmount('-1 234,5')).toEqual({ ok: true, value: -123450 });
    expect(readSwedishAmount('1,2300')).toEqual({ ok: true, value: 123 });
    expect(readSwedishAmount('1,2345')).toMatchObject({ refusal: { kind: 'partOfAnOre' } });
    expect(readSwedishAmount('x')).toMatchObject({ refusal: { kind: 'notANumber' } });
    expect(readSwedishAmount('99 999 999 999 999 999')).toMatchObject({ refusal: { kind: 'tooLarge' } });
  });
});
