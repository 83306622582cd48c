// Reading JSON of unknown shape: a wrong shape ends with one sentence that names the place.
import { refuse, type Result } from '#kernel';

export type CannotReadReport = {
  readonly kind: 'wrongShape';
  /** JSON path, `$.incomeStatement["Intäkter totalt"][1]`. */
  readonly path: string;
  /** English, behind the path: "is not a number or null". */
  readonly problem: string;
};

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** More than any report prints, in any unit, and small enough that sums of such numbers are still numbers. */
const LARGEST = 1e15;

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LARGEST;
}

export function childPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

export function wrongShape(path: string, problem: string): Result<never, CannotReadReport> {
  return refuse({ kind: 'wrongShape', path, problem });
}

/** Decimals that a number was written with; JSON keeps no trailing zeros. */
export function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

/** The number under the first key that matches; undefined when none does. */
export function numberUnder(value: JsonObject, name: RegExp): number | undefined {
  const entry = Object.entries(value).find(([key, one]) => name.test(key) && isNumber(one));
  return entry?.[1] as number | undefined;
}
