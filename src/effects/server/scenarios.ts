// Saved calculations. What is kept is the calculation; its answer is computed anew, and told apart from when it was saved.
import { query, useCase } from '#access/server';
import {
  calculationAddress,
  computeEffects,
  readCalculation,
  type CannotComputeEffects,
  type EffectsResult,
} from '#effects/core';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { associationLaw } from './association-law.ts';
import { deleteScenario, listScenarioRows, writeScenario, type Scenario } from './tables.ts';

export type ReadScenario = Scenario & {
  /** As it is today; null when it no longer computes. */
  readonly result: EffectsResult | null;
  /** The parameters have changed since it was saved. */
  readonly hasChanged: boolean;
};

const usual = { year: 2000, municipality: null, language: 'sv' } as const;

export const readScenarios = query({
  permission: 'effects.read',
  input: v.object({}),
  async run({ tx }) {
    const law = await associationLaw(tx);
    const rows = await listScenarioRows(tx);
    return accept(
      rows.map((row): ReadScenario => {
        const { input } = readCalculation(new URLSearchParams(row.address), usual);
        const computed = input && computeEffects(input, law);
        const result = computed?.ok ? computed.value : null;
        const hasChanged =
          result === null ||
          result.total.kommun !== row.kommunOre ||
          result.total.region !== row.regionOre ||
          result.total.stat !== row.statOre;
        return { ...row, result, hasChanged };
      }),
    );
  },
});

export type CannotSaveScenario = CannotComputeEffects | { readonly kind: 'notWhole' };

/** Keeps a calculation under a name; one of the same name is written over. A group too small is not kept. */
export const saveScenario = useCase({
  permission: 'effects.save',
  input: v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
    address: v.pipe(v.string(), v.maxLength(12_000)),
    /** What an empty year in the address means. */
    year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)),
  }),
  async run({ tx, now, newId }, { name, address, year }): Promise<Result<{ id: string }, CannotSaveScenario>> {
    const read = readCalculation(new URLSearchParams(address), { ...usual, year });
    if (read.input === null) return refuse({ kind: 'notWhole' });
    const result = computeEffects(read.input, await associationLaw(tx));
    if (!result.ok) return result;
    const { kommun, region, stat } = result.value.total;
    const id = newId();
    await writeScenario(tx, {
      id,
      name,
      // The year is part of what is kept: an empty field means another year next year.
      address: calculationAddress({ ...read, texts: { ...read.texts, ar: String(read.input.fromYear) } }),
      kommunOre: kommun,
      regionOre: region,
      statOre: stat,
      savedAt: now,
    });
    return accept({ id });
  },
  details: ({ command: { name } }) => ({ name }),
});

export const removeScenario = useCase({
  permission: 'effects.save',
  input: v.object({ id: v.pipe(v.string(), v.uuid()) }),
  async run({ tx }, { id }) {
    return (await deleteScenario(tx, id)) ? accept({ id }) : refuse({ kind: 'noSuchScenario' as const });
  },
  details: ({ command: { id } }) => ({ scenario: id }),
});
