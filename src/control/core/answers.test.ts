import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPossibleMean, possiblePercentage, roundingOf } from './answers.ts';

describe('percentages of whole answers', () => {
  it.each([
    [34, 39, 'impossible'],
    [34, 38, 'rounded'],
    [38, 44, 'cutOff'],
    [65, 29, 'cutOff'],
    [0, 7, 'rounded'],
    [100, 7, 'rounded'],
  ])('%i per cent of %i is %s', (percent, whole, expected) => {
    expect(possiblePercentage({ percent, decimals: 0, whole })).toBe(expected);
  });

  it('always finds a percentage possible that was rounded from whole answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), fc.constantFrom(0, 1, 2), (whole, seed, decimals) => {
        const part = seed % (whole + 1);
        const scale = 10 ** decimals;
        const percent = Math.floor(((100 * part) / whole) * scale + 0.5 + 1e-9) / scale;
        expect(roundingOf({ percent, decimals, part, whole })).toBe('rounded');
        expect(possiblePercentage({ percent, decimals, whole })).toBe('rounded');
      }),
    );
  });

  it('always finds a mean possible that was rounded from whole answers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 60 }), (answers) => {
        const exact = answers.reduce((sum, one) => sum + one, 0) / answers.length;
        expect(
          isPossibleMean({
            mean: Math.floor(exact * 10 + 0.5 + 1e-9) / 10,
            decimals: 1,
            answers: answers.length,
          }),
        ).toBe(true);
      }),
    );
  });
});
