import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aQuestionnaire, aScaleItem, aSheet, sheetsOf } from './a-questionnaire.ts';
import type { AnswerSheet } from './answers.ts';
import { resultsAsJson } from './as-json.ts';
import { changeSince } from './change.ts';
import { resultsOf, type ItemResult, type ItemResults, type RoundAnswers } from './results.ts';

const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

function resultOf(
  round: Partial<RoundAnswers> & { readonly sheets: readonly AnswerSheet[] },
  item = 'useful',
): ItemResults {
  const results = resultsOf({
    questionnaire: aQuestionnaire(),
    groups: [{ programme: 'enter', offered: 22 }],
    fewestShown: 10,
    ...round,
  });
  const found = results.find((one) => one.item === item);
  if (!found) throw new Error(`no result of ${item}`);
  return found;
}

describe('the printed results of 2024', () => {
  test('19 answers, nearly 74 % at 5–6', () => {
    const sheets = sheetsOf('useful', [...times(9, 6), ...times(5, 5), ...times(3, 4), 3, 2]);
    const { all } = resultOf({ sheets, groups: [{ programme: 'enter', offered: 25 }] }).total;
    expect(all).toMatchObject({ n: 19, offered: 25, responseRate: 0.76, distribution: [0, 1, 1, 3, 5, 9] });
    expect(all.clearlyPositive).toMatchObject({ of: { part: 14, whole: 19 } });
    expect(all.clearlyPositive?.share).toBeCloseTo(0.7368, 4);
    expect(all.positive?.share).toBeCloseTo(17 / 19, 6);
  });

  test('18 answers, 67 %', () => {
    const sheets = sheetsOf('useful', [...times(12, 5), ...times(6, 4)]);
    expect(resultOf({ sheets }).total.all.clearlyPositive?.share).toBeCloseTo(2 / 3, 6);
  });

  test('17 of 22 answers with the means 4.8, 5.8 and 5.4, and 5.3 over all', () => {
    const columns = {
      useful: [...times(6, 6), ...times(4, 5), ...times(5, 4), 3, 2],
      listened: [...times(14, 6), ...times(3, 5)],
      clear: [...times(9, 6), ...times(6, 5), ...times(2, 4)],
    };
    const sheets = Array.from({ length: 17 }, (_, row) =>
      aSheet({
        useful: columns.useful[row] ?? 0,
        listened: columns.listened[row] ?? 0,
        clear: columns.clear[row] ?? 0,
      }),
    );
    const means = ['useful', 'listened', 'clear'].map((item) => resultOf({ sheets }, item).total.all.mean ?? 0);
    expect(means.map((mean) => mean.toFixed(1))).toEqual(['4.8', '5.8', '5.4']);
    expect((means.reduce((sum, mean) => sum + mean, 0) / 3).toFixed(1)).toBe('5.3');
    expect(resultOf({ sheets }).total.all.responseRate).toBeCloseTo(0.7727, 4);
  });

  test('16 of 17 positive', () => {
    const sheets = sheetsOf('useful', [...times(16, 4), 3]);
    expect(resultOf({ sheets }).total.all.positive).toMatchObject({ of: { part: 16, whole: 17 } });
  });
});

describe('small numbers', () => {
  const everything = [
    'n',
    'offered',
    'responseRate',
    'distribution',
    'mean',
    'median',
    'positive',
    'clearlyPositive',
  ];
  const jsonOf = (result: ItemResult) => resultsAsJson([result]).items[0] as unknown as Record<string, unknown>;

  test.each([0, 1, 4])('%i answers: nothing but that it is hidden', (count) => {
    const json = jsonOf(resultOf({ sheets: sheetsOf('useful', times(count, 6)) }).total.all);
    expect(json).toMatchObject({ item: 'useful', suppressed: true, tooFew: null });
    expect(everything.filter((name) => json[name] !== null)).toEqual([]);
  });

  test.each([5, 9])('%i answers: how many and the response rate', (count) => {
    const json = jsonOf(resultOf({ sheets: sheetsOf('useful', times(count, 6)) }).total.all);
    expect(json).toMatchObject({ n: count, responseRate: count / 22, tooFew: true });
    expect(everything.filter((name) => json[name] !== null)).toEqual(['n', 'responseRate']);
  });

  test('10 answers: everything', () => {
    const json = jsonOf(resultOf({ sheets: sheetsOf('useful', [...times(9, 6), 3]) }).total.all);
    expect(json).toEqual({
      item: 'useful',
      n: 10,
      offered: 22,
      responseRate: 10 / 22,
      distribution: [0, 0, 1, 0, 0, 9],
      mean: 5.7,
      median: 6,
      positive: { share: 0.9, low: expect.closeTo(0.5958, 4) as number, high: expect.closeTo(0.9821, 4) as number },
      clearlyPositive: {
        share: 0.9,
        low: expect.closeTo(0.5958, 4) as number,
        high: expect.closeTo(0.9821, 4) as number,
      },
      suppressed: false,
      tooFew: false,
    });
  });

  test('the setting can be five but never less', () => {
    const five = sheetsOf('useful', times(5, 6));
    expect(resultOf({ sheets: five, fewestShown: 5 }).total.all.visibility).toBe('shown');
    expect(resultOf({ sheets: five.slice(1), fewestShown: 1 }).total.all.visibility).toBe('suppressed');
  });

  test('the item decides, not the sheet', () => {
    const sheets = [...sheetsOf('useful', times(19, 6)), ...sheetsOf('listened', times(8, 6))];
    expect(resultOf({ sheets }, 'useful').total.all.visibility).toBe('shown');
    expect(resultOf({ sheets }, 'listened').total.all.visibility).toBe('tooFew');
  });

  test('a total does not give a small programme away', () => {
    const groups = [
      { programme: 'enter', offered: 25 },
      { programme: 'fia', offered: 14 },
    ];
    const of = (count: number) =>
      resultOf({
        groups,
        sheets: [
          ...sheetsOf('useful', times(19, 6), { programme: 'enter' }),
          ...sheetsOf('useful', times(count, 1), { programme: 'fia' }),
        ],
      });
    expect(of(8).programmes.get('enter')?.all.visibility).toBe('shown');
    expect(of(8).programmes.get('fia')?.all).toMatchObject({ n: 8, mean: null });
    expect(of(8).total.all).toMatchObject({ n: 27, mean: null, visibility: 'tooFew' });
    expect(of(3).total.all).toMatchObject({ n: null, visibility: 'suppressed' });
    expect(of(11).total.all).toMatchObject({ n: 30, visibility: 'shown' });
    expect(of(0).total.all).toMatchObject({ n: 19, visibility: 'shown' });
  });

  test('how many got a follow-up question says nothing of a hidden question', () => {
    const questionnaire = aQuestionnaire({
      items: [
        { id: 'missing', kind: 'yesNo', short: 'x', text: { sv: 'x' } },
        aScaleItem('useful', { showIf: { item: 'missing', in: [1] } }),
      ],
    });
    const sheets = times(9, 1).map((_, row) => aSheet(row < 6 ? { missing: 1, useful: 4 } : { missing: 0 }));
    expect(resultOf({ questionnaire, sheets }, 'missing').total.all).toMatchObject({ n: 9, visibility: 'tooFew' });
    expect(resultOf({ questionnaire, sheets }, 'useful').total.all).toMatchObject({
      n: null,
      visibility: 'suppressed',
    });
  });
});

describe('by sex', () => {
  const bySex = (of: { female: number; male: number; unknown?: number }) =>
    resultOf({
      sheets: [
        ...sheetsOf('useful', times(of.female, 6), { sex: 'female' }),
        ...sheetsOf('useful', times(of.male, 3), { sex: 'male' }),
        ...sheetsOf('useful', times(of.unknown ?? 0, 1)),
      ],
    }).total.bySex;

  test('is shown when both are enough', () => {
    expect(bySex({ female: 12, male: 10 })).toMatchObject({
      female: { n: 12, mean: 6 },
      male: { n: 10, mean: 3 },
    });
  });

  test.each([
    { female: 12, male: 9 },
    { female: 30, male: 1 },
    { female: 12, male: 10, unknown: 2 },
  ])('is hidden with $female women, $male men and $unknown unknown', (counts) => {
    expect(bySex(counts)).toBeNull();
  });
});

test('union: health and/or quality of life better, as printed 2020', () => {
  const better = { id: 'better', kind: 'yesNo', short: 'x', text: { sv: 'x' } } as const;
  const questionnaire = aQuestionnaire({
    items: [better, { ...better, id: 'quality' }],
    measures: [
      {
        id: 'either',
        short: 'Något bättre',
        anyOf: [
          { item: 'better', in: [1] },
          { item: 'quality', in: [1] },
        ],
      },
    ],
  });
  // 160 better quality of life, 127 better health, 191 of 230 either: 96 both.
  const sheets = [
    ...times(96, 1).map(() => aSheet({ better: 1, quality: 1 })),
    ...times(64, 1).map(() => aSheet({ better: 0, quality: 1 })),
    ...times(31, 1).map(() => aSheet({ better: 1, quality: 0 })),
    ...times(39, 1).map(() => aSheet({ better: 0, quality: 0 })),
  ];
  const { all } = resultOf(
    { questionnaire, sheets, groups: [{ programme: 'enter', offered: null }] },
    'either',
  ).total;
  expect(all.positive?.of).toEqual({ part: 191, whole: 230 });
});

test('change is told with its interval and in words', () => {
  const round = (values: readonly number[]): ItemResult => resultOf({ sheets: sheetsOf('useful', values) }).total.all;
  const before = round([...times(12, 5), ...times(6, 3)]);
  expect(changeSince(before, round([...times(14, 5), ...times(5, 3)]))).toMatchObject({
    of: 'clearlyPositive',
    isBeyondChance: false,
    sentence:
      '74 % av 19 svarade klart positivt, mot 67 % av 18 gången före. Skillnaden ligger mellan −21 och +34 procentenheter (95 %). Den går inte att skilja från slumpen.',
  });
  expect(changeSince(before, round(times(40, 6)), 'en')?.sentence).toMatch(
    /^100 % of 40 .* between \+\d+ and \+\d+ percentage points \(95 %\)\. The rise is larger than chance usually gives\.$/,
  );
  expect(changeSince(before, round(times(40, 6)))).toMatchObject({ isBeyondChance: true });
  expect(changeSince(before, round(times(9, 6)))).toBeNull();
});

/** All that a reader can add and take away: for each group the count of every step, where it is shown. */
test('no sum or difference of what is shown tells of fewer than ten answers', () => {
  const sizes = fc.array(fc.record({ female: fc.nat(14), male: fc.nat(14), unknown: fc.nat(3) }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(sizes, (programmes) => {
      const groups = programmes.map((_, index) => ({ programme: `p${index}`, offered: null }));
      const sheets = programmes.flatMap((sexes, index) =>
        (['female', 'male', 'unknown'] as const).flatMap((sex) =>
          sheetsOf('useful', times(sexes[sex], 4), { programme: `p${index}`, sex: sex === 'unknown' ? null : sex }),
        ),
      );
      const results = resultOf({ sheets, groups });
      const shown: number[][] = [];
      const atoms = programmes.flatMap(({ female, male, unknown }) => [female, male, unknown]);
      const add = (result: ItemResult | undefined, holds: (programme: number, sex: number) => boolean): void => {
        if (result?.visibility === 'shown')
          shown.push(atoms.map((_, at): number => (holds(Math.floor(at / 3), at % 3) ? 1 : 0)));
      };
      add(results.total.all, () => true);
      add(results.total.bySex?.female, (_, sex) => sex === 0);
      add(results.total.bySex?.male, (_, sex) => sex === 1);
      for (const [index] of groups.entries()) {
        const group = results.programmes.get(`p${index}`);
        add(group?.all, (programme) => programme === index);
        add(group?.bySex?.female, (programme, sex) => programme === index && sex === 0);
        add(group?.bySex?.male, (programme, sex) => programme === index && sex === 1);
      }
      // One that is shown minus some of the others, when the others lie inside it and apart: nobody, or at least ten.
      for (const base of shown) {
        const others = shown.filter((set) => set !== base && set.every((one, at) => one <= (base[at] ?? 0)));
        const subsets = fc.sample(fc.subarray(others), 40);
        for (const subset of subsets) {
          const rest = base.map((one, at) => subset.reduce((left, set) => left - (set[at] ?? 0), one));
          if (rest.some((one) => one < 0)) continue;
          const people = rest.reduce((total, one, at) => total + one * (atoms[at] ?? 0), 0);
          expect(people === 0 || people >= 10, JSON.stringify({ programmes, rest })).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
