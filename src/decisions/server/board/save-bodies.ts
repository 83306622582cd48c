import { query, useCase } from '#access/server';
import { cannot, bodyKinds, bodySlug, shortText, type BodyMember } from '#decisions/core';
import { accept } from '#kernel';
import { boardRoles } from '#organisation/core';
import * as v from 'valibot';
import { findBoardSetting, listBodies, listBodyMembers, listMemberNames } from './board-store.ts';
import { day, email, id, noticeDays } from './schemas.ts';

/** Bodies with who sits in them, the members of the association, and the settings of the room. */
export const readBodies = query({
  permission: 'board.read',
  input: v.object({}),
  async run({ tx, today }) {
    const bodies = await listBodies(tx);
    const withMembers: ((typeof bodies)[number] & { members: BodyMember[] })[] = [];
    for (const body of bodies) withMembers.push({ ...body, members: await listBodyMembers(tx, body) });
    return accept({
      today,
      bodies: withMembers,
      members: await listMemberNames(tx),
      setting: await findBoardSetting(tx),
    });
  },
});

/** Adds a body, or changes its name and days of notice. */
export const saveBody = useCase({
  permission: 'board.save',
  action: 'board.body.save',
  input: v.object({
    id: v.nullable(id),
    kind: v.picklist(bodyKinds),
    name: shortText,
    noticeDays,
  }),
  async run({ tx, newId }, body) {
    const others = (await listBodies(tx)).filter((one) => one.id !== body.id);
    // A figure names the body by its slug, so two may not share one; and there is one board.
    if (others.some((one) => bodySlug(one) === bodySlug(body))) return cannot({ kind: 'sameName' });
    if (body.kind === 'board' && others.some(({ kind }) => kind === 'board')) return cannot({ kind: 'secondBoard' });
    if (body.id === null) {
      const made = newId();
      await tx
        .insertInto('boardBody')
        .values({ ...body, id: made })
        .execute();
      return accept({ id: made });
    }
    const { name, noticeDays: days } = body;
    await tx.updateTable('boardBody').set({ name, noticeDays: days }).where('id', '=', body.id).execute();
    return accept({ id: body.id });
  },
  details: ({ value }) => ({ body: value.id }),
});

/** Puts these in place of the members of a group or a committee. The board's are the mandates of the organisation. */
export const saveBodyMembers = useCase({
  permission: 'board.save',
  action: 'board.body.members',
  input: v.object({
    body: id,
    members: v.pipe(
      v.array(
        v.object({
          name: shortText,
          role: v.picklist(boardRoles),
          appointedBy: v.string(),
          validFrom: v.nullable(day),
          validTo: v.nullable(day),
        }),
      ),
      v.maxLength(200),
    ),
  }),
  async run({ tx }, { body, members }) {
    const found = (await listBodies(tx)).find((one) => one.id === body);
    if (!found || found.kind === 'board') return cannot({ kind: 'noSuchBody' });
    const known = new Set((await listMemberNames(tx)).map(({ slug }) => slug));
    const row = members.findIndex(({ appointedBy }) => !known.has(appointedBy));
    if (row >= 0) return cannot({ kind: 'unknownMember', row });
    const backwards = members.findIndex(
      ({ validFrom, validTo }) => validFrom !== null && validTo !== null && validTo < validFrom,
    );
    if (backwards >= 0) return cannot({ kind: 'endsBeforeStart', row: backwards });
    await tx.deleteFrom('bodyMember').where('bodyId', '=', body).execute();
    if (members.length > 0)
      await tx
        .insertInto('bodyMember')
        .values(members.map((member, place) => ({ ...member, bodyId: body, place })))
        .execute();
    return accept({ members: members.length });
  },
  details: ({ value }) => value,
});

export const saveBoardSetting = useCase({
  permission: 'board.save',
  action: 'board.setting',
  input: v.object({
    feeOre: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_00)),
    chairFeeOre: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_00)),
    minutesPlace: shortText,
    registrars: v.record(v.string(), email),
  }),
  async run({ tx }, { registrars, ...setting }) {
    const row = { ...setting, registrars: JSON.stringify(registrars) };
    await tx
      .insertInto('boardSetting')
      .values(row)
      .onConflict((conflict) => conflict.column('spaceId').doUpdateSet(row))
      .execute();
    return accept({ registrars: Object.keys(registrars).length });
  },
  details: ({ value }) => value,
});
