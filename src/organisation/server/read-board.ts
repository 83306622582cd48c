import { query } from '#access/server';
import { accept } from '#kernel';
import type { Mandate } from '#organisation/core';
import * as v from 'valibot';
import { findOrganisation, listMandates } from './organisation-store.ts';

/** Members and mandates. Places that were entered without mandates are shown as mandates without name and days. */
export const readBoard = query({
  permission: 'organisation.read',
  input: v.object({}),
  async run({ tx, space, today }) {
    const { members, boardSeats } = await findOrganisation(tx, space);
    const saved = await listMandates(tx);
    const bare = boardSeats.map((seat): Mandate => ({ ...seat, name: null, validFrom: null, validTo: null }));
    return accept({ today, members, mandates: saved.length > 0 ? saved : bare });
  },
});
