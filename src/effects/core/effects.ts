// What a group's step moves are worth for kommun, region and stat, against status quo: the start states go on.
import { accept, refuse, roundToOre, type Result } from '#kernel';
import { grossOf, growingSeries, observationsOf, type Growth } from './amounts.ts';
import { growthOf } from './growth.ts';
import { countMoves, incomesOf, isKnown, isMove, ordinaryWork, type Counted, type Move } from './move.ts';
import { findMunicipality, ratesOf, type Municipality } from './municipalities.ts';
import { parameterReader, type Assumptions, type ParameterReader, type UsedParameter } from './parameter-reader.ts';
import { ParameterNotDefined, seriesName, type ParameterSet } from './parameters.ts';
import { accountsOf, type Accounts, type TaxRules } from './person-year.ts';
import type { Income } from './states.ts';

export type EffectsInput = {
  readonly moves: readonly Move[];
  /** The first year after the programme. */
  readonly fromYear: number;
  /** 1 or 2. */
  readonly years: number;
  /** Name or code, for moves that name none; null is the national average. */
  readonly municipality: string | null;
  readonly tax: TaxRules;
  readonly growth: Growth;
  /** By the name of a parameter or of a choice of the model (`model.months`). */
  readonly assumptions: Assumptions;
};

export type EffectsLaw = {
  readonly parameters: ParameterSet;
  readonly municipalities: readonly Municipality[];
};

/** Öre; + is better for that actor. `public` is kommun + region + stat. All but `public` sum to 0. */
export type Effect = {
  readonly kommun: number;
  readonly region: number;
  readonly stat: number;
  readonly public: number;
  readonly person: number;
  readonly employer: number;
  readonly extra: number;
};

export type YearEffect = Effect & { readonly year: number };

/** Kommun and region after income equalisation has taken its part of the tax; the rest as in the total. */
export type AfterEqualisation = Pick<Effect, 'kommun' | 'region' | 'stat' | 'public' | 'person'> & {
  /** What goes to the equalisation system, that is to other kommuner and regions. */
  readonly equalisation: number;
};

export type EffectsWarning = {
  readonly code:
    | 'smallGroup'
    | 'nationalAverage'
    | 'carriedForward'
    | 'unverified'
    | 'equalisationNotSet'
    | 'excluded'
    | 'noStrengthening'
    | 'shortWindow'
    | 'levelMissing';
  /** What the warning is about: names of municipalities, a count. */
  readonly about: string;
};

export type EffectsResult = Counted & {
  readonly byYear: readonly YearEffect[];
  readonly total: Effect;
  readonly afterEqualisation: AfterEqualisation;
  /** The same year by year; they sum to `afterEqualisation`. */
  readonly afterEqualisationByYear: readonly (AfterEqualisation & { readonly year: number })[];
  readonly parameters: readonly UsedParameter[];
  readonly warnings: readonly EffectsWarning[];
};

export type CannotComputeEffects =
  /** Fewer than five have moved: it would be the value of single persons. */
  | { readonly kind: 'tooFewMoved'; readonly moved: number; readonly atLeast: number }
  | { readonly kind: 'badYears'; readonly years: number }
  | { readonly kind: 'unknownAssumption'; readonly name: string }
  | { readonly kind: 'badAssumption'; readonly name: string; readonly low: number; readonly high: number }
  | { readonly kind: 'noParameter'; readonly name: string; readonly on: string };

export const FEWEST_MOVED = 5;
const ENOUGH_MOVED = 30;

/** A choice of the model that is no parameter file: months in the new state in the first year. */
const MONTHS = 'model.months';

/** Within these an assumption makes sense; amounts and rates are not negative. */
const limits: Readonly<Record<string, readonly [number, number]>> = {
  [MONTHS]: [0, 12],
  'model.persistence_year2': [0, 1],
  'model.deadweight': [0, 1],
  'model.discount_rate': [-0.5, 1],
  'strengthened_cooperation.uplift_probability_work_year2': [0, 1],
  'wage_subsidy.default_level': [0, 1],
  'equalisation.kommun.clawback': [0, 1],
  'equalisation.region.clawback': [0, 1],
};

/** The model for a group; refuses fewer than five people who have moved. */
export function computeEffects(input: EffectsInput, law: EffectsLaw): Result<EffectsResult, CannotComputeEffects> {
  const refusal = cannotCompute(input, law);
  return refusal ? refuse(refusal) : catchUndefined(() => computeAnyGroup(input, law));
}

/** What stands in the way, whatever the parameters say. */
export function cannotCompute(input: EffectsInput, law: EffectsLaw): CannotComputeEffects | null {
  const { moved } = countMoves(input.moves);
  if (input.years !== 1 && input.years !== 2) return { kind: 'badYears', years: input.years };
  for (const [name, value] of Object.entries(input.assumptions)) {
    const known = law.parameters.get(name)?.some((one) => typeof one.value === 'number') || name === MONTHS;
    if (!known) return { kind: 'unknownAssumption', name };
    const [low, high] = limits[name] ?? [0, Number.MAX_SAFE_INTEGER];
    if (!(value >= low && value <= high)) return { kind: 'badAssumption', name, low, high };
  }
  return moved < FEWEST_MOVED ? { kind: 'tooFewMoved', moved, atLeast: FEWEST_MOVED } : null;
}

function catchUndefined<T>(run: () => T): Result<T, CannotComputeEffects> {
  try {
    return accept(run());
  } catch (error) {
    if (!(error instanceof ParameterNotDefined)) throw error;
    return refuse({ kind: 'noParameter', name: error.parameter, on: error.on });
  }
}

/** For tests and for parts of a group that as a whole is large enough; nothing outside may call it for single people. */
export function computeAnyGroup(input: EffectsInput, law: EffectsLaw): EffectsResult {
  const reader = parameterReader(law.parameters, input.assumptions);
  const model = modelOf(input, law, reader);
  const sums = sumGroup(input.moves, model);
  const factors = yearFactors(model.scale);
  const byYear = sums.map((sum, index) => ({ year: input.fromYear + index, ...scaled(sum, factors[index] ?? 0) }));
  const total = totalOf(byYear);
  const taxes = sums.map((sum, index) => ({
    kommun: sum.moves.kommunTax * (factors[index] ?? 0) + sum.strengthened.kommunTax,
    region: sum.moves.regionTax * (factors[index] ?? 0) + sum.strengthened.regionTax,
  }));
  const afterEqualisationByYear = byYear.map((effect, index) => ({
    year: effect.year,
    ...equalised(effect, taxes[index] ?? noTax, reader, input.fromYear),
  }));
  const counted = countMoves(input.moves);
  const parameters = reader.used();
  return {
    ...counted,
    byYear,
    total,
    afterEqualisation: sumOf(afterEqualisationByYear),
    afterEqualisationByYear,
    parameters,
    warnings: warningsOf({ input, law, counted, parameters }),
  };
}

/** How the group's sums become an effect. */
export type Scale = {
  readonly months: number;
  readonly persistence: number;
  readonly deadweight: number;
  readonly discountRate: number;
};

export type Model = {
  readonly reader: ParameterReader;
  readonly years: readonly number[];
  readonly scale: Scale;
  /** Öre a person, and added probability of work in the second year. */
  readonly strengthening: { readonly costOre: number; readonly uplift: number };
  readonly accounts: (income: Income, at: { readonly year: number; readonly code: string | null }) => Accounts;
  readonly codeOf: (move: Move) => string | null;
};

export function modelOf(input: EffectsInput, law: EffectsLaw, reader: ParameterReader): Model {
  const amounts = { parameters: law.parameters, reader, growth: input.growth };
  const known = new Map<string, Accounts>();
  const isStrengthened = input.moves.some((move) => move.isStrengthened && isKnown(move) && !isMove(move));
  return {
    reader,
    years: Array.from({ length: input.years }, (_, index) => input.fromYear + index),
    scale: {
      months: input.assumptions[MONTHS] ?? 12,
      persistence: input.years > 1 ? reader.choice('model.persistence_year2') : 1,
      deadweight: reader.choice('model.deadweight'),
      discountRate: input.years > 1 ? reader.choice('model.discount_rate') : 0,
    },
    strengthening: {
      costOre: isStrengthened ? roundToOre(reader.choice('strengthened_cooperation.cost_per_person') * 100) : 0,
      uplift:
        isStrengthened && input.years > 1
          ? reader.choice('strengthened_cooperation.uplift_probability_work_year2')
          : 0,
    },
    accounts(income, { year, code }) {
      const key = JSON.stringify([income, year, code]);
      const computed = known.get(key);
      if (computed) return computed;
      const grossKr = grossOf(income, year, amounts);
      const rates = ratesOf(reader, { code, year });
      const made = accountsOf({ year, rates, tax: input.tax, incomes: [{ income, grossKr }] }, reader);
      known.set(key, made);
      return made;
    },
    codeOf: (move) => {
      const name = move.municipality ?? input.municipality;
      return name === null ? null : (findMunicipality(law.municipalities, name)?.code ?? null);
    },
  };
}

/** The part of a full year's effect that counts, for each year. */
export function yearFactors({ months, persistence, deadweight, discountRate }: Scale): readonly [number, number] {
  return [(months / 12) * (1 - deadweight), ((1 - deadweight) * persistence) / (1 + discountRate)];
}

type YearSums = { readonly moves: Accounts; readonly strengthened: Accounts };

const nothing: Accounts = {
  kommun: 0,
  region: 0,
  stat: 0,
  person: 0,
  employer: 0,
  extra: 0,
  kommunTax: 0,
  regionTax: 0,
};
const names = Object.keys(nothing) as (keyof Accounts)[];

/** Sums over the group for each year: moves in whole öre, strengthened cooperation already weighted. */
function sumGroup(moves: readonly Move[], model: Model): YearSums[] {
  return model.years.map((year, index) => {
    const sums: YearSums = { moves: { ...nothing }, strengthened: { ...nothing } };
    for (const move of moves) {
      if (!isKnown(move) || move.count === 0) continue;
      const { before, after } = incomesOf(move);
      const code = model.codeOf(move);
      if (isMove(move)) add(sums.moves, difference(model, { before, after, year, code }), move.count);
      else if (move.isStrengthened)
        add(sums.strengthened, strengthenedOf(model, { before, year, code, index }), move.count);
    }
    return sums;
  });
}

/** Effect of one person's move in one full year: the accounts after, less those before. */
export function difference(
  model: Model,
  of: { readonly before: Income; readonly after: Income; readonly year: number; readonly code: string | null },
): Accounts {
  const start = model.accounts(of.before, of);
  const end = model.accounts(of.after, of);
  return mapAccounts((name) => end[name] - start[name]);
}

/** The start state goes on: the cost in the first year, a better chance of ordinary work in the second. */
function strengthenedOf(
  model: Model,
  of: { readonly before: Income; readonly year: number; readonly code: string | null; readonly index: number },
): Accounts {
  const { costOre, uplift } = model.strengthening;
  if (of.index === 0) return { ...nothing, stat: -costOre, extra: costOre };
  const chance = uplift / (1 + model.scale.discountRate);
  const toWork = difference(model, { ...of, after: ordinaryWork });
  return mapAccounts((name) => toWork[name] * chance);
}

function add(sum: Accounts, one: Accounts, times: number): void {
  for (const name of names) (sum as Record<keyof Accounts, number>)[name] += one[name] * times;
}

function mapAccounts(value: (name: keyof Accounts) => number): Accounts {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Accounts;
}

/** Rounded once per account and year; the employer takes the öre that rounding leaves, so that the six sum to 0. */
function scaled({ moves, strengthened }: YearSums, factor: number): Effect {
  const of = (name: keyof Accounts): number => roundToOre(moves[name] * factor + strengthened[name]);
  const [kommun, region, stat, person, extra] = [of('kommun'), of('region'), of('stat'), of('person'), of('extra')];
  const payers = kommun + region + stat;
  return { kommun, region, stat, public: payers, person, employer: 0 - (payers + person + extra), extra };
}

function totalOf(years: readonly Effect[]): Effect {
  const sum = (name: keyof Effect): number => years.reduce((total, year) => total + year[name], 0);
  return {
    kommun: sum('kommun'),
    region: sum('region'),
    stat: sum('stat'),
    public: sum('public'),
    person: sum('person'),
    employer: sum('employer'),
    extra: sum('extra'),
  };
}

type NewTax = { readonly kommun: number; readonly region: number };
const noTax: NewTax = { kommun: 0, region: 0 };

/** Rounded once per account and year, as the effect itself. */
function equalised(effect: Effect, tax: NewTax, reader: ParameterReader, year: number): AfterEqualisation {
  const taken = (who: keyof NewTax): number => roundToOre(tax[who] * reader.of(`equalisation.${who}.clawback`, year));
  const [kommun, region] = [taken('kommun'), taken('region')];
  return {
    kommun: effect.kommun - kommun,
    region: effect.region - region,
    stat: effect.stat,
    public: effect.public - kommun - region,
    person: effect.person,
    equalisation: kommun + region,
  };
}

function sumOf(years: readonly AfterEqualisation[]): AfterEqualisation {
  const sum = (name: keyof AfterEqualisation): number => years.reduce((total, year) => total + year[name], 0);
  return {
    kommun: sum('kommun'),
    region: sum('region'),
    stat: sum('stat'),
    public: sum('public'),
    person: sum('person'),
    equalisation: sum('equalisation'),
  };
}

function warningsOf(of: {
  readonly input: EffectsInput;
  readonly law: EffectsLaw;
  readonly counted: Counted;
  readonly parameters: readonly UsedParameter[];
}): EffectsWarning[] {
  const { input, law, counted, parameters } = of;
  const known = input.moves.filter((move) => isKnown(move) && move.count > 0);
  const unknownNames = known
    .map((move) => move.municipality ?? input.municipality ?? '')
    .filter((name) => name === '' || !findMunicipality(law.municipalities, name));
  const unverified = parameters.filter(({ verified }) => !verified).length;
  const carried = parameters.filter(({ isCarriedForward }) => isCarriedForward).map(({ name }) => name);
  const ratesAreTyped = averageRates.every((name) => input.assumptions[name] !== undefined);
  const withoutLevel = known.filter(({ subsidy }) => subsidy && subsidy.kind !== 'samhall' && subsidy.level === null);
  const isEqualised = parameters.some(({ name, value }) => name.startsWith('equalisation.') && value !== 0);
  const lost = sumOfCounts(known.filter((move) => move.isStrengthened && isMove(move)));
  const warn = (code: EffectsWarning['code'], about: string | number, isDue: boolean): EffectsWarning[] =>
    isDue ? [{ code, about: String(about) }] : [];
  return [
    ...warn('smallGroup', counted.moved, counted.moved < ENOUGH_MOVED),
    ...warn('excluded', counted.excluded, counted.excluded > 0),
    ...warn(
      'nationalAverage',
      [...new Set(unknownNames)].filter(Boolean).join(', '),
      unknownNames.length > 0 && !ratesAreTyped,
    ),
    ...warn('levelMissing', sumOfCounts(withoutLevel), withoutLevel.length > 0),
    ...warn(
      'shortWindow',
      shortSeries(input, law, parameters).join(', '),
      shortSeries(input, law, parameters).length > 0,
    ),
    ...warn('noStrengthening', lost, lost > 0),
    ...warn('equalisationNotSet', '', !isEqualised),
    ...warn('carriedForward', carried.join(', '), carried.length > 0),
    ...warn('unverified', unverified, unverified > 0),
  ];
}

const averageRates = ['municipal_tax.national_average_kommun', 'regional_tax.national_average'] as const;

function sumOfCounts(moves: readonly Move[]): number {
  return moves.reduce((sum, { count }) => sum + count, 0);
}

/** Series whose growth stands on fewer than four years, or on none that is verified, while a result lets them grow. */
function shortSeries(input: EffectsInput, law: EffectsLaw, used: readonly UsedParameter[]): string[] {
  const { growth } = input;
  if (growth === 'constant') return [];
  const isUsed = (name: string): boolean => used.some((one) => seriesName(one.name) === name && !one.isAssumed);
  return growingSeries
    .filter(({ amount }) => isUsed(amount))
    .map(({ series }) => series)
    .filter((series) => growthOf(observationsOf(law.parameters, series), growth)?.isShortWindow ?? true);
}

/**
 * The uplift at which strengthened cooperation pays for itself for kommun, region and stat together: p* = C (1 + r) /
 * total effect of ordinary work in the second year. Null when work gives nothing.
 */
export function breakEvenUplift(
  of: { readonly before: Income; readonly code: string | null },
  model: Model,
): number | null {
  const year = model.years[1] ?? (model.years[0] ?? 0) + 1;
  const { kommun, region, stat } = difference(model, { ...of, after: ordinaryWork, year });
  const worth = kommun + region + stat;
  if (worth <= 0) return null;
  const costOre = model.reader.choice('strengthened_cooperation.cost_per_person') * 100;
  return (costOre * (1 + model.scale.discountRate)) / worth;
}
