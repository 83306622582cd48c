import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findNumbers, type FoundNumber } from './find-numbers.ts';
import { writeNumber } from './formats.ts';
import { findReferences } from './number-references.ts';

type Case = { name: string; given: string; expected: string[] };
const cases = parse(readFileSync(new URL('find-numbers.cases.yaml', import.meta.url), 'utf8')) as Case[];

function shown(number: FoundNumber): string {
  const marks = `${number.isAmbiguous ? ' ?' : ''}${number.isRange ? ' range' : ''}`;
  return `${number.text} = ${number.value} ${number.kind}${marks}`;
}

describe('numbers in Swedish prose', () => {
  test.each(cases)('$name', ({ given, expected }) => {
    expect(findNumbers(given).map(shown)).toEqual(expected);
  });

  test('places point at the text that was found', () => {
    for (const { given } of cases) {
      for (const found of findNumbers(given)) expect(given.slice(found.start, found.end)).toBe(found.text);
    }
  });

  test('precision is one step of the last printed digit', () => {
    expect(findNumbers('748 tkr, 11,9 mnkr, 4,8 och 62 %').map((found) => found.precision)).toEqual([
      1000, 100000, 0.1, 1,
    ]);
  });

  test('a number printed in our own format is found with its value', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (value) => {
        fc.pre(value < 1900 || value > 2099);
        const found = findNumbers(`Totalt ${writeNumber(value, 0)} i summa`);
        expect(found.map((number) => number.value)).toEqual([value]);
      }),
    );
  });

  test('never overlaps, never throws and is quick on any text', () => {
    const piece = fc.constantFrom(
      '1',
      '23',
      '456',
      ' ',
      '\u202F',
      ',',
      '.',
      '-',
      '–',
      '%',
      ' kr',
      'sju',
      'hundra',
      ' kap. ',
      ' §',
      '/',
      ':',
      'a',
      '\n',
      'not ',
      '{{',
      '}}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const found = findNumbers(pieces.join(''));
        for (const [index, number] of found.entries()) {
          expect(Number.isFinite(number.value)).toBe(true);
          expect(number.start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
        }
      }),
    );
  });

  // A pattern that runs away would take hours here: the limit of every test ends it.
  test.each(['1 234 ', '1,', 'not 1, ', 'hundra', '0 1-'])('long hostile text of "%s" comes to an end', (piece) => {
    const text = piece.repeat(20_000);
    for (const { end } of findNumbers(text)) expect(end).toBeLessThanOrEqual(text.length);
  });

  test('references say what the digits are', () => {
    expect(findReferences('Den 14 mars 2025 enligt 7 §').map(({ role }) => role)).toEqual(['date', 'law']);
  });
});
