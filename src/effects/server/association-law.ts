// The parameters as an association counts with them: the shipped ones with its own over them.
import { query, useCase } from '#access/server';
import type { Tx } from '#database/server';
import { isNumeric, withOwnValues, type EffectsLaw } from '#effects/core';
import { accept, isIsoDate, refuse } from '#kernel';
import * as v from 'valibot';
import { shippedLaw } from './load-parameters.ts';
import { deleteOwnValue, listOwnValues, writeOwnValue } from './tables.ts';

export async function associationLaw(tx: Tx): Promise<EffectsLaw> {
  const law = shippedLaw();
  return { ...law, parameters: withOwnValues(law.parameters, await listOwnValues(tx)) };
}

export const readEffectsLaw = query({
  permission: 'effects.read',
  input: v.object({}),
  async run({ tx }) {
    return accept({ law: await associationLaw(tx), own: await listOwnValues(tx) });
  },
});

const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

export type CannotSaveOwnValue =
  { readonly kind: 'noSuchParameter'; readonly name: string } | { readonly kind: 'notAShare'; readonly name: string };

/** An own value with its source, from a day on. One that is there for the same day is written over. */
export const saveOwnValue = useCase({
  permission: 'effects.save',
  input: v.object({
    name: Name,
    from: Day,
    value: v.pipe(v.number(), v.finite(), v.minValue(0)),
    source: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
    verified: v.boolean(),
  }),
  async run({ tx, now }, own) {
    const { parameters } = shippedLaw();
    if (!isNumeric(parameters, own.name))
      return refuse<CannotSaveOwnValue>({ kind: 'noSuchParameter', name: own.name });
    const unit = parameters.get(own.name)?.[0]?.unit;
    if (unit === '/1' && own.value > 1) return refuse<CannotSaveOwnValue>({ kind: 'notAShare', name: own.name });
    await writeOwnValue(tx, own, now);
    return accept({ name: own.name });
  },
  details: ({ command: { name, from, value, verified } }) => ({ name, from, value, verified }),
});

export const removeOwnValue = useCase({
  permission: 'effects.save',
  input: v.object({ name: Name, from: Day }),
  async run({ tx }, key) {
    return (await deleteOwnValue(tx, key)) ? accept({ name: key.name }) : refuse({ kind: 'noSuchValue' as const });
  },
  details: ({ command: { name, from } }) => ({ name, from }),
});
