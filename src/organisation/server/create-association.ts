import type { Actor } from '#access/core';
import { createSpace, openSession, useCase, type Clock, type Session } from '#access/server';
import type { Installation } from '#database/server';
import { accept, now, refuse, type Result } from '#kernel';
import { chartPresets, parseOrgNumber, type ChartPreset } from '#organisation/core';
import * as v from 'valibot';

export type NewAssociation = {
  readonly name: string;
  readonly orgNumber: string;
  readonly chartPreset: ChartPreset;
};

export type CannotCreateAssociation =
  | { readonly kind: 'noOrgNumber'; readonly text: string }
  | { readonly kind: 'noName' }
  | { readonly kind: 'associationExists'; readonly name: string; readonly orgNumber: string };

/** Makes an association's space and its first row. A making that a crash cut short is finished, not refused. */
export async function createAssociation(
  installation: Installation,
  actor: Actor,
  association: NewAssociation,
  clock: Clock = now,
): Promise<Result<Session, CannotCreateAssociation>> {
  const name = association.name.trim();
  const orgNumber = parseOrgNumber(association.orgNumber);
  if (name === '') return refuse({ kind: 'noName' });
  if (orgNumber === null) return refuse({ kind: 'noOrgNumber', text: association.orgNumber });
  const made = await createSpace(installation, { kind: 'association', name, orgNumber, createdAt: clock() });
  if (!made.ok) {
    const space = await spaceWithoutAssociation(installation, made.refusal.id);
    if (!space) return refuse({ kind: 'associationExists', name: made.refusal.name, orgNumber });
  }
  const spaceId = made.ok ? made.value : made.refusal.id;
  const session = await openSession(installation, { actor, spaceId, clock });
  await registerAssociation(session, { chartPreset: association.chartPreset });
  return accept(session);
}

/** A space whose making was cut short by a crash has no association yet; it is finished instead of refused. */
async function spaceWithoutAssociation({ database }: Installation, spaceId: string): Promise<boolean> {
  return database.inSpace({ spaceId, access: 'read' }, async (tx) => {
    const found = await tx.selectFrom('association').select('spaceId').executeTakeFirst();
    return found === undefined;
  });
}

const registerAssociation = useCase({
  permission: 'organisation.save',
  action: 'organisation.create',
  input: v.object({ chartPreset: v.picklist(chartPresets) }),
  async run({ tx }, { chartPreset }) {
    await tx.insertInto('association').values({ chartPreset, county: null, seat: null, vision: null }).execute();
    return accept(null);
  },
  details: ({ command }) => ({ chartPreset: command.chartPreset }),
});
