import { useCase } from '#access/server';
import { accept, refuse } from '#kernel';
import {
  checkOrganisation,
  kommunShares,
  memberKinds,
  nameMembers,
  sharesDiffer,
  type CannotSaveOrganisation,
} from '#organisation/core';
import * as v from 'valibot';
import { findOrganisation, listMandates, replaceMembers } from './organisation-store.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** Puts members in place of the ones there were; the board stays. A member that has appointed someone stays too. */
export const changeMembers = useCase({
  permission: 'organisation.save',
  action: 'organisation.members',
  input: v.object({
    members: v.pipe(
      v.array(
        v.object({
          slug: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/))),
          kind: v.picklist(memberKinds),
          name: text,
          validFrom: v.nullable(v.string()),
          validTo: v.nullable(v.string()),
          counterpartyObject: v.nullable(text),
          shareOfKommunQuarter: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
        }),
      ),
      v.maxLength(200),
    ),
  }),
  async run({ tx, space, today }, command) {
    const members = nameMembers(command.members);
    const { boardSeats } = await findOrganisation(tx, space);
    const checked = checkOrganisation({ members, boardSeats: [] });
    if (!checked.ok) return checked;
    const slugs = new Set(members.map(({ slug }) => slug));
    const appointing = [...(await listMandates(tx)), ...boardSeats];
    const orphan = appointing.find(({ appointedBy }) => !slugs.has(appointedBy));
    if (orphan) return refuse<CannotSaveOrganisation>({ kind: 'hasMandates', member: orphan.appointedBy });
    const shares = kommunShares(members, today);
    if (sharesDiffer(shares)) return refuse<CannotSaveOrganisation>({ kind: 'sharesDiffer', sum: shares.sum });
    await replaceMembers(tx, { members, boardSeats });
    return accept({ members: members.length });
  },
  details: ({ value }) => value,
});
