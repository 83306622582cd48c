// How far the effect may lie from what was computed: ten thousand seeded draws of what is uncertain, and of how people
// differ from the average, drawn for each cell of the matrix.
//
// The tax rules are walked only at a few amounts for each kind of income; between them the accounts are taken along the
// straight line, which they follow but for steps of a hundred kronor. So ten thousand draws cost no more than a few runs.
import {
  cannotCompute,
  modelOf,
  type CannotComputeEffects,
  type EffectsInput,
  type EffectsLaw,
  type Model,
} from './effects.ts';
import { incomesOf, isKnown, isMove, ordinaryWork, type Move } from './move.ts';
import { parameterReader } from './parameter-reader.ts';
import { accountsOf } from './person-year.ts';
import { ratesOf } from './municipalities.ts';
import { averages, grossOf } from './amounts.ts';
import { seededRandom, triangular, type Random } from './random.ts';
import { GROWTH, rangesOf, type Range } from './ranges.ts';
import type { Income } from './states.ts';
import { accept, refuse, roundToOre, type Result } from '#kernel';

export type Interval = { readonly low: number; readonly high: number };

/** 95 % of the draws lie between `low` and `high`; öre. */
export type Simulated = {
  readonly level: 0.95;
  readonly draws: number;
  readonly seed: number;
  readonly kommun: Interval;
  readonly region: Interval;
  readonly stat: Interval;
  readonly public: Interval;
};

export type SimulationOptions = { readonly draws: number; readonly seed: number };

export const usualSimulation: SimulationOptions = { draws: 10_000, seed: 20_251_125 };

export function simulateEffects(
  input: EffectsInput,
  law: EffectsLaw,
  options: SimulationOptions = usualSimulation,
): Result<Simulated, CannotComputeEffects> {
  const refusal = cannotCompute(input, law);
  if (refusal) return refuse(refusal);
  const { draws, seed } = options;
  const plan = planOf(input, law);
  const random = seededRandom(seed);
  const kommun = new Float64Array(draws);
  const region = new Float64Array(draws);
  const stat = new Float64Array(draws);
  const all = new Float64Array(draws);
  const sums = new Float64Array(3);
  for (let draw = 0; draw < draws; draw += 1) {
    drawOnce(plan, random, sums);
    kommun[draw] = sums[0] ?? 0;
    region[draw] = sums[1] ?? 0;
    stat[draw] = sums[2] ?? 0;
    all[draw] = (sums[0] ?? 0) + (sums[1] ?? 0) + (sums[2] ?? 0);
  }
  return accept({
    level: 0.95,
    draws,
    seed,
    kommun: intervalOf(kommun),
    region: intervalOf(region),
    stat: intervalOf(stat),
    public: intervalOf(all),
  });
}

function intervalOf(values: Float64Array): Interval {
  values.sort();
  const at = (share: number): number =>
    roundToOre(values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0);
  return { low: at(0.025), high: at(0.975) };
}

/** Amounts, relative to the usual one, at which the accounts are computed. */
const LOWEST = 0.7;
const STEP = 0.075;
const POINTS = 9;
/** Kommun, region, stat without a subsidy of unknown level, and that subsidy at level 1. */
const WIDTH = 4;

/** One kind of income of one municipality in one year: its accounts along the amounts, and what is drawn of it. */
type Curve = {
  readonly points: Float64Array;
  /** Which drawn factor moves its amount; −1 none. */
  readonly factor: number;
  readonly grows: boolean;
  readonly hasUnknownLevel: boolean;
};

type Cell = {
  readonly count: number;
  /** cv / √count: how far the mean of these people may lie from the average, as a share. */
  readonly spread: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly isStrengthened: boolean;
};

type Plan = {
  readonly ranges: readonly Range[];
  readonly drawn: Float64Array;
  readonly curves: readonly Curve[];
  /** For each curve of a draw: kommun, region, stat and their slopes. */
  readonly levels: Float64Array;
  readonly cells: readonly Cell[];
  readonly model: Model;
  readonly index: { readonly [name in 'level' | 'persistence' | 'deadweight' | 'uplift' | 'growth']: number };
};

function planOf(input: EffectsInput, law: EffectsLaw): Plan {
  const reader = parameterReader(law.parameters, input.assumptions);
  const model = modelOf(input, law, reader);
  const ranges = rangesOf(input, reader);
  const at = (name: string): number => ranges.findIndex((range) => range.name === name);
  const curves: Curve[] = [];
  const known = new Map<string, number>();
  const curveOf = (income: Income, year: number, code: string | null): number => {
    const key = JSON.stringify([income, year, code]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const name =
      income.state === 'ARBETE' ? 'model.wage_share_of_median' : (averages as Record<string, string>)[income.state];
    curves.push({
      points: pointsOf({ income, year, code }, input, law, model),
      factor: income.gross === null && name !== undefined ? at(name) : -1,
      grows: income.gross === null && income.state in averages && year > input.fromYear,
      hasUnknownLevel:
        income.subsidy?.kind === 'lonebidrag' &&
        income.subsidy.level === null &&
        at('wage_subsidy.default_level') >= 0,
    });
    known.set(key, curves.length - 1);
    return curves.length - 1;
  };
  const cv = reader.choice('model.cv_individual_amount');
  const moves = input.moves.filter(
    (move) => isKnown(move) && move.count > 0 && (isMove(move) || move.isStrengthened),
  );
  const cells = moves.map((move) => cellOf(move, { model, cv, curveOf }));
  return {
    ranges,
    drawn: new Float64Array(ranges.length),
    curves,
    levels: new Float64Array(curves.length * 6),
    cells,
    model,
    index: {
      level: at('wage_subsidy.default_level'),
      persistence: at('model.persistence_year2'),
      deadweight: at('model.deadweight'),
      uplift: at('strengthened_cooperation.uplift_probability_work_year2'),
      growth: at(GROWTH),
    },
  };
}

function cellOf(
  move: Move,
  of: {
    readonly model: Model;
    readonly cv: number;
    readonly curveOf: (income: Income, year: number, code: string | null) => number;
  },
): Cell {
  const { before, after } = incomesOf(move);
  const code = of.model.codeOf(move);
  const isStrengthened = !isMove(move);
  return {
    count: move.count,
    spread: of.cv / Math.sqrt(move.count),
    before: of.model.years.map((year) => of.curveOf(before, year, code)),
    after: of.model.years.map((year) => of.curveOf(isStrengthened ? ordinaryWork : after, year, code)),
    isStrengthened,
  };
}

function pointsOf(
  at: { readonly income: Income; readonly year: number; readonly code: string | null },
  input: EffectsInput,
  law: EffectsLaw,
  model: Model,
): Float64Array {
  const { income, year, code } = at;
  const { reader } = model;
  const usual = grossOf(income, year, { parameters: law.parameters, reader, growth: input.growth });
  const rates = ratesOf(reader, { code, year });
  const points = new Float64Array(POINTS * WIDTH);
  const isUnknownLevel = income.subsidy?.kind === 'lonebidrag' && income.subsidy.level === null;
  const withLevel = (level: number): Income =>
    isUnknownLevel ? { ...income, subsidy: { kind: 'lonebidrag', level } } : income;
  for (let point = 0; point < POINTS; point += 1) {
    const grossKr = Math.round(usual * (LOWEST + STEP * point));
    const accounts = (of: Income) =>
      accountsOf({ year, rates, tax: input.tax, incomes: [{ income: of, grossKr }] }, reader);
    const without = accounts(withLevel(0));
    points[point * WIDTH] = without.kommun;
    points[point * WIDTH + 1] = without.region;
    points[point * WIDTH + 2] = without.stat;
    points[point * WIDTH + 3] = isUnknownLevel ? without.stat - accounts(withLevel(1)).stat : 0;
  }
  return points;
}

function drawOnce(plan: Plan, random: Random, sums: Float64Array): void {
  const { ranges, drawn, index, model } = plan;
  for (let place = 0; place < ranges.length; place += 1) {
    const range = ranges[place];
    if (range) drawn[place] = triangular(random, { low: range.low, mode: range.base, high: range.high });
  }
  const or = (place: number, otherwise: number): number => (place < 0 ? otherwise : (drawn[place] ?? otherwise));
  const keep = 1 - or(index.deadweight, model.scale.deadweight);
  const discount = 1 + model.scale.discountRate;
  const scales = [
    (model.scale.months / 12) * keep,
    (keep * or(index.persistence, model.scale.persistence)) / discount,
  ] as const;
  const chance = or(index.uplift, model.strengthening.uplift) / discount;
  const level = or(index.level, model.reader.choice('wage_subsidy.default_level'));
  fillLevels(plan, { level, growth: or(index.growth, 0) });
  sums.fill(0);
  for (const cell of plan.cells) addCell(plan, cell, { random, scales, chance, sums });
}

/** The accounts of each curve at the amount of this draw, and their slopes for a relative step from it. */
function fillLevels(
  { curves, levels, drawn, ranges }: Plan,
  of: { readonly level: number; readonly growth: number },
): void {
  for (let curve = 0; curve < curves.length; curve += 1) {
    const { points, factor, grows, hasUnknownLevel } = curves[curve] as Curve;
    const range = ranges[factor];
    const relative = (range ? (drawn[factor] ?? 0) / range.base : 1) * (grows ? 1 + of.growth : 1);
    const place = Math.min(POINTS - 1.000_001, Math.max(0, (relative - LOWEST) / STEP));
    const left = Math.floor(place);
    const part = place - left;
    const share = hasUnknownLevel ? of.level : 0;
    for (let account = 0; account < 3; account += 1) {
      let a = points[left * WIDTH + account] ?? 0;
      let b = points[(left + 1) * WIDTH + account] ?? 0;
      if (account === 2 && share !== 0) {
        a -= share * (points[left * WIDTH + 3] ?? 0);
        b -= share * (points[(left + 1) * WIDTH + 3] ?? 0);
      }
      levels[curve * 6 + account] = a + (b - a) * part;
      levels[curve * 6 + 3 + account] = ((b - a) / STEP) * relative;
    }
  }
}

function addCell(
  { levels, model }: Plan,
  { count, spread, before, after, isStrengthened }: Cell,
  of: {
    readonly random: Random;
    readonly scales: readonly [number, number];
    readonly chance: number;
    readonly sums: Float64Array;
  },
): void {
  const { random, scales, chance, sums } = of;
  // The same people both years: one deviation before and one after, whatever the year.
  const first = spread * random.normal();
  const second = spread * random.normal();
  if (isStrengthened) sums[2] = (sums[2] ?? 0) - count * model.strengthening.costOre;
  for (let year = isStrengthened ? 1 : 0; year < before.length; year += 1) {
    const a = (before[year] ?? 0) * 6;
    const b = (after[year] ?? 0) * 6;
    const weight = count * (isStrengthened ? chance : scales[year === 0 ? 0 : 1]);
    for (let account = 0; account < 3; account += 1) {
      const start = (levels[a + account] ?? 0) + first * (levels[a + 3 + account] ?? 0);
      const end = (levels[b + account] ?? 0) + second * (levels[b + 3 + account] ?? 0);
      sums[account] = (sums[account] ?? 0) + weight * (end - start);
    }
  }
}
