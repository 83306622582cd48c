import type { AuditOutcome, SpaceKind } from '#access/core';
import type { Instant } from '#kernel';
import type { Generated } from 'kysely';

declare module '#database/server' {
  interface Tables {
    space: { id: string; kind: SpaceKind; name: string; orgNumber: string; createdAt: Instant };
    actor: { id: string; kind: string; name: string; createdAt: Instant };
    auditEntry: {
      spaceId: Generated<string>;
      sequence: number;
      at: Instant;
      actorId: string;
      action: string;
      outcome: AuditOutcome;
      details: string;
      keyId: string;
      previousMac: string;
      mac: string;
    };
  }
}
