// One thing at a time: each uncertain value at its low and its high end, the others as they are.
import type { Result } from '#kernel';
import { accept } from '#kernel';
import { averages } from './amounts.ts';
import {
  cannotCompute,
  computeAnyGroup,
  type CannotComputeEffects,
  type Effect,
  type EffectsInput,
  type EffectsLaw,
} from './effects.ts';
import type { Payers } from './cost.ts';
import { parameterReader } from './parameter-reader.ts';
import type { ParameterSet } from './parameters.ts';
import { GROWTH, rangesOf, type Range } from './ranges.ts';

export type SensitivityRow = Range & {
  readonly atLow: Payers;
  readonly atHigh: Payers;
  /** Payers whose effect is a gain at one end and a loss at the other, or than as computed. */
  readonly signChanges: readonly (keyof Payers)[];
};

/** Rows in falling order of how far they move the effect for kommun, region and stat together. */
export function sensitivityOf(
  input: EffectsInput,
  law: EffectsLaw,
): Result<readonly SensitivityRow[], CannotComputeEffects> {
  const refusal = cannotCompute(input, law);
  if (refusal) return { ok: false, refusal };
  const base = computeAnyGroup(input, law).total;
  const reader = parameterReader(law.parameters, input.assumptions);
  const rows = rangesOf(input, reader).map((range): SensitivityRow => {
    const atLow = payersOf(totalWith(input, law, { range, value: range.low }));
    const atHigh = payersOf(totalWith(input, law, { range, value: range.high }));
    const names = Object.keys(atLow) as (keyof Payers)[];
    const signChanges = names.filter((name) => {
      const signs = [atLow, atHigh, base].map((effect) => Math.sign(effect[name])).filter((sign) => sign !== 0);
      return new Set(signs).size > 1;
    });
    return { ...range, atLow, atHigh, signChanges };
  });
  const width = ({ atLow, atHigh }: SensitivityRow): number => Math.abs(atHigh.public - atLow.public);
  return accept(rows.toSorted((a, b) => width(b) - width(a)));
}

function payersOf({ kommun, region, stat, public: all }: Effect): Payers {
  return { kommun, region, stat, public: all };
}

function totalWith(
  input: EffectsInput,
  law: EffectsLaw,
  of: { readonly range: Range; readonly value: number },
): Effect {
  if (of.range.name === GROWTH) {
    return computeAnyGroup(input, { ...law, parameters: withGrowth(law.parameters, input.fromYear, of.value) }).total;
  }
  const assumptions = { ...input.assumptions, [of.range.name]: of.value };
  return computeAnyGroup({ ...input, assumptions }, law).total;
}

/** The averages as they would be in the second year; those of later dates stay. */
function withGrowth(set: ParameterSet, fromYear: number, rate: number): ParameterSet {
  const from = `${fromYear + 1}-01-01`;
  const changed = new Map(set);
  for (const name of Object.values(averages)) {
    const known = set.get(name)?.findLast((one) => one.from <= from);
    if (!known || typeof known.value !== 'number') continue;
    const grown = { ...known, from, value: known.value * (1 + rate) };
    changed.set(
      name,
      [...(set.get(name) ?? []).filter((one) => one.from !== from), grown].toSorted((a, b) =>
        a.from < b.from ? -1 : 1,
      ),
    );
  }
  return changed;
}
