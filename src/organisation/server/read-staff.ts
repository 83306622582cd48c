import { query } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { listStaff } from './organisation-store.ts';

/** The association's own posts. */
export const readStaff = query({
  permission: 'organisation.read',
  input: v.object({}),
  run: async ({ tx, today }) => accept({ today, posts: await listStaff(tx) }),
});
