// The model with the parameters that come with Stegvis.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  accountsOf,
  breakEvenUplift,
  computeAnyGroup,
  computeEffects,
  flatRateEffect,
  growthOf,
  incomesOf,
  meanOfYear,
  modelOf,
  observationsOf,
  parameterReader,
  sensitivityOf,
  simulateEffects,
  stateIds,
  valueOn,
  type EffectsInput,
  type FlatRate,
  type Income,
  type StateId,
  type Subsidy,
} from '#effects/core';
import { aMove, anInput } from '../core/a-move.ts';
import { shippedLaw } from './load-parameters.ts';

const law = shippedLaw();
const payers = ['kommun', 'region', 'stat', 'person'] as const;
type Amounts = Readonly<Record<(typeof payers)[number], number>>;

type Case = {
  readonly name: string;
  readonly given: {
    readonly municipality: string;
    readonly fromYear: number;
    readonly years?: number;
    readonly from: StateId;
    readonly to: StateId;
    readonly toPbb?: number;
    readonly tax?: 'flat';
    readonly subsidy?: Subsidy;
  };
  readonly expected: readonly Amounts[];
};
const cases = parse(readFileSync(join(import.meta.dirname, 'effects.cases.yaml'), 'utf8')) as readonly Case[];

test.each(cases)('$name', ({ given, expected }) => {
  const { from, to, subsidy = null, toPbb } = given;
  const toGross = toPbb === undefined ? null : ({ unit: 'pbb', amount: toPbb } as const);
  const moves = [aMove({ from, to, subsidy, toGross })];
  const { municipality, fromYear, years = 1, tax = 'statutory' } = given;
  const { byYear } = computeAnyGroup(anInput({ moves, municipality, fromYear, years, tax }), law);
  const inKronor = byYear.map((year) => Object.fromEntries(payers.map((payer) => [payer, year[payer] / 100])));
  expect(inKronor).toEqual(expected);
});

test.each([
  [10, 12, 1_944_000],
  [23, 12, 4_471_200],
  [42, 12, 8_164_800],
  [2, 12, 388_800],
  [18, 12, 3_499_200],
  [4, 12, 777_600],
  [44, 12, 8_553_600],
])('the flat rate of %i persons over %i months is %i kr, as printed', (persons, months, kr) => {
  const rate = valueOn(law.parameters, { name: 'legacy_schablon.month', on: '2020-01-01' })?.value as FlatRate;
  expect(flatRateEffect({ persons, months, countingRule: 'workOnly' }, rate).totalOre).toBe(kr * 100);
});

describe('the tax rules', () => {
  const reader = parameterReader(law.parameters);
  const yearOf = (of: { state: Income['state']; grossKr: number; year: number; kommun: number; region: number }) => {
    const { state, grossKr, year, kommun, region } = of;
    const income: Income = { state, share: 1, gross: null, subsidy: null };
    const incomes = [{ income, grossKr }];
    const accounts = accountsOf({ year, rates: { kommun, region }, tax: 'statutory', incomes }, reader);
    const taxable = (accounts.kommunTax / kommun) * 100;
    return {
      taxable,
      taxKr: (100 * grossKr - accounts.person) / 100,
      charged: (accounts.kommunTax + accounts.regionTax) / 100,
    };
  };

  // Skatteverket's monthly tables 2025, table 33: 33 % of which 1.16 % are church and burial fees.
  test.each([
    ['ARBETE', 12_100, 1_636],
    ['SJUKERS', 12_100, 1_750],
    ['AKASSA', 12_100, 2_876],
    ['ARBETE', 22_400, 4_098],
    ['SJUKERS', 22_400, 4_417],
    ['AKASSA', 22_400, 6_366],
  ] as const)('take from %s of %i kr a month what the tables say: %i kr', (state, monthly, taxKr) => {
    const year = yearOf({ state, grossKr: 12 * monthly, year: 2025, kommun: 2000, region: 1184 });
    const serviceFee = Math.floor(Math.min(year.taxable, 1.55 * 80_600) * 0.01 + 1e-7);
    const otherFees = Math.floor(year.taxable * 0.0116 + 1e-7) + serviceFee;
    // The tax on the person is charged in whole kronor.
    expect(Math.floor((Math.floor(year.charged) - (year.charged - year.taxKr) + otherFees) / 12)).toBe(taxKr);
  });

  // SKV 433 for 2026.
  test.each([
    [120_000, 37_400],
    [324_000, 31_600],
  ])('allow of %i kr a basic allowance of %i kr in 2026', (grossKr, allowance) => {
    expect(grossKr - yearOf({ state: 'ARBETE', grossKr, year: 2026, kommun: 2108, region: 1176 }).taxable).toBe(
      allowance,
    );
  });

  test.each([
    [90_000, 11_976],
    [240_000, 26_083],
  ])('credit work of %i kr with %i kr in 2026 at 32.84 %%', (grossKr, inWork) => {
    const { taxable, taxKr, charged } = yearOf({ state: 'ARBETE', grossKr, year: 2026, kommun: 2108, region: 1176 });
    const earnedIncome = Math.floor((taxable - 40_000) * 0.0075 + 1e-7);
    expect(Math.round(charged - taxKr)).toBe(inWork + earnedIncome);
  });
});

describe('whatever the group', () => {
  const known = stateIds.filter((id) => id !== 'OKAND');
  const income = fc.record({
    state: fc.constantFrom(...known),
    share: fc.constantFrom(0.25, 0.5, 0.75, 1),
    gross: fc.constant(null),
    subsidy: fc.constantFrom<Subsidy | null>(
      null,
      { kind: 'lonebidrag', level: 0.7 },
      { kind: 'nystartsjobb', level: 2 },
      { kind: 'samhall', level: null },
    ),
  }) as fc.Arbitrary<Income>;
  const personYear = fc.record({
    year: fc.integer({ min: 2024, max: 2026 }),
    rates: fc.record({ kommun: fc.integer({ min: 1700, max: 2400 }), region: fc.integer({ min: 1100, max: 1200 }) }),
    tax: fc.constantFrom('statutory' as const, 'flat' as const),
    incomes: fc.array(fc.record({ income, grossKr: fc.integer({ min: 0, max: 700_000 }) }), { maxLength: 3 }),
  });

  test('what one account gains another pays: the six sum to 0', () => {
    fc.assert(
      fc.property(personYear, (of) => {
        const { kommun, region, stat, person, employer, extra } = accountsOf(of, parameterReader(law.parameters));
        expect(kommun + region + stat + person + employer + extra).toBe(0);
      }),
    );
  });

  const move = fc.tuple(fc.constantFrom(...known), fc.constantFrom(...known), fc.constantFrom(...known));
  const totalOf = (from: StateId, to: StateId, count = 1, changes: Partial<EffectsInput> = {}) =>
    computeAnyGroup(anInput({ moves: [aMove({ from, to, count })], years: 2, ...changes }), law).total;

  test('a move back undoes a move, a detour changes nothing, and many are as many as one', () => {
    fc.assert(
      fc.property(move, fc.integer({ min: 1, max: 200 }), ([a, b, c], n) => {
        for (const payer of payers) {
          expect(totalOf(a, b)[payer] + totalOf(b, a)[payer]).toBe(0);
          expect(totalOf(a, b)[payer] + totalOf(b, c)[payer]).toBe(totalOf(a, c)[payer]);
          expect(totalOf(a, b, n)[payer]).toBe(n * totalOf(a, b)[payer]);
          expect(totalOf(a, a)[payer]).toBe(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('scaled and rounded, a result still sums to 0', () => {
    const assumptions = {
      'model.months': 7,
      'model.deadweight': 0.17,
      'model.discount_rate': 0.035,
      'model.persistence_year2': 0.61,
    };
    const {
      kommun,
      region,
      stat,
      public: all,
      person,
      employer,
      extra,
    } = totalOf('FORS', 'ARBETE', 13, { assumptions });
    expect(kommun + region + stat).toBe(all);
    expect(all + person + employer + extra).toBe(0);
  });
});

describe('the group', () => {
  const of = (count: number) =>
    computeEffects(anInput({ moves: [aMove({ count }), aMove({ to: 'FORS', count: 50 })] }), law);

  test('of fewer than five who have moved is refused, everywhere', () => {
    expect(of(4)).toEqual({ ok: false, refusal: { kind: 'tooFewMoved', moved: 4, atLeast: 5 } });
    const few = anInput({ moves: [aMove({ count: 4 })] });
    expect(simulateEffects(few, law).ok).toBe(false);
    expect(sensitivityOf(few, law).ok).toBe(false);
  });

  test.each([
    [5, true],
    [29, true],
    [30, false],
  ])('of %i: is it warned of as small? %s', (count, isSmall) => {
    const result = of(count);
    const codes = result.ok ? result.value.warnings.map(({ code }) => code) : [];
    expect(codes.includes('smallGroup')).toBe(isSmall);
  });

  test('counts who moved, who did not, and whose state is unknown', () => {
    const moves = [aMove({ count: 6 }), aMove({ to: 'FORS', count: 3 }), aMove({ from: 'OKAND', count: 2 })];
    const result = computeEffects(anInput({ moves }), law);
    expect(result).toMatchObject({ value: { n: 9, moved: 6, unmoved: 3, excluded: 2 } });
  });
});

test('every value a result used is listed, with whether it is verified', () => {
  const { parameters } = computeAnyGroup(anInput(), law);
  expect(parameters.find(({ name }) => name === 'social_assistance.full_year_single_adult')?.verified).toBe(false);
  expect(parameters.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['municipal_tax.0680', 'prisbasbelopp', 'median_wage']),
  );
  expect(parameters.every(({ source }) => source !== '')).toBe(true);
});

test('a value of a year that is used in a later one is never silent', () => {
  const codesOf = (fromYear: number) =>
    computeAnyGroup(anInput({ fromYear, years: 2 }), law).warnings.map(({ code }) => code);
  expect(codesOf(2025)).not.toContain('carriedForward');
  expect(codesOf(2026)).toContain('carriedForward');
});

test('income equalisation takes its part of the tax, and nothing of the benefit', () => {
  const { total, afterEqualisation } = computeAnyGroup(
    anInput({ assumptions: { 'equalisation.kommun.clawback': 0.9, 'equalisation.region.clawback': 0.8 } }),
    law,
  );
  expect(total.kommun - afterEqualisation.kommun).toBe(Math.round(4_981_528 * 0.9));
  expect(total.region - afterEqualisation.region).toBe(Math.round(2_707_152 * 0.8));
});

describe('an assumption', () => {
  const withAssumption = (assumptions: Record<string, number>) =>
    computeEffects(anInput({ moves: [aMove({ count: 9 })], assumptions }), law);

  test('takes the place of the value, and the list says so', () => {
    const result = withAssumption({ 'social_assistance.full_year_single_adult': 100_000 });
    expect(result.ok && result.value.total.kommun).toBe(9 * (16_981_528 - 2_000_000));
    expect(result.ok && result.value.parameters.some(({ isAssumed }) => isAssumed)).toBe(true);
  });

  test.each(['model.tax', 'income_tax.sickness_credit'])('of %s is refused: it is no number', (name) => {
    expect(withAssumption({ [name]: 1 })).toEqual({ ok: false, refusal: { kind: 'unknownAssumption', name } });
  });

  test('beyond sense is refused', () => {
    expect(withAssumption({ 'model.months': 13 })).toMatchObject({ refusal: { kind: 'badAssumption' } });
  });
});

test('a year without a value is refused with its name', () => {
  expect(computeEffects(anInput({ moves: [aMove({ count: 9 })], fromYear: 2013 }), law)).toMatchObject({
    refusal: { kind: 'noParameter', name: 'social_assistance.full_year_single_adult' },
  });
});

describe('strengthened cooperation', () => {
  const moves = [aMove({ to: 'FORS', count: 10, isStrengthened: true })];
  const uplift = 'strengthened_cooperation.uplift_probability_work_year2';

  test('without uplift costs what it costs', () => {
    const { total } = computeAnyGroup(anInput({ moves, years: 2, assumptions: { [uplift]: 0 } }), law);
    expect([total.stat, total.extra, total.kommun]).toEqual([-45_000_000, 45_000_000, 0]);
  });

  test('at the break-even uplift gives nothing, within two öre', () => {
    const input = anInput({ moves, years: 2 });
    const model = modelOf(input, law, parameterReader(law.parameters));
    const uplifted = breakEvenUplift({ before: incomesOf(aMove()).before, code: '0680' }, model) ?? Number.NaN;
    const { total } = computeAnyGroup({ ...input, assumptions: { [uplift]: uplifted } }, law);
    expect(Math.abs(total.public)).toBeLessThanOrEqual(2);
  });
});

describe('growth', () => {
  const pbb = observationsOf(law.parameters, 'prisbasbelopp');
  test.each([
    ['geometric', 2.9418],
    ['arithmetic', 2.9851],
  ] as const)('of the base amount, %s, is %f %%', (method, percent) => {
    expect((growthOf(pbb, method)?.rate ?? 0) * 100).toBeCloseTo(percent, 4);
  });

  test('leaves unverified values out and uses the first year there is', () => {
    const wage = growthOf(observationsOf(law.parameters, 'median_wage'), 'geometric');
    expect([wage?.from, wage?.to]).toEqual([2018, 2024]);
    expect((wage?.rate ?? 0) * 100).toBeCloseTo(3.0946, 4);
    const paid = growthOf(observationsOf(law.parameters, 'social_assistance.paid_per_household_year'), 'geometric');
    expect((paid?.rate ?? 0) * 100).toBeCloseTo(5.8946, 4);
  });

  test('of three years says that the window is short', () => {
    expect(growthOf(pbb.slice(0, 3), 'geometric')?.isShortWindow).toBe(true);
  });
});

test('the floor of activity support is a mean of the days of the year', () => {
  const floor = { name: 'activity_support.minimum_daily' };
  expect(valueOn(law.parameters, { ...floor, on: '2025-09-30' })?.value).toBe(223);
  expect(valueOn(law.parameters, { ...floor, on: '2025-10-01' })?.value).toBe(365);
  expect(meanOfYear(law.parameters, { ...floor, year: 2025 })).toBeCloseTo(258.79, 2);
});

describe('the simulation', () => {
  const many = anInput({ moves: [aMove({ count: 100 })], years: 2 });

  test('gives the same interval for the same seed, and another for another', () => {
    const of = (seed: number) => simulateEffects(many, law, { draws: 500, seed });
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  test('with everything held fixed is as wide as people differ', () => {
    const assumptions = {
      'social_assistance.full_year_single_adult': 120_000,
      'model.wage_share_of_median': 0.6,
      'model.deadweight': 0,
    };
    const input = anInput({ moves: [aMove({ count: 100 })], assumptions });
    const simulated = simulateEffects(input, law);
    const { total } = computeAnyGroup(input, law);
    // Only the benefit moves kommun by itself; its tax on the wage adds a little: cv · 120 000 · √100, twice 1.96 of it.
    const width = simulated.ok ? simulated.value.kommun.high - simulated.value.kommun.low : 0;
    const least = 2 * 1.96 * 0.35 * 120_000 * 10 * 100;
    expect(width).toBeGreaterThan(least);
    expect(width).toBeLessThan(least * 1.25);
    expect(
      simulated.ok && simulated.value.kommun.low < total.kommun && simulated.value.kommun.high > total.kommun,
    ).toBe(true);
  });
});

test('the sensitivity table is ordered by width and marks where a sign changes', () => {
  const moves = [aMove({ from: 'AKASSA', count: 40, subsidy: { kind: 'lonebidrag', level: null } })];
  const rows = sensitivityOf(anInput({ moves, years: 2 }), law);
  const widths = rows.ok ? rows.value.map(({ atLow, atHigh }) => Math.abs(atHigh.public - atLow.public)) : [];
  expect(widths.length).toBeGreaterThan(4);
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  const average = rows.ok ? rows.value.find(({ name }) => name.startsWith('unemployment')) : undefined;
  expect(average?.signChanges).toContain('kommun');
});
