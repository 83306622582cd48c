import { chainChecker, type AccessRefusal, type AuditFinding, type AuditHead } from '#access/core';
import type { Tx } from '#database/server';
import { accept, type Result } from '#kernel';
import * as v from 'valibot';
import { readAuditHead } from './audit-head.ts';
import { auditKeysAtHand, macOf, type AuditKey } from './audit-key.ts';
import type { Session } from './session.ts';
import { query } from './use-case.ts';

export type AuditVerdict = {
  /** Entries read. */
  readonly entries: number;
  readonly findings: readonly AuditFinding[];
};

type Known = { readonly head: AuditHead | null; readonly keys: ReadonlyMap<string, AuditKey> };

const ENTRIES_PER_READ = 2_000;

/** Checks the whole chain of the session's space against its keys and the head kept outside the database. */
export async function verifyAudit(session: Session): Promise<Result<AuditVerdict, AccessRefusal>> {
  // Before the transaction: a head read after its snapshot could name an entry that the snapshot does not see.
  const head = await readAuditHead(session.installation.auditHeadDirectory, session.space.id);
  const known = { head, keys: auditKeysAtHand(session.installation) };
  return query({
    permission: 'audit.verify',
    input: v.object({}),
    run: async ({ tx }) => accept(await verifyChain(tx, known)),
  })(session, {});
}

async function verifyChain(tx: Tx, { head, keys }: Known): Promise<AuditVerdict> {
  const checker = chainChecker({
    head,
    macOf: (entry) => {
      const key = keys.get(entry.keyId);
      return key ? macOf(entry, key) : null;
    },
  });
  const findings: AuditFinding[] = [];
  let entries = 0;
  let after = 0;
  for (;;) {
    const page = await tx
      .selectFrom('auditEntry')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(ENTRIES_PER_READ)
      .execute();
    for (const entry of page) findings.push(...checker.next(entry));
    entries += page.length;
    after = page.at(-1)?.sequence ?? after;
    if (page.length < ENTRIES_PER_READ) return { entries, findings: [...findings, ...checker.end()] };
  }
}
