import { query } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { findOrganisation } from './organisation-store.ts';

/** The association, its members and the places in its board. */
export const readOrganisation = query({
  permission: 'organisation.read',
  input: v.object({}),
  run: async ({ tx, space }) => accept(await findOrganisation(tx, space)),
});
