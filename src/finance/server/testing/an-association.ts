// A space with an association in it, for tests that read statements: the chart comes from there.
import { testSession, type TestSession } from '#access/testing';
import type { Session } from '#access/server';
import '#organisation/server';
import { demoFile } from '../../testing/demo-ledgers.ts';

export async function anAssociation(wanted: TestSession = {}): Promise<Session> {
  const session = await testSession(wanted);
  const association = { chartPreset: 'kommunbas', county: null, seat: null, vision: null } as const;
  await session.database.inSpace({ spaceId: session.space.id, access: 'write' }, (tx) =>
    tx.insertInto('association').values(association).execute(),
  );
  return session;
}

/** A ledger of the demo as the association's own: only the organisation number differs. */
export function ownDemoFile(session: Session, year: 2023 | 2024): ReturnType<typeof demoFile> {
  const { fileName, bytes } = demoFile(year);
  const text = Buffer.from(bytes).toString('latin1').replace('222000-2428', session.space.orgNumber);
  return { fileName, bytes: new Uint8Array(Buffer.from(text, 'latin1')) };
}
