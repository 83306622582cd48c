import { useCase } from '#access/server';
import { accept, isIsoDate } from '#kernel';
import { boardRoles, checkMandates, seatsOn } from '#organisation/core';
import * as v from 'valibot';
import { findOrganisation, replaceMandates } from './organisation-store.ts';

const day = v.nullable(
  v.pipe(
    v.string(),
    v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
  ),
);

/** Puts mandates in place of the ones there were. The places in the board are those of today's mandates. */
export const saveMandates = useCase({
  permission: 'organisation.save',
  action: 'organisation.mandates',
  input: v.object({
    mandates: v.pipe(
      v.array(
        v.object({
          role: v.picklist(boardRoles),
          appointedBy: v.string(),
          name: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
          validFrom: day,
          validTo: day,
        }),
      ),
      v.maxLength(500),
    ),
  }),
  async run({ tx, space, today }, { mandates }) {
    const { members } = await findOrganisation(tx, space);
    const checked = checkMandates(members, mandates);
    if (!checked.ok) return checked;
    await replaceMandates(tx, { mandates, boardSeats: seatsOn(mandates, today) });
    return accept({ mandates: mandates.length });
  },
  details: ({ value }) => value,
});
