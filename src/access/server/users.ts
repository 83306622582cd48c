// The people of a space and their roles: who is invited, who has which role from when to when.
import {
  allRoles,
  assignmentProblem,
  employerKinds,
  rolesThatShowParticipants,
  type Assignment,
  type AssignmentProblem,
  type EmployerKind,
  type Role,
} from '#access/core';
import { enterPerson, type Tx } from '#database/server';
import { accept, addDays, isIsoDate, refuse, type IsoDate, type Result } from '#kernel';
import { sql } from 'kysely';
import * as v from 'valibot';
import { makeInvitation } from './invitations.ts';
import { deleteLogIns } from './log-in.ts';
import { enterPersonOf, insertPerson, rolesOfPerson } from './persons.ts';
import { lookupHash, normalEmail } from './secrets.ts';
import { isOpenSpace } from './party-space.ts';
import { query, useCase, type Context } from './use-case.ts';

const email = v.pipe(v.string(), v.trim(), v.maxLength(200), v.email(), v.transform(normalEmail));
const day = v.pipe(v.string(), v.check(isIsoDate));

export type GivenRole = {
  readonly personId: string;
  readonly isNewPerson: boolean;
  /** For the link; null when she can log in already. */
  readonly token: string | null;
};

export type CannotGiveRole = {
  readonly kind: AssignmentProblem | 'personDisabled' | 'employerKindMissing' | 'agreementMissing';
};

/** Gives a role, to somebody known by her address or to somebody new, who gets a link. */
export const giveRole = useCase({
  permission: 'access.manage',
  action: 'access.giveRole',
  input: v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    email,
    employerOrgNumber: v.nullable(v.pipe(v.string(), v.regex(/^\d{6}-\d{4}$/))),
    role: v.picklist(allRoles),
    validFrom: day,
    validTo: v.nullable(day),
    /** Asked of those who see participants. */
    employerKind: v.optional(v.nullable(v.picklist(employerKinds)), null),
  }),
  async run(context, command): Promise<Result<GivenRole, CannotGiveRole>> {
    const { tx, space, now: at } = context;
    const known = await enterPersonOf(tx, lookupHash('email', command.email));
    const { role, validFrom, validTo, employerKind } = command;
    const assignment: Assignment = { spaceId: space.id, spaceKind: space.kind, role, validFrom, validTo };
    const employers = await employersOf(tx, known, command.employerOrgNumber);
    // One at a time for a person, so that two spaces cannot give her a refused pair in the same moment.
    if (known !== null) {
      await sql`SELECT pg_advisory_xact_lock(hashtextextended('stegvis.person:' || ${known}, 0))`.execute(tx);
    }
    const others = known === null ? [] : (await rolesOfPerson(tx, known)).map((one) => one.assignment);
    const isEmployedByAssociation = await isAnyAssociation(tx, employers);
    const problem = assignmentProblem({ assignment, others, isEmployedByAssociation });
    if (problem) return refuse({ kind: problem });
    if (rolesThatShowParticipants.includes(role) && employerKind === null)
      return refuse({ kind: 'employerKindMissing' });
    if (!(await isOpenSpace(tx, space.id))) return refuse({ kind: 'agreementMissing' });
    if (known !== null && (await isDisabled(tx, known))) return refuse({ kind: 'personDisabled' });
    const personId = known ?? (await insertPerson(tx, { ...command, at }));
    if (known !== null && command.employerOrgNumber !== null) {
      const { employerOrgNumber } = command;
      await tx.updateTable('person').set({ employerOrgNumber }).where('personId', '=', known).execute();
    }
    await insertAssignment(context, { personId, role, validFrom, validTo, employerKind });
    const token = (await canLogIn(tx, personId))
      ? null
      : await makeInvitation(tx, { purpose: 'invite', personId, at });
    return accept({ personId, isNewPerson: known === null, token });
  },
  details: ({ command, value }) => ({
    personId: value.personId,
    role: command.role,
    validFrom: command.validFrom,
    validTo: command.validTo,
  }),
});

type EndedRole = { readonly personId: string; readonly role: Role };

export type CannotEndRole = { readonly kind: 'noSuchRole' | 'lastAdministrator' };

/** Ends a role today: its last day is yesterday. The last administrator of an association stays. */
export const endRole = useCase({
  permission: 'access.manage',
  action: 'access.endRole',
  input: v.object({ assignmentId: v.pipe(v.string(), v.uuid()) }),
  async run({ tx, today }, { assignmentId }): Promise<Result<EndedRole, CannotEndRole>> {
    const all = await tx
      .selectFrom('roleAssignment')
      .select(['id', 'personId', 'role', 'validFrom', 'validTo'])
      .orderBy('id')
      .forUpdate()
      .execute();
    const ended = all.find(({ id }) => id === assignmentId);
    const goesOn = (one: { validTo: IsoDate | null }): boolean => one.validTo === null || one.validTo >= today;
    if (!ended || !goesOn(ended)) return refuse({ kind: 'noSuchRole' });
    const administrators = all.filter((one) => one.role === 'administrator' && one.validTo === null);
    if (ended.role === 'administrator' && administrators.every(({ id }) => id === assignmentId)) {
      return refuse({ kind: 'lastAdministrator' });
    }
    const lastDay = addDays(today, -1);
    // A role that had not begun ends before it begins.
    const validTo = lastDay < addDays(ended.validFrom, -1) ? addDays(ended.validFrom, -1) : lastDay;
    await tx.updateTable('roleAssignment').set({ validTo }).where('id', '=', assignmentId).execute();
    return accept({ personId: ended.personId, role: ended.role });
  },
  details: ({ value }) => ({ personId: value.personId, role: value.role }),
});

export type RenewedLink = { readonly personId: string; readonly token: string };

export type CannotRenewLink = { readonly kind: 'noSuchPerson' | 'alsoElsewhere' };

/**
 * A new link for somebody of the space who lost hers, her password or her device. Who has roles in other spaces too is left
 * to the operator: an administrator here must not get in there.
 */
export const renewLink = useCase({
  permission: 'access.manage',
  action: 'access.reset',
  input: v.object({ personId: v.pipe(v.string(), v.uuid()) }),
  async run({ tx, space, now: at }, { personId }): Promise<Result<RenewedLink, CannotRenewLink>> {
    const here = await tx
      .selectFrom('roleAssignment')
      .select('id')
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!here) return refuse({ kind: 'noSuchPerson' });
    await enterPerson(tx, personId);
    if (await isDisabled(tx, personId)) return refuse({ kind: 'noSuchPerson' });
    const roles = await rolesOfPerson(tx, personId);
    if (roles.some((one) => one.space.id !== space.id)) return refuse({ kind: 'alsoElsewhere' });
    const purpose = (await canLogIn(tx, personId)) ? 'reset' : 'invite';
    await deleteLogIns(tx, { personId });
    return accept({ personId, token: await makeInvitation(tx, { purpose, personId, at }) });
  },
  details: ({ command }) => ({ personId: command.personId }),
});

export type User = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly employerOrgNumber: string | null;
  readonly isDisabled: boolean;
  /** An unused link that still opens. */
  readonly isInvited: boolean;
  readonly roles: readonly {
    readonly assignmentId: string;
    readonly role: Role;
    readonly validFrom: IsoDate;
    readonly validTo: IsoDate | null;
    readonly employerKind: EmployerKind | null;
  }[];
};

/** Everybody who has or had a role in the space, in Swedish order. */
export const readUsers = query({
  permission: 'access.manage',
  input: v.object({}),
  async run({ tx, now: at }) {
    const rows = await tx
      .selectFrom('roleAssignment as r')
      .innerJoin('person as p', 'p.personId', 'r.personId')
      .innerJoin('actor as a', 'a.id', 'r.personId')
      .select(['r.id', 'r.personId', 'r.role', 'r.validFrom', 'r.validTo', 'r.employerKind'])
      .select(['a.name', 'p.email', 'p.employerOrgNumber', 'p.disabledAt'])
      .orderBy('a.name', (order) => order.collate('swedish'))
      .orderBy('r.personId')
      .orderBy('r.validFrom')
      .orderBy('r.id')
      .execute();
    const invited = await tx
      .selectFrom('invitation')
      .select('personId')
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', at)
      .where('personId', 'in', [...new Set(rows.map(({ personId }) => personId)), NOBODY])
      .execute();
    const isInvited = new Set(invited.map(({ personId }) => personId));
    const users = new Map<string, User & { roles: User['roles'][number][] }>();
    for (const {
      id,
      role,
      validFrom,
      validTo,
      disabledAt,
      personId,
      name,
      email: address,
      employerOrgNumber,
      employerKind,
    } of rows) {
      const user = users.get(personId) ?? {
        personId,
        name,
        email: address,
        employerOrgNumber,
        isDisabled: disabledAt !== null,
        isInvited: isInvited.has(personId),
        roles: [],
      };
      user.roles.push({ assignmentId: id, role, validFrom, validTo, employerKind });
      users.set(personId, user);
    }
    return accept<readonly User[]>([...users.values()]);
  },
});

const NOBODY = '00000000-0000-0000-0000-000000000000';

async function insertAssignment(
  { tx, newId, actor, now: givenAt }: Context,
  given: {
    readonly personId: string;
    readonly role: Role;
    readonly validFrom: IsoDate;
    readonly validTo: IsoDate | null;
    readonly employerKind: EmployerKind | null;
  },
): Promise<void> {
  await tx
    .insertInto('roleAssignment')
    .values({ id: newId(), ...given, givenBy: actor.id, givenAt })
    .execute();
}

async function employersOf(tx: Tx, personId: string | null, stated: string | null): Promise<string[]> {
  if (personId === null) return stated === null ? [] : [stated];
  const row = await tx
    .selectFrom('person')
    .select('employerOrgNumber')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return [row?.employerOrgNumber, stated].filter((one): one is string => typeof one === 'string');
}

async function isAnyAssociation(tx: Tx, orgNumbers: readonly string[]): Promise<boolean> {
  if (orgNumbers.length === 0) return false;
  const found = await tx
    .selectFrom('space')
    .select('id')
    .where('kind', '=', 'association')
    .where('orgNumber', 'in', orgNumbers)
    .executeTakeFirst();
  return found !== undefined;
}

async function isDisabled(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.selectFrom('person').select('disabledAt').where('personId', '=', personId).executeTakeFirst();
  return row === undefined || row.disabledAt !== null;
}

/** The transaction is hers: her password and identities are seen. */
async function canLogIn(tx: Tx, personId: string): Promise<boolean> {
  const password = await tx
    .selectFrom('personPassword')
    .select('personId')
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (password) return true;
  const identity = await tx
    .selectFrom('personIdentity')
    .select('personId')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return identity !== undefined;
}
