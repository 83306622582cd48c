import type { AccessRefusal } from '#access/core';
import { isIsoDate, type IsoDate, type Result } from '#kernel';
import { CommandFailure } from './command.ts';

/** The value, or the end of the command with one English sentence. */
export function orFail<T, E extends { readonly kind: string }>(
  result: Result<T, E | AccessRefusal>,
  sentenceOf: (refusal: E) => string,
): T {
  if (result.ok) return result.value;
  const { refusal } = result;
  if (isAccessRefusal(refusal)) throw new CommandFailure(accessSentence(refusal));
  throw new CommandFailure(sentenceOf(refusal));
}

function isAccessRefusal(refusal: { readonly kind: string }): refusal is AccessRefusal {
  return refusal.kind === 'denied' || refusal.kind === 'invalidInput';
}

function accessSentence(refusal: AccessRefusal): string {
  if (refusal.kind === 'denied') return `you may not do this (${refusal.permission}).`;
  const [first] = refusal.issues;
  return first ? `${first.path || 'input'}: ${first.message}.` : 'the input is not valid.';
}

/** `--year Y` as a whole number; every command with a year asks for it in the same words. */
export function yearOption(options: Readonly<Record<string, unknown>>): number {
  const { year } = options;
  if (typeof year !== 'string' || !/^\d{4}$/.test(year))
    throw new CommandFailure('the year is missing: --year YYYY.', 2);
  return Number(year);
}

/** `--half-year`: the other report of a year. */
export function kindOption(options: Readonly<Record<string, unknown>>): 'annual' | 'halfYear' {
  return options['half-year'] === true ? 'halfYear' : 'annual';
}

/** `--at DATE` as a day that exists. */
export function dayOption(options: Readonly<Record<string, unknown>>): IsoDate {
  const { at } = options;
  if (typeof at !== 'string' || !isIsoDate(at))
    throw new CommandFailure(
      `the day is ${typeof at === 'string' ? `not a day: "${at}"` : 'missing'}: --at YYYY-MM-DD.`,
      2,
    );
  return at;
}
