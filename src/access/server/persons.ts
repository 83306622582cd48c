// Rows of persons. Every function wants a transaction; those that say so make the person its person.
import { isAssignmentValid, type Assignment, type EmployerKind, type Role } from '#access/core';
import { enterPerson, newId, type Installation, type Tx } from '#database/server';
import type { Instant, IsoDate } from '#kernel';
import { appendAudit, type AuditEvent } from './append-audit.ts';
import { advanceAuditHead } from './audit-head.ts';
import { isSpaceOpen } from './party-space.ts';
import { lookupHash } from './secrets.ts';
import type { Space } from './session.ts';

export type NewPerson = {
  readonly name: string;
  /** In its normal form. */
  readonly email: string;
  readonly employerOrgNumber: string | null;
  readonly at: Instant;
};

/** Makes a person with her actor; the transaction is hers afterwards. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<string> {
  const personId = newId();
  const { name, email, employerOrgNumber, at } = person;
  await tx.insertInto('actor').values({ id: personId, kind: 'person', name, createdAt: at }).execute();
  await enterPerson(tx, personId);
  await tx
    .insertInto('person')
    .values({ personId, email, employerOrgNumber, createdAt: at, disabledAt: null, lockedUntil: null })
    .execute();
  await tx
    .insertInto('personLookup')
    .values({ hash: lookupHash('email', email), kind: 'email', personId })
    .execute();
  return personId;
}

/** Whose address it is; the transaction becomes hers. */
export async function enterPersonOf(tx: Tx, hash: string): Promise<string | null> {
  const found = await tx.selectFrom('personLookup').select('personId').where('hash', '=', hash).executeTakeFirst();
  if (!found) return null;
  await enterPerson(tx, found.personId);
  return found.personId;
}

export type PersonRole = {
  readonly space: Space;
  readonly role: Role;
  readonly assignment: Assignment;
  readonly employer: EmployerKind | null;
  /** False for a party space that shares a server without a recorded processor agreement. */
  readonly isOpen: boolean;
};

/** Every role of the transaction's person, in whichever space, also past and coming ones. */
export async function rolesOfPerson(tx: Tx, personId: string): Promise<PersonRole[]> {
  const rows = await tx
    .selectFrom('roleAssignment as r')
    .innerJoin('space as s', 's.id', 'r.spaceId')
    .select(['r.spaceId', 'r.role', 'r.validFrom', 'r.validTo', 'r.employerKind'])
    .select(['s.kind', 's.name', 's.orgNumber'])
    .select(isSpaceOpen.as('isOpen'))
    .where('r.personId', '=', personId)
    .orderBy('s.name', (order) => order.collate('swedish'))
    .orderBy('r.validFrom')
    .orderBy('r.id')
    .execute();
  return rows.map(({ spaceId, role, validFrom, validTo, kind, name, orgNumber, employerKind, isOpen }) => ({
    space: { id: spaceId, kind, name, orgNumber },
    role,
    assignment: { spaceId, spaceKind: kind, role, validFrom, validTo },
    employer: employerKind,
    isOpen,
  }));
}

export type SpaceRoles = {
  readonly space: Space;
  readonly roles: readonly Role[];
  readonly employer: EmployerKind | null;
};

/** The spaces in which she has a role on a day, in Swedish order. */
export function spacesOn(day: IsoDate, roles: readonly PersonRole[]): SpaceRoles[] {
  const spaces = new Map<string, { space: Space; roles: Role[]; employer: EmployerKind | null }>();
  for (const { space, role, assignment, employer, isOpen } of roles) {
    if (!isOpen || !isAssignmentValid(assignment, day)) continue;
    const known = spaces.get(space.id) ?? { space, roles: [], employer };
    known.employer ??= employer;
    if (!known.roles.includes(role)) known.roles.push(role);
    spaces.set(space.id, known);
  }
  return [...spaces.values()];
}

/** One entry in the trail of each space where she has a role: log-in belongs to no space of its own. */
export async function recordForPerson(
  installation: Installation,
  who: { readonly personId: string; readonly actorId?: string; readonly spaces: readonly { readonly id: string }[] },
  event: AuditEvent,
): Promise<void> {
  for (const space of who.spaces) {
    const place = { installation, space, actor: { id: who.actorId ?? who.personId } };
    const head = await installation.database.inSpace({ spaceId: space.id, access: 'write' }, (tx) =>
      appendAudit(tx, place, event),
    );
    await advanceAuditHead(installation.auditHeadDirectory, space.id, head);
  }
}
