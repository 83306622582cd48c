// Dated parameters after OpenFisca's convention: a value holds from its date until the next; null ends it.
import { isIsoDate, type IsoDate } from '#kernel';

export type Evidence = 'official' | 'secondary' | 'derived' | 'assumption' | 'unverified';

/** One file under `parameters/`. */
export type Parameter = {
  /** Dotted path: `income_tax.basic_allowance.pieces`. */
  readonly name: string;
  readonly label?: string;
  readonly unit: string;
  /** Law: `IL 67 kap. 7 §`. */
  readonly reference?: string;
  /** `yearly`: no year between the first and the last may be missing. */
  readonly frequency?: 'yearly';
  readonly values: Readonly<Record<IsoDate, unknown>>;
  readonly source: string;
  readonly verified: boolean;
  readonly evidence: Evidence;
  readonly notes?: string;
};

/** A value in force, with what vouches for it. */
export type ParameterValue = {
  /** Of the file it stands in: `median_wage.unverified`. */
  readonly name: string;
  readonly from: IsoDate;
  readonly value: unknown;
  readonly unit: string;
  readonly source: string;
  readonly verified: boolean;
  readonly evidence: Evidence;
  /** Every year has its own, so that one used in a later year is carried forward. */
  readonly isYearly: boolean;
  readonly reference?: string;
  /** The association's own, in the place of what Stegvis comes with. */
  readonly isOwn?: boolean;
  /** Of an own value: what Stegvis has for the same day; null when it has none. */
  readonly shipped?: { readonly value: unknown; readonly source: string; readonly verified: boolean } | null;
};

/** A value that an association puts in the place of the shipped one, from a day on. */
export type OwnValue = {
  readonly name: string;
  readonly from: IsoDate;
  readonly value: number;
  readonly source: string;
  readonly verified: boolean;
};

/** Values of one series by date, whatever file each stands in. */
export type ParameterSet = ReadonlyMap<string, readonly ParameterValue[]>;

const evidences: readonly unknown[] = ['official', 'secondary', 'derived', 'assumption', 'unverified'];

/** What is wrong with a parameter file, in English sentences; none when it may be used. */
export function faultsOfParameter(outside: unknown): string[] {
  if (typeof outside !== 'object' || outside === null) return ['it is not a mapping of keys'];
  const file = outside as Partial<Record<keyof Parameter, unknown>>;
  const faults: string[] = [];
  for (const key of ['name', 'unit', 'source'] as const) {
    if (typeof file[key] !== 'string' || file[key].trim() === '') faults.push(`${key} is missing`);
  }
  if (typeof file.verified !== 'boolean') faults.push('verified is neither true nor false');
  if (!evidences.includes(file.evidence)) faults.push('evidence is none of the known words');
  if (typeof file.values !== 'object' || file.values === null) return [...faults, 'values are missing'];
  return [...faults, ...faultsOfDates(Object.keys(file.values), file.frequency === 'yearly')];
}

function faultsOfDates(dates: readonly string[], isYearly: boolean): string[] {
  if (dates.length === 0) return ['values are missing'];
  const strange = dates.filter((date) => !isIsoDate(date));
  if (strange.length > 0) return [`${strange.join(', ')} is no date`];
  const faults: string[] = [];
  for (const [index, date] of dates.entries()) {
    const before = dates[index - 1];
    if (before === undefined) continue;
    if (before >= date) faults.push(`${date} stands after ${before}: dates are in order`);
    else if (isYearly && Number(date.slice(0, 4)) !== Number(before.slice(0, 4)) + 1) {
      faults.push(`a year is missing between ${before} and ${date}`);
    }
  }
  return faults;
}

/** Endings of files that hold values of another certainty for the same series. */
const part = /(?:\.(?:derived|unverified|before_\d{4}|\d{4}_\d{4})|_history)$/;

export function seriesName(name: string): string {
  return name.replace(part, '');
}

/** Merges files into series by date. Of two values for one date the verified one holds. */
export function parameterSet(files: readonly Parameter[]): ParameterSet {
  const series = new Map<string, ParameterValue[]>();
  for (const { name, unit, source, verified, evidence, reference, frequency, values } of files) {
    const isYearly = frequency === 'yearly';
    const own = series.get(seriesName(name)) ?? [];
    series.set(seriesName(name), own);
    for (const [from, value] of Object.entries(values)) {
      own.push({
        name,
        from,
        value,
        unit,
        source,
        verified,
        evidence,
        isYearly,
        ...(reference ? { reference } : {}),
      });
    }
  }
  return new Map([...series].map(([name, values]) => [name, oneEachDate(values)]));
}

function oneEachDate(values: readonly ParameterValue[]): ParameterValue[] {
  const best = new Map<IsoDate, ParameterValue>();
  for (const value of values) {
    const known = best.get(value.from);
    if (!known || (!known.verified && value.verified)) best.set(value.from, value);
  }
  return [...best.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * The set with an association's own values over the shipped ones, which stay beside them. An own value holds until the
 * next date of its series, shipped or own.
 */
export function withOwnValues(set: ParameterSet, own: readonly OwnValue[]): ParameterSet {
  const changed = new Map(set);
  for (const { name, from, value, source, verified } of own) {
    const series = changed.get(name);
    if (!series || !isNumeric(set, name)) continue;
    const shipped = valueOn(set, { name, on: from });
    const nearest = shipped ?? series[0];
    const added: ParameterValue = {
      name,
      from,
      value,
      unit: nearest?.unit ?? '/1',
      source,
      verified,
      evidence: verified ? 'secondary' : 'assumption',
      isYearly: nearest?.isYearly ?? false,
      isOwn: true,
      shipped: shipped && { value: shipped.value, source: shipped.source, verified: shipped.verified },
    };
    changed.set(
      name,
      [...series.filter((one) => one.from !== from), added].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    );
  }
  return changed;
}

/** A series of single numbers: only such can be changed. */
export function isNumeric(set: ParameterSet, name: string): boolean {
  return set.get(name)?.some(({ value }) => typeof value === 'number') ?? false;
}

/** There is no value on the day: before the first one, or after it ceased. */
export class ParameterNotDefined extends Error {
  readonly parameter: string;
  readonly on: IsoDate;
  constructor(parameter: string, on: IsoDate) {
    super(`the parameter ${parameter} has no value on ${on}`);
    this.name = 'ParameterNotDefined';
    this.parameter = parameter;
    this.on = on;
  }
}

/** The value in force on a day, or null. Never one from before the first date. */
export function valueOn(
  set: ParameterSet,
  at: { readonly name: string; readonly on: IsoDate },
): ParameterValue | null {
  const value = set.get(at.name)?.findLast(({ from }) => from <= at.on);
  return value && value.value !== null ? value : null;
}

/**
 * A yearly mean of what changes within the year, weighted by days: (223 · 273 + 365 · 92) / 365 = 258.79 for the floor
 * of activity support in 2025. Throws `ParameterNotDefined` when no value holds on 1 January.
 */
export function meanOfYear(set: ParameterSet, of: { readonly name: string; readonly year: number }): number {
  const first = `${of.year}-01-01`;
  const starts = (set.get(of.name) ?? [])
    .map(({ from }) => from)
    .filter((from) => from > first && from.startsWith(String(of.year)));
  const edges = [first, ...starts, `${of.year + 1}-01-01`];
  let sum = 0;
  let days = 0;
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const value = valueOn(set, { name: of.name, on: from });
    if (!value) throw new ParameterNotDefined(of.name, from);
    const length = dayNumber(edges[index + 1] ?? from) - dayNumber(from);
    sum += Number(value.value) * length;
    days += length;
  }
  return sum / days;
}

/** Days since the year 0 of the Gregorian calendar, for differences. */
function dayNumber(day: IsoDate): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const shifted = month <= 2 ? year - 1 : year;
  const leap = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return 365 * shifted + leap + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date;
}
