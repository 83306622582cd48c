import { describe, expect, it } from 'vitest';
import { goalCountsIn } from './goal-counts.ts';

const read = (text: string, programmes: string[] = []) =>
  goalCountsIn(text, programmes).map((one) => `${one.what} ${one.count}`);

describe('goals counted in words', () => {
  it.each([
    [
      'Sju av de tretton målen i planen för 2024 bedöms uppfyllda under året, fem bedöms inte vara uppfyllda, ett delvis uppfyllt och ett mål har inte varit möjligt att bedöma.',
      ['fulfilled 7', 'total 13', 'notFulfilled 5', 'partlyFulfilled 1', 'notAssessed 1'],
    ],
    ['The printed summary says five not fulfilled; the printed table shows four.', ['notFulfilled 5']],
    ['Fyra mål uppfylldes inte.', ['notFulfilled 4']],
    [
      'Av målen är 8 uppfyllda, 2 delvis uppfyllda och 3 ej bedömda.',
      ['fulfilled 8', 'partlyFulfilled 2', 'notAssessed 3'],
    ],
    ['Totalt nio mål har följts upp.', ['total 9']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('leaves percentages, people and articles alone', () => {
    expect(read('Målet att 75 % ska vara nöjda är uppfyllt.')).toEqual([]);
    expect(read('Målet uppfylldes av 14 deltagare.')).toEqual([]);
    expect(read('Ett mål som alla uppfyller är lätt att glömma.')).toEqual([]);
  });

  it('leaves the goals of a programme to the programme', () => {
    expect(read('För Enter är tre av fyra mål uppfyllda.', ['Enter'])).toEqual([]);
  });
});
