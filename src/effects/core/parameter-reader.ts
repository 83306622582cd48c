// Reads parameters for one result and remembers which were used, so that every result can list them.
import type { IsoDate } from '#kernel';
import { ParameterNotDefined, valueOn, type ParameterSet, type ParameterValue } from './parameters.ts';

/** Numbers that a user put in a parameter's place, by its name. */
export type Assumptions = Readonly<Record<string, number>>;

export type UsedParameter = ParameterValue & {
  readonly isAssumed: boolean;
  /** The value of a year that was used in a later one, because that has none yet. */
  readonly isCarriedForward: boolean;
};

export type ParameterReader = {
  /** The value on 1 January of the year; throws `ParameterNotDefined`. */
  readonly of: <T = number>(name: string, year: number) => T;
  /** The same, or null where there is none: a rule that did not exist yet, or no longer. */
  readonly ofIfAny: <T = number>(name: string, year: number) => T | null;
  /** A choice of the model, which has no year of its own: its newest value. */
  readonly choice: (name: string) => number;
  readonly isAssumed: (name: string) => boolean;
  readonly used: () => readonly UsedParameter[];
};

/** Where a dated value stands for every year: choices of the model are not law. */
const EVER: IsoDate = '9999-12-31';

export function parameterReader(set: ParameterSet, assumptions: Assumptions = {}): ParameterReader {
  const used = new Map<string, UsedParameter>();
  const keep = (value: UsedParameter): unknown => {
    const key = `${value.name} ${value.from}`;
    // Once carried forward, a value stays marked so, whatever year asks for it next.
    used.set(key, {
      ...value,
      isCarriedForward: value.isCarriedForward || (used.get(key)?.isCarriedForward ?? false),
    });
    return value.value;
  };
  const find = (name: string, on: IsoDate): unknown => {
    const assumed = assumptions[name];
    const known = valueOn(set, { name, on }) ?? (assumed === undefined ? null : (set.get(name)?.[0] ?? null));
    if (assumed === undefined)
      return known ? keep({ ...known, isAssumed: false, isCarriedForward: isCarried(known, on) }) : null;
    return keep({
      name,
      from: known?.from ?? on,
      value: assumed,
      unit: known?.unit ?? '/1',
      source: 'assumed for this result',
      verified: false,
      evidence: 'assumption',
      isYearly: false,
      isAssumed: true,
      isCarriedForward: false,
    });
  };
  const required = (name: string, on: IsoDate): unknown => {
    const value = find(name, on);
    if (value === null) throw new ParameterNotDefined(name, on);
    return value;
  };
  return {
    of: <T>(name: string, year: number) => required(name, `${year}-01-01`) as T,
    ofIfAny: <T>(name: string, year: number) => find(name, `${year}-01-01`) as T | null,
    choice: (name) => Number(required(name, EVER)),
    isAssumed: (name) => assumptions[name] !== undefined,
    used: () => [...used.values()].toSorted((a, b) => (a.name + a.from < b.name + b.from ? -1 : 1)),
  };
}

function isCarried({ isYearly, from }: ParameterValue, on: IsoDate): boolean {
  return isYearly && on !== EVER && from.slice(0, 4) < on.slice(0, 4);
}
