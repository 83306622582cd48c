// Links that let somebody in once: the first administrator, somebody invited, somebody who lost password or device.
import { invitationEnd, passwordProblem, type InvitationPurpose, type PasswordProblem } from '#access/core';
import { enterPerson, newId, type Installation, type Tx } from '#database/server';
import { accept, dayInSweden, refuse, type Instant, type Result } from '#kernel';
import { deleteLogIns, spacesOf, succeeded, type Began } from './log-in.ts';
import { enterPersonOf, insertPerson, recordForPerson } from './persons.ts';
import { removeSecondFactor } from './second-factor.ts';
import { hashPassword, hashToken, isPassword, lookupHash, newToken, normalEmail } from './secrets.ts';

/** The path of a link; what stands before it is the installation's address. */
export function invitationPath(token: string): string {
  return `/valkommen/${token}`;
}

/** A new link; older ones of the same purpose and person stop. */
export async function makeInvitation(
  tx: Tx,
  wanted: { readonly purpose: InvitationPurpose; readonly personId: string | null; readonly at: Instant },
): Promise<string> {
  const { purpose, personId, at } = wanted;
  const token = newToken();
  await tx
    .deleteFrom('invitation')
    .where('usedAt', 'is', null)
    .where('personId', personId === null ? 'is' : '=', personId)
    .execute();
  await tx
    .insertInto('invitation')
    .values({
      tokenHash: hashToken(token),
      purpose,
      personId,
      createdAt: at,
      expiresAt: invitationEnd(purpose, at),
      usedAt: null,
    })
    .execute();
  return token;
}

/** The link for the first administrator; null as soon as somebody can log in. Each start makes a new one. */
export async function makeSetUpLink(installation: Installation, at: Instant): Promise<string | null> {
  return installation.database.outsideSpaces(async (tx) => {
    if (await isAnybodyThere(tx)) return null;
    return makeInvitation(tx, { purpose: 'setUp', personId: null, at });
  });
}

export type Invitation = {
  readonly purpose: InvitationPurpose;
  /** Null for the first administrator. */
  readonly person: { readonly name: string; readonly email: string } | null;
};

/** Used, expired, replaced and guessed ones are not told apart. */
export type NoInvitation = { readonly kind: 'noInvitation' };

export async function readInvitation(
  installation: Installation,
  token: string,
  at: Instant,
): Promise<Result<Invitation, NoInvitation>> {
  return installation.database.outsideSpaces(async (tx) => {
    const found = await openInvitation(tx, token, at);
    if (!found) return refuse({ kind: 'noInvitation' });
    if (found.personId === null) return accept({ purpose: found.purpose, person: null });
    const person = await personOf(tx, found.personId);
    return person ? accept({ purpose: found.purpose, person }) : refuse({ kind: 'noInvitation' });
  });
}

export type BadPassword = { readonly kind: 'badPassword'; readonly problem: PasswordProblem };

/** Sets the password of who was invited, and logs her in. After a reset her second factor is to be set up anew. */
export async function acceptInvitation(
  installation: Installation,
  answer: { readonly token: string; readonly password: string; readonly at: Instant },
): Promise<Result<Began, NoInvitation | BadPassword>> {
  const { token, password, at } = answer;
  const invitation = await readInvitation(installation, token, at);
  if (!invitation.ok) return invitation;
  if (!invitation.value.person) return refuse({ kind: 'noInvitation' });
  const problem = passwordProblem(password, invitation.value.person);
  if (problem) return refuse({ kind: 'badPassword', problem });
  const hash = await hashPassword(password);
  const personId = await installation.database.outsideSpaces(async (tx) => {
    const taken = await takeInvitation(tx, token, at);
    if (!taken?.personId) return null;
    await savePassword(tx, { personId: taken.personId, hash, at });
    if (taken.purpose === 'reset') await removeSecondFactor(tx, taken.personId);
    await deleteLogIns(tx, { personId: taken.personId });
    return taken.personId;
  });
  if (personId === null) return refuse({ kind: 'noInvitation' });
  return accept(await succeeded(installation, { personId, strength: 'one', at, by: 'invitation' }));
}

export type FirstAdministrator = {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly at: Instant;
};

/** Makes the first person: administrator and office of every association there is. */
export async function acceptSetUp(
  installation: Installation,
  answer: FirstAdministrator,
): Promise<Result<Began, NoInvitation | BadPassword | { readonly kind: 'noSpace' }>> {
  const { token, at } = answer;
  const [name, email] = [answer.name.trim(), normalEmail(answer.email)];
  const problem = passwordProblem(answer.password, { name, email });
  if (problem) return refuse({ kind: 'badPassword', problem });
  const hash = await hashPassword(answer.password);
  const made = await installation.database.outsideSpaces(async (tx) => {
    const spaces = await tx.selectFrom('space').select('id').where('kind', '=', 'association').execute();
    if (spaces.length === 0) return 'noSpace' as const;
    const taken = await takeInvitation(tx, token, at);
    if (taken?.purpose !== 'setUp' || (await isAnybodyThere(tx))) return 'noInvitation' as const;
    const personId = await insertPerson(tx, { name, email, employerOrgNumber: null, at });
    await savePassword(tx, { personId, hash, at });
    return { personId, spaces };
  });
  if (typeof made === 'string') return refuse({ kind: made });
  const { personId, spaces } = made;
  for (const { id } of spaces) {
    await installation.database.inSpace({ spaceId: id, access: 'write' }, (tx) =>
      tx
        .insertInto('roleAssignment')
        .values(
          (['administrator', 'office'] as const).map((role) => ({
            id: newId(),
            personId,
            role,
            validFrom: dayInSweden(at),
            validTo: null,
            givenBy: personId,
            givenAt: at,
          })),
        )
        .execute(),
    );
  }
  const details = { personId, roles: 'administrator, office' };
  await recordForPerson(installation, { personId, spaces }, { at, action: 'access.setUp', outcome: 'done', details });
  return accept(await succeeded(installation, { personId, strength: 'one', at, by: 'invitation' }));
}

/** A new password of who is logged in, who shows the old one. Her other log-ins end. */
export async function changePassword(
  installation: Installation,
  change: {
    readonly personId: string;
    readonly tokenHash: string;
    readonly oldPassword: string;
    readonly password: string;
    readonly at: Instant;
  },
): Promise<Result<null, BadPassword | { readonly kind: 'wrongPassword' }>> {
  const { personId, tokenHash, oldPassword, password, at } = change;
  const kept = await installation.database.outsideSpaces(async (tx) => ({
    person: await personOf(tx, personId),
    password: await tx
      .selectFrom('personPassword')
      .select('hash')
      .where('personId', '=', personId)
      .executeTakeFirst(),
  }));
  const isRight = await isPassword(oldPassword, kept.password?.hash ?? null);
  if (!isRight || !kept.person) return refuse({ kind: 'wrongPassword' });
  const problem = passwordProblem(password, kept.person);
  if (problem) return refuse({ kind: 'badPassword', problem });
  const hash = await hashPassword(password);
  await installation.database.outsideSpaces(async (tx) => {
    await savePassword(tx, { personId, hash, at });
    await deleteLogIns(tx, { personId, exceptTokenHash: tokenHash });
  });
  const spaces = await spacesOf(installation, personId, at);
  const event = { at, action: 'access.changePassword', outcome: 'done', details: {} } as const;
  await recordForPerson(installation, { personId, spaces }, event);
  return accept(null);
}

/** For another device. The caller has seen to it that she logged in with the old one. */
export async function removeOwnSecondFactor(
  installation: Installation,
  { personId, at }: { readonly personId: string; readonly at: Instant },
): Promise<void> {
  await installation.database.outsideSpaces((tx) => removeSecondFactor(tx, personId));
  const spaces = await spacesOf(installation, personId, at);
  const event = { at, action: 'access.removeSecondFactor', outcome: 'done', details: {} } as const;
  await recordForPerson(installation, { personId, spaces }, event);
}

export type Operation = {
  readonly email: string;
  /** The operator's actor. */
  readonly actorId: string;
  readonly at: Instant;
};

export type NoSuchPerson = { readonly kind: 'noSuchPerson' };

/** Closes an account, or opens it again; its log-ins end. For who works at the machine. */
export async function setDisabled(
  installation: Installation,
  wanted: Operation & { readonly isDisabled: boolean },
): Promise<Result<null, NoSuchPerson>> {
  const { at, isDisabled } = wanted;
  const personId = await installation.database.outsideSpaces(async (tx) => {
    const found = await enterPersonOf(tx, lookupHash('email', normalEmail(wanted.email)));
    if (found === null) return null;
    await tx
      .updateTable('person')
      .set({ disabledAt: isDisabled ? at : null, failedAttempts: 0, lockedUntil: null })
      .where('personId', '=', found)
      .execute();
    if (isDisabled) await deleteLogIns(tx, { personId: found });
    return found;
  });
  if (personId === null) return refuse({ kind: 'noSuchPerson' });
  const action = isDisabled ? 'access.disable' : 'access.enable';
  await recordOperation(installation, { ...wanted, personId, action });
  return accept(null);
}

/** A link for a new password; the second factor is set up anew after it. For who works at the machine. */
export async function resetPerson(
  installation: Installation,
  wanted: Operation,
): Promise<Result<string, NoSuchPerson>> {
  const { at } = wanted;
  const made = await installation.database.outsideSpaces(async (tx) => {
    const personId = await enterPersonOf(tx, lookupHash('email', normalEmail(wanted.email)));
    if (personId === null) return null;
    return { personId, token: await makeInvitation(tx, { purpose: 'reset', personId, at }) };
  });
  if (!made) return refuse({ kind: 'noSuchPerson' });
  await recordOperation(installation, { ...wanted, personId: made.personId, action: 'access.reset' });
  return accept(made.token);
}

async function recordOperation(
  installation: Installation,
  done: Operation & { readonly personId: string; readonly action: string },
): Promise<void> {
  const { personId, actorId, action, at } = done;
  const spaces = await spacesOf(installation, personId, at);
  const event = { at, action, outcome: 'done', details: { personId } } as const;
  await recordForPerson(installation, { personId, actorId, spaces }, event);
}

async function savePassword(
  tx: Tx,
  { personId, hash, at }: { readonly personId: string; readonly hash: string; readonly at: Instant },
): Promise<void> {
  await enterPerson(tx, personId);
  await tx
    .insertInto('personPassword')
    .values({ personId, hash, changedAt: at })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ hash, changedAt: at }))
    .execute();
}

/** Two people with one link: the second finds it used. */
async function takeInvitation(tx: Tx, token: string, at: Instant) {
  return tx
    .updateTable('invitation')
    .set({ usedAt: at })
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .returning(['personId', 'purpose'])
    .executeTakeFirst();
}

async function openInvitation(tx: Tx, token: string, at: Instant) {
  return tx
    .selectFrom('invitation')
    .select(['purpose', 'personId'])
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst();
}

async function personOf(tx: Tx, personId: string) {
  await enterPerson(tx, personId);
  return tx
    .selectFrom('person as p')
    .innerJoin('actor as a', 'a.id', 'p.personId')
    .select(['a.name', 'p.email'])
    .where('p.personId', '=', personId)
    .where('p.disabledAt', 'is', null)
    .executeTakeFirst();
}

async function isAnybodyThere(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('personLookup').select('hash').limit(1).executeTakeFirst()) !== undefined;
}
