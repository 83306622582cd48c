import type { AuditOutcome, EmployerKind, InvitationPurpose, LogInStrength, Role, SpaceKind } from '#access/core';
import type { Instant, IsoDate } from '#kernel';
import type { Generated } from 'kysely';

declare module '#database/server' {
  interface Tables {
    space: {
      id: string;
      kind: SpaceKind;
      name: string;
      orgNumber: string;
      createdAt: Instant;
      associationOrgNumber: Generated<string | null>;
      agreementNumber: Generated<string | null>;
      agreedOn: Generated<IsoDate | null>;
    };
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
    person: {
      personId: string;
      email: string;
      employerOrgNumber: string | null;
      createdAt: Instant;
      disabledAt: Instant | null;
      failedAttempts: Generated<number>;
      lockedUntil: Instant | null;
    };
    roleAssignment: {
      spaceId: Generated<string>;
      id: string;
      personId: string;
      role: Role;
      validFrom: IsoDate;
      validTo: IsoDate | null;
      givenBy: string;
      givenAt: Instant;
      employerKind: Generated<EmployerKind | null>;
    };
    personPassword: { personId: string; hash: string; changedAt: Instant };
    personSecondFactor: {
      personId: string;
      secret: string;
      confirmedAt: Instant | null;
      lastStep: Generated<number>;
    };
    personRecoveryCode: { personId: string; hash: string; usedAt: Instant | null };
    personIdentity: { personId: string; issuer: string; subject: string; linkedAt: Instant };
    personLookup: { hash: string; kind: 'email' | 'identity'; personId: string };
    logIn: {
      tokenHash: string;
      personId: string;
      createdAt: Instant;
      seenAt: Instant;
      strength: LogInStrength;
      spaceId: string | null;
    };
    invitation: {
      tokenHash: string;
      purpose: InvitationPurpose;
      personId: string | null;
      createdAt: Instant;
      expiresAt: Instant;
      usedAt: Instant | null;
    };
  }
}
