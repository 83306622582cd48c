import { query } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { listProgrammes } from './programme-store.ts';

/** All programmes of the association, in the order they were entered. */
export const readProgrammes = query({
  permission: 'programme.read',
  input: v.object({}),
  async run({ tx }) {
    return accept(await listProgrammes(tx));
  },
});
