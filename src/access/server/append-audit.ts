import type { AuditDetails, AuditHead, AuditOutcome } from '#access/core';
import type { Installation, Tx } from '#database/server';
import type { Instant } from '#kernel';
import { sql } from 'kysely';
import { auditKey, macOf } from './audit-key.ts';

/** Where and by whom; a session is one. */
export type AuditPlace = {
  readonly installation: Pick<Installation, 'keyFile'>;
  readonly space: { readonly id: string };
  readonly actor: { readonly id: string };
};

export type AuditEvent = {
  readonly at: Instant;
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly details: AuditDetails;
};

/**
 * Adds an entry to the space's chain. Must be the last statement before the commit: the chain stays locked until then,
 * and a lock taken first would make all writers of the space wait for each other's whole work.
 */
export async function appendAudit(tx: Tx, session: AuditPlace, event: AuditEvent): Promise<AuditHead> {
  const tail = await sql<{ lastSequence: number; lastMac: string }>`SELECT * FROM take_audit_chain()`.execute(tx);
  const last = tail.rows[0] ?? { lastSequence: 0, lastMac: '' };
  const key = auditKey(session.installation);
  const entry = {
    spaceId: session.space.id,
    sequence: last.lastSequence + 1,
    at: event.at,
    actorId: session.actor.id,
    action: event.action,
    outcome: event.outcome,
    details: JSON.stringify(event.details),
    keyId: key.id,
    previousMac: last.lastMac,
  };
  const mac = macOf(entry, key);
  await tx
    .insertInto('auditEntry')
    .values({ ...entry, mac })
    .execute();
  return { sequence: entry.sequence, mac };
}
