// A form that saves a whole (all members, all goals of a year) rests on what was read: two at the same instant would
// otherwise both find nothing new and the last would wipe out the first.
import { sql } from 'kysely';
import type { Session } from './session.ts';

/** The newest entry of the space's trail when the reading began; a use case moves it on by its own. */
export type SeenTrail = { sequence: number };

/** Something in the space changed between the reading and the commit. Nothing was saved. */
export class Overtaken extends Error {
  constructor() {
    super('something else in the space was saved meanwhile');
  }
}

const MOST_ATTEMPTS = 20;

/**
 * Runs `act` with a session whose use cases commit only when nothing in the space has changed since `act` began; when
 * something has, it is undone and `act` runs again and reads what is there now. Every change leaves an entry in the trail,
 * so the trail tells; no lock is held.
 */
export async function asIfAlone<T>(session: Session, act: (session: Session) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const seen = { sequence: await newestSequence(session) };
    try {
      return await act({ ...session, seen });
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** Throws when an entry of somebody else's stands between what was seen and `sequence`, the entry of this transaction. */
export function mustFollow(seen: SeenTrail | undefined, sequence: number): void {
  if (seen && sequence !== seen.sequence + 1) throw new Overtaken();
}

/** After an entry of one's own. */
export function moveOn(seen: SeenTrail | undefined, sequence: number): void {
  if (seen?.sequence === sequence - 1) seen.sequence = sequence;
}

/** What broke was another's save (two that put rows in the same place), when there was one. */
export async function overtakenOr(session: Session, broken: unknown): Promise<unknown> {
  if (!session.seen || broken instanceof Overtaken) return broken;
  return (await newestSequence(session)) === session.seen.sequence ? broken : new Overtaken();
}

function newestSequence({ database, space }: Session): Promise<number> {
  return database.inSpace({ spaceId: space.id, access: 'read' }, async (tx) => {
    const { rows } = await sql<{
      sequence: number | null;
    }>`SELECT max(sequence) AS sequence FROM audit_entry`.execute(tx);
    return rows[0]?.sequence ?? 0;
  });
}
