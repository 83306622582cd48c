// One year of one kind of income through the tax rules, and what is left in each account. The model of
// `docs/effects.md` 5.1 and 5.2; whole kronor in, whole öre out.
import type { ParameterReader } from './parameter-reader.ts';
import { states, type Income, type Subsidy } from './states.ts';

/** What a year leaves in each account, in öre; + is better for that actor. The six sum to 0. */
export type Accounts = {
  readonly kommun: number;
  readonly region: number;
  readonly stat: number;
  readonly person: number;
  readonly employer: number;
  /** Paid to those who provide: Samhall, strengthened cooperation. */
  readonly extra: number;
  /** Of kommun and region: the tax, which income equalisation takes a part of. */
  readonly kommunTax: number;
  readonly regionTax: number;
};

export type Rates = {
  /** Hundredths of a per cent: 21.64 % is 2164. */
  readonly kommun: number;
  readonly region: number;
};

export type TaxRules = 'statutory' | 'flat';

/** An income with its gross amount of the year. */
export type YearIncome = {
  readonly income: Income;
  readonly grossKr: number;
};

export type PersonYear = {
  readonly year: number;
  readonly rates: Rates;
  readonly tax: TaxRules;
  readonly incomes: readonly YearIncome[];
};

type Piece = readonly [upTo: number | null, base: number, rate: number, over: number];
type SicknessCredit = {
  readonly mode: 'share' | 'lessAllowance';
  readonly min_share?: number;
  readonly pieces: readonly Piece[];
};

/** Binary dust: sums of decimal shares may end a hair beside a whole number. */
const DUST = 1e-7;
const floor = (value: number): number => Math.floor(value + DUST);
const floor100 = (value: number): number => Math.floor(value / 100) * 100;
const ceil100 = (value: number): number => Math.ceil(value / 100 - DUST) * 100;

/** The accounts of one person and year. Throws `ParameterNotDefined` for a year without rules. */
export function accountsOf({ year, rates, tax, incomes }: PersonYear, reader: ParameterReader): Accounts {
  const sums = sumByKind(incomes);
  const taxes = tax === 'flat' ? flatTaxes(sums, rates) : statutoryTaxes(sums, { year, rates, reader });
  const employerFee = floor(sums.work * employerRate(reader, year, sums.work) * 100);
  const subsidy = incomes.reduce((sum, one) => sum + subsidyOf(one, year, reader), 0);
  const extra = incomes.reduce((sum, one) => sum + shelteredCost(one, year, reader), 0);
  const credits = taxes.credits * 100;
  return {
    kommun: taxes.kommun - 100 * sums.paidByKommun,
    region: taxes.region,
    stat: taxes.state - credits + employerFee - subsidy - extra - 100 * sums.paidByStat,
    person: 100 * sums.gross - taxes.kommun - taxes.region - taxes.state + credits,
    employer: subsidy - 100 * sums.work - employerFee + 0,
    extra,
    kommunTax: taxes.kommun,
    regionTax: taxes.region,
  };
}

type Sums = {
  readonly work: number;
  readonly other: number;
  readonly sick: number;
  readonly gross: number;
  readonly paidByKommun: number;
  readonly paidByStat: number;
};

function sumByKind(incomes: readonly YearIncome[]): Sums {
  const sumOf = (isIn: (one: YearIncome) => boolean): number =>
    incomes.reduce((sum, one) => (isIn(one) ? sum + one.grossKr : sum), 0);
  return {
    work: sumOf(({ income }) => states[income.state].kind === 'work'),
    other: sumOf(({ income }) => states[income.state].kind === 'other'),
    sick: sumOf(({ income }) => states[income.state].kind === 'sick'),
    // An amount of no income is nobody's: it is left out, so that the accounts still sum to 0.
    gross: sumOf(({ income }) => states[income.state].kind !== 'none'),
    paidByKommun: sumOf(({ income }) => states[income.state].payer === 'kommun'),
    paidByStat: sumOf(({ income }) => states[income.state].payer === 'stat'),
  };
}

type Taxes = {
  readonly kommun: number;
  readonly region: number;
  readonly state: number;
  /** Whole kronor. */ readonly credits: number;
};

/** The literal reading of the older model's slide: the rate on the whole income, no allowance and no credit. */
function flatTaxes({ work, other, sick }: Sums, rates: Rates): Taxes {
  const income = work + other + sick;
  return {
    kommun: floor((income * rates.kommun) / 100),
    region: floor((income * rates.region) / 100),
    state: 0,
    credits: 0,
  };
}

type Law = { readonly year: number; readonly rates: Rates; readonly reader: ParameterReader };

function statutoryTaxes(sums: Sums, law: Law): Taxes {
  const { rates, reader, year } = law;
  const assessed = floor100(sums.work + sums.other + sums.sick);
  if (assessed === 0) return { kommun: 0, region: 0, state: 0, credits: 0 };
  const allowance = basicAllowance(assessed, law);
  const taxable = Math.max(0, assessed - allowance);
  const kommun = (taxable / 100) * rates.kommun;
  const region = (taxable / 100) * rates.region;
  const overThreshold = Math.max(0, taxable - reader.of('income_tax.state_threshold_lower', year));
  return {
    kommun,
    region,
    state: floor(overThreshold * STATE_TAX) * 100,
    credits: creditsOf({ sums, allowance, taxable, charged: Math.floor((kommun + region) / 100) }, law),
  };
}

/** IL 65:5. */
const STATE_TAX = 0.2;

/** IL 63:3. Rounded up to whole hundreds, never above the income. */
function basicAllowance(assessed: number, { reader, year }: Law): number {
  const pieces = reader.of<readonly Piece[]>('income_tax.basic_allowance.pieces', year);
  return Math.min(ceil100(along(pieces, reader.of('prisbasbelopp', year), assessed)), assessed);
}

type Assessment = {
  readonly sums: Sums;
  readonly allowance: number;
  readonly taxable: number;
  readonly charged: number;
};

/** The credits of IL 67 in their order, none larger than the tax that is left. Whole kronor. */
function creditsOf(of: Assessment, law: Law): number {
  let left = of.charged;
  let credits = 0;
  const take = (credit: number): void => {
    const taken = Math.min(left, Math.max(0, credit));
    left -= taken;
    credits += taken;
  };
  // The pension fee and its full credit cancel (IL 67:4); the credit uses up tax that the others could have met.
  left -= Math.min(pensionFee(of.sums, law), left);
  if (of.sums.work > 0) take(inWorkCredit(of, law));
  if (of.sums.sick > 0) take(sicknessCredit(of, law));
  take(earnedIncomeCredit(of.taxable, law));
  return credits;
}

function pensionFee({ work, other }: Sums, { reader, year }: Law): number {
  const base = work + other;
  if (base < 0.423 * reader.of('prisbasbelopp', year)) return 0;
  const fee =
    reader.of('general_pension_fee.rate', year) * Math.min(base, 8.07 * reader.of('inkomstbasbelopp', year));
  // To the nearest hundred, fifty down.
  return Math.ceil(fee / 100 - 0.5 - DUST) * 100;
}

/** IL 67:7, for those under 66 at the start of the year. */
function inWorkCredit({ sums, allowance }: Assessment, { reader, year, rates }: Law): number {
  const pbb = reader.of('prisbasbelopp', year);
  const work = floor100(sums.work);
  const base = along(reader.of<readonly Piece[]>('income_tax.in_work_credit.pieces_under_66', year), pbb, work);
  const phase = reader.ofIfAny<{ from_pbb: number; rate: number }>('income_tax.in_work_credit.phase_out', year);
  const phasedOut = phase ? phase.rate * Math.max(0, work - phase.from_pbb * pbb) : 0;
  return floor((base - allowance) * shareOf(rates) - phasedOut);
}

/** IL 67:9 a–c, for sickness and activity compensation. */
function sicknessCredit({ sums, allowance }: Assessment, { reader, year, rates }: Law): number {
  const { mode, pieces, min_share = 0 } = reader.of<SicknessCredit>('income_tax.sickness_credit', year);
  const sick = floor100(sums.sick);
  const base = along(pieces, reader.of('prisbasbelopp', year), sick);
  if (mode === 'share') return floor(base * shareOf(rates));
  return floor(Math.max((base - allowance) * shareOf(rates), min_share * sick * shareOf(rates)));
}

/** The credit for earned income, from 2021. */
function earnedIncomeCredit(taxable: number, { reader, year }: Law): number {
  const rule = reader.ofIfAny<{ from: number; to: number; rate: number; max: number }>(
    'income_tax.earned_income_credit',
    year,
  );
  if (!rule || taxable <= rule.from) return 0;
  return taxable >= rule.to ? rule.max : floor((taxable - rule.from) * rule.rate);
}

const shareOf = (rates: Rates): number => (rates.kommun + rates.region) / 10_000;

/** The first piece that reaches the income: its base, and its rate on what lies over its start. */
function along(pieces: readonly Piece[], pbb: number, income: number): number {
  const piece = pieces.find(([upTo]) => upTo === null || income <= upTo * pbb + DUST);
  if (!piece) return 0;
  const [, base, rate, over] = piece;
  return base * pbb + rate * (income - over * pbb);
}

function employerRate(reader: ParameterReader, year: number, work: number): number {
  return work === 0 ? 0 : reader.of('employer_contribution.total_rate', year);
}

/** Öre that the employer gets from the state for one income. */
function subsidyOf({ income, grossKr }: YearIncome, year: number, reader: ParameterReader): number {
  const { subsidy, state, share } = income;
  if (state !== 'ARBETE' || !subsidy || subsidy.kind === 'samhall') return 0;
  const cap = reader.of(CAPS[subsidy.kind], year);
  const base = Math.min(grossKr, 12 * cap * share);
  const fee = base * reader.of('employer_contribution.total_rate', year) * 100;
  return subsidy.kind === 'lonebidrag'
    ? floor(levelOf(subsidy, year, reader) * (100 * base + fee))
    : floor(levelOf(subsidy, year, reader) * fee);
}

const CAPS = { lonebidrag: 'wage_subsidy.wage_cap_month', nystartsjobb: 'new_start_job.wage_cap_month' } as const;

/** The level given; without one the default level of lönebidrag, and one multiple of the contributions of nystartsjobb. */
function levelOf(subsidy: Subsidy, year: number, reader: ParameterReader): number {
  if (subsidy.level !== null) return subsidy.level;
  return subsidy.kind === 'lonebidrag' ? reader.of('wage_subsidy.default_level', year) : 1;
}

function shelteredCost({ income }: YearIncome, year: number, reader: ParameterReader): number {
  if (income.state !== 'ARBETE' || income.subsidy?.kind !== 'samhall') return 0;
  return Math.round(reader.of('sheltered_work.samhall_cost_per_person_year', year) * income.share) * 100;
}
