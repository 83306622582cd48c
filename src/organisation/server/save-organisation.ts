import { useCase } from '#access/server';
import { accept, refuse } from '#kernel';
import { boardRoles, checkOrganisation, memberKinds, type CannotSaveOrganisation } from '#organisation/core';
import * as v from 'valibot';
import { listMandates, replaceMembers, saveAssociation } from './organisation-store.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const optional = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000)));

export const OrganisationInput = v.object({
  name,
  county: optional,
  seat: optional,
  vision: optional,
  members: v.array(
    v.object({
      slug: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
      kind: v.picklist(memberKinds),
      name,
      validFrom: v.nullable(v.string()),
      validTo: v.nullable(v.string()),
      counterpartyObject: optional,
      shareOfKommunQuarter: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    }),
  ),
  boardSeats: v.array(v.object({ role: v.picklist(boardRoles), appointedBy: v.string() })),
});

/** Saves the association's own facts, all its members and all places in its board, in place of the earlier ones. */
export const saveOrganisation = useCase({
  permission: 'organisation.save',
  input: OrganisationInput,
  async run({ tx, space }, { members, boardSeats, ...association }) {
    const checked = checkOrganisation({ members, boardSeats });
    if (!checked.ok) return checked;
    const slugs = new Set(members.map(({ slug }) => slug));
    const orphan = (await listMandates(tx)).find(({ appointedBy }) => !slugs.has(appointedBy));
    if (orphan) return refuse<CannotSaveOrganisation>({ kind: 'hasMandates', member: orphan.appointedBy });
    await saveAssociation(tx, space, association);
    await replaceMembers(tx, { members, boardSeats });
    return accept({ members: members.length, boardSeats: boardSeats.length });
  },
  details: ({ value }) => value,
});
