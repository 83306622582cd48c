// The public notice board has no log-in: a session of anybody in the space that the address names.
import { error } from '@sveltejs/kit';
import { findSpace, listSpaces, openSession, type Session } from '#access/server';
import { running } from '../../running.ts';

export async function associations() {
  const spaces = await listSpaces(running().installation);
  return spaces.filter(({ kind }) => kind === 'association').map(({ name, orgNumber }) => ({ name, orgNumber }));
}

export async function publicSession(orgNumber: string): Promise<Session> {
  const { installation } = running();
  if (!/^\d{6}-\d{4}$/.test(orgNumber)) error(404);
  const found = await findSpace(installation, { association: orgNumber });
  if (!found.ok || found.value.kind !== 'association') error(404);
  return openSession(installation, { actor: { kind: 'public', name: 'anslagstavlan' }, spaceId: found.value.id });
}
