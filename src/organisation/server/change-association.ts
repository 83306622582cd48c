import { useCase } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { saveAssociation } from './organisation-store.ts';

const optional = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000)));

/** Changes the association's own facts and nothing else. */
export const changeAssociation = useCase({
  permission: 'organisation.save',
  action: 'organisation.facts',
  input: v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    county: optional,
    seat: optional,
    vision: optional,
  }),
  async run({ tx, space }, facts) {
    await saveAssociation(tx, space, facts);
    return accept(null);
  },
});
