// Who is logged in, how she came in, and how she leaves. Nothing here is bound to one space.
import {
  afterFailedAttempt,
  HALF_MILLISECONDS,
  isLocked,
  isLogInAlive,
  LONGEST_MILLISECONDS,
  SEEN_MILLISECONDS,
  type LogInStrength,
} from '#access/core';
import { enterPerson, type Installation, type Tx } from '#database/server';
import {
  accept,
  addMilliseconds,
  dayInSweden,
  millisecondsBetween,
  refuse,
  type Instant,
  type Result,
} from '#kernel';
import { sql } from 'kysely';
import { enterPersonOf, recordForPerson, rolesOfPerson, spacesOn, type SpaceRoles } from './persons.ts';
import { hashToken, isPassword, lookupHash, newToken, normalEmail } from './secrets.ts';
import { useSecondFactor } from './second-factor.ts';
import type { Clock, Session } from './session.ts';

/** Somebody who has shown who she is, and where she may act. */
export type LoggedIn = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly strength: Exclude<LogInStrength, 'half'>;
  readonly hasSecondFactor: boolean;
  /** Names the log-in without opening it. */
  readonly tokenHash: string;
  /** Where she has a role today, in Swedish order. */
  readonly spaces: readonly SpaceRoles[];
  /** Where she acts: the space chosen last, else the first; null when she has no role. */
  readonly current: SpaceRoles | null;
};

/** One sentence for all: a wrong word, an unknown address, a locked or a closed account are not told apart. */
export type LogInRefused = { readonly kind: 'logInRefused' };

export type Began = {
  readonly token: string;
  /** `half` still owes the code. */
  readonly strength: LogInStrength;
};

/** The log-in behind a cookie; null when there is none, or it has ended. Two questions in one transaction. */
export async function readLogIn(installation: Installation, token: string, at: Instant): Promise<LoggedIn | null> {
  const tokenHash = hashToken(token);
  const read = await installation.database.outsideSpaces(async (tx) => {
    const row = await logInRow(tx, tokenHash);
    if (!row || !isLogInAlive(row, at) || row.strength === 'half') return null;
    if (millisecondsBetween({ from: row.seenAt, to: at }) >= SEEN_MILLISECONDS) {
      await tx.updateTable('logIn').set({ seenAt: at }).where('tokenHash', '=', tokenHash).execute();
    }
    const person = await tx
      .selectFrom('person as p')
      .innerJoin('actor as a', 'a.id', 'p.personId')
      .leftJoin('personSecondFactor as f', 'f.personId', 'p.personId')
      .select(['a.name', 'p.email', 'p.disabledAt', 'f.confirmedAt'])
      .where('p.personId', '=', row.personId)
      .executeTakeFirst();
    if (!person || person.disabledAt !== null) return null;
    return { row, strength: row.strength, person, roles: await rolesOfPerson(tx, row.personId) };
  });
  if (!read) return null;
  const { row, strength, person, roles } = read;
  const spaces = spacesOn(dayInSweden(at), roles);
  return {
    personId: row.personId,
    name: person.name,
    email: person.email,
    strength,
    hasSecondFactor: person.confirmedAt !== null,
    tokenHash,
    spaces,
    current: spaces.find(({ space }) => space.id === row.spaceId) ?? spaces[0] ?? null,
  };
}

/** What use cases are called with. */
export function sessionOf(installation: Installation, loggedIn: LoggedIn, clock: Clock): Session | null {
  const { current, personId, name, strength } = loggedIn;
  if (!current) return null;
  return {
    installation,
    database: installation.database,
    space: current.space,
    actor: { kind: 'person', name, id: personId },
    roles: current.roles,
    employer: current.employer,
    isStrong: strength === 'two',
    clock,
  };
}

/** By address and password. Whoever has a second factor is half in until she has shown it. */
export async function logIn(
  installation: Installation,
  shown: { readonly email: string; readonly password: string; readonly at: Instant },
): Promise<Result<Began, LogInRefused>> {
  const { at } = shown;
  const hash = lookupHash('email', normalEmail(shown.email));
  const known = await installation.database.outsideSpaces((tx) => knownPerson(tx, hash));
  const isRight = await isPassword(shown.password, known?.hash ?? null);
  if (!known) return refuse({ kind: 'logInRefused' });
  if (known.disabledAt !== null || isLocked(known, at)) return refuse({ kind: 'logInRefused' });
  if (!isRight) return failed(installation, known.personId, { at, by: 'password' });
  if (known.confirmedAt !== null) {
    return accept(await beginLogIn(installation, { personId: known.personId, strength: 'half', at }));
  }
  return accept(await succeeded(installation, { personId: known.personId, strength: 'one', at, by: 'password' }));
}

/** The code of her device, or one of the recovery codes. A new token, so that what was shown half in opens nothing. */
export async function confirmCode(
  installation: Installation,
  shown: { readonly token: string; readonly code: string; readonly at: Instant },
): Promise<Result<Began, LogInRefused | { readonly kind: 'ended' }>> {
  const { at } = shown;
  const tokenHash = hashToken(shown.token);
  const tried = await installation.database.outsideSpaces(async (tx) => {
    const row = await logInRow(tx, tokenHash);
    if (!row || row.strength !== 'half' || !isLogInAlive(row, at)) return null;
    const person = await tx
      .selectFrom('person')
      .select(['failedAttempts', 'lockedUntil', 'disabledAt'])
      .where('personId', '=', row.personId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (person.disabledAt !== null || isLocked(person, at)) return null;
    const isRight = await useSecondFactor(tx, { installation, personId: row.personId, code: shown.code, at });
    if (isRight) await tx.deleteFrom('logIn').where('tokenHash', '=', tokenHash).execute();
    return { personId: row.personId, isRight };
  });
  if (!tried) return refuse({ kind: 'ended' });
  if (!tried.isRight) return failed(installation, tried.personId, { at, by: 'code' });
  return accept(await succeeded(installation, { personId: tried.personId, strength: 'two', at, by: 'code' }));
}

/** Whether somebody is half in: has shown the password and owes the code. */
export async function isHalfIn(installation: Installation, token: string, at: Instant): Promise<boolean> {
  const row = await installation.database.outsideSpaces((tx) => logInRow(tx, hashToken(token)));
  return row?.strength === 'half' && isLogInAlive(row, at);
}

/** By what somebody else vouches for (OpenID Connect), found by its issuer and subject and by nothing else. */
export async function logInByIdentity(
  installation: Installation,
  identity: { readonly issuer: string; readonly subject: string; readonly isStrong: boolean; readonly at: Instant },
): Promise<Result<Began, LogInRefused>> {
  const { issuer, subject, at } = identity;
  const personId = await installation.database.outsideSpaces(async (tx) => {
    const found = await enterPersonOf(tx, lookupHash('identity', issuer, subject));
    if (!found) return null;
    const person = await tx
      .selectFrom('person as p')
      .innerJoin('personIdentity as i', 'i.personId', 'p.personId')
      .select('p.personId')
      .where('p.personId', '=', found)
      .where('p.disabledAt', 'is', null)
      .where('i.issuer', '=', issuer)
      .where('i.subject', '=', subject)
      .executeTakeFirst();
    return person?.personId ?? null;
  });
  if (personId === null) return refuse({ kind: 'logInRefused' });
  const strength = identity.isStrong ? 'two' : 'one';
  return accept(await succeeded(installation, { personId, strength, at, by: 'identity' }));
}

/** Without anything shown; the caller has seen to it that this may be. */
export async function logInByEmail(
  installation: Installation,
  who: { readonly email: string; readonly at: Instant; readonly by: string },
): Promise<Result<Began, LogInRefused>> {
  const { at, by } = who;
  const hash = lookupHash('email', normalEmail(who.email));
  const known = await installation.database.outsideSpaces((tx) => knownPerson(tx, hash));
  if (!known || known.disabledAt !== null) return refuse({ kind: 'logInRefused' });
  return accept(await succeeded(installation, { personId: known.personId, strength: 'two', at, by }));
}

/** Joins an identity to who is logged in. One that is somebody else's is refused. */
export async function linkIdentity(
  installation: Installation,
  link: { readonly personId: string; readonly issuer: string; readonly subject: string; readonly at: Instant },
): Promise<Result<null, { readonly kind: 'isSomebodyElses' }>> {
  const { personId, issuer, subject, at } = link;
  const hash = lookupHash('identity', issuer, subject);
  const owner = await installation.database.outsideSpaces(async (tx) => {
    await enterPerson(tx, personId);
    await tx
      .insertInto('personLookup')
      .values({ hash, kind: 'identity', personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const known = await tx
      .selectFrom('personLookup')
      .select('personId')
      .where('hash', '=', hash)
      .executeTakeFirstOrThrow();
    if (known.personId === personId) {
      await tx
        .insertInto('personIdentity')
        .values({ personId, issuer, subject, linkedAt: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    return known.personId;
  });
  if (owner !== personId) return refuse({ kind: 'isSomebodyElses' });
  const spaces = await spacesOf(installation, personId, at);
  await recordForPerson(installation, { personId, spaces }, event('access.linkIdentity', 'done', at, {}));
  return accept(null);
}

export async function logOut(installation: Installation, token: string): Promise<void> {
  await installation.database.outsideSpaces((tx) =>
    tx.deleteFrom('logIn').where('tokenHash', '=', hashToken(token)).execute(),
  );
}

/** Ends every log-in of hers, on every device; all but one when that is named. */
export async function logOutEverywhere(
  installation: Installation,
  who: { readonly personId: string; readonly exceptTokenHash?: string },
): Promise<void> {
  await installation.database.outsideSpaces((tx) => deleteLogIns(tx, who));
}

export async function deleteLogIns(
  tx: Tx,
  { personId, exceptTokenHash = '' }: { readonly personId: string; readonly exceptTokenHash?: string },
): Promise<void> {
  await tx.deleteFrom('logIn').where('personId', '=', personId).where('tokenHash', '!=', exceptTokenHash).execute();
}

/** Says where she acts from now on; a space without a role of hers is refused. */
export async function chooseSpace(installation: Installation, who: LoggedIn, spaceId: string): Promise<boolean> {
  if (!who.spaces.some(({ space }) => space.id === spaceId)) return false;
  await installation.database.outsideSpaces((tx) =>
    tx.updateTable('logIn').set({ spaceId }).where('tokenHash', '=', who.tokenHash).execute(),
  );
  return true;
}

/** A log-in for somebody who was found to be who she is. What has ended is swept away at the same time. */
export async function beginLogIn(
  installation: Installation,
  log: {
    readonly personId: string;
    readonly strength: LogInStrength;
    readonly at: Instant;
    readonly spaceId?: string;
  },
): Promise<Began> {
  const token = newToken();
  const { personId, strength, at, spaceId = null } = log;
  const before = (milliseconds: number): Instant => addMilliseconds(at, -milliseconds);
  await installation.database.outsideSpaces(async (tx) => {
    await tx
      .deleteFrom('logIn')
      .where((row) =>
        row.or([
          row('createdAt', '<', before(LONGEST_MILLISECONDS)),
          row.and([row('strength', '=', 'half'), row('createdAt', '<', before(HALF_MILLISECONDS))]),
        ]),
      )
      .execute();
    await tx
      .insertInto('logIn')
      .values({ tokenHash: hashToken(token), personId, createdAt: at, seenAt: at, strength, spaceId })
      .execute();
  });
  return { token, strength };
}

/** A log-in that goes into the trail; wrong attempts before it are forgotten. */
export async function succeeded(
  installation: Installation,
  log: { readonly personId: string; readonly strength: 'one' | 'two'; readonly at: Instant; readonly by: string },
): Promise<Began> {
  const { personId, strength, at, by } = log;
  await installation.database.outsideSpaces(async (tx) => {
    await enterPerson(tx, personId);
    await tx
      .updateTable('person')
      .set({ failedAttempts: 0, lockedUntil: null })
      .where('personId', '=', personId)
      .where((row) => row.or([row('failedAttempts', '>', 0), row('lockedUntil', 'is not', null)]))
      .execute();
  });
  const spaces = await spacesOf(installation, personId, at);
  await recordForPerson(installation, { personId, spaces }, event('access.logIn', 'done', at, { by, strength }));
  return beginLogIn(installation, { personId, strength, at });
}

async function failed(
  installation: Installation,
  personId: string,
  attempt: { readonly at: Instant; readonly by: string },
): Promise<Result<never, LogInRefused>> {
  const { at, by } = attempt;
  const after = await installation.database.outsideSpaces(async (tx) => {
    await enterPerson(tx, personId);
    const before = await tx
      .selectFrom('person')
      .select(['failedAttempts', 'lockedUntil'])
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const attempts = afterFailedAttempt(before, at);
    await tx.updateTable('person').set(attempts).where('personId', '=', personId).execute();
    return attempts;
  });
  const spaces = await spacesOf(installation, personId, at);
  const details = { by, attempts: after.failedAttempts, isLocked: after.lockedUntil !== null };
  await recordForPerson(installation, { personId, spaces }, event('access.logIn', 'refused', at, details));
  return refuse({ kind: 'logInRefused' });
}

/** The row of a token; the transaction becomes its person's in the same question. */
async function logInRow(tx: Tx, tokenHash: string) {
  return tx
    .selectFrom('logIn')
    .select((row) => [
      'personId',
      'createdAt',
      'seenAt',
      'strength',
      'spaceId',
      sql`set_config('stegvis.person_id', ${row.ref('personId')}::text, true)`.as('entered'),
    ])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
}

async function knownPerson(tx: Tx, hash: string) {
  const personId = await enterPersonOf(tx, hash);
  if (personId === null) return undefined;
  return tx
    .selectFrom('person as p')
    .leftJoin('personPassword as w', 'w.personId', 'p.personId')
    .leftJoin('personSecondFactor as f', 'f.personId', 'p.personId')
    .select(['p.personId', 'p.disabledAt', 'p.failedAttempts', 'p.lockedUntil', 'w.hash', 'f.confirmedAt'])
    .where('p.personId', '=', personId)
    .executeTakeFirst();
}

/** The spaces whose trail tells of her. */
export async function spacesOf(
  installation: Installation,
  personId: string,
  at: Instant,
): Promise<{ readonly id: string }[]> {
  return installation.database.outsideSpaces(async (tx) => {
    await enterPerson(tx, personId);
    return spacesOn(dayInSweden(at), await rolesOfPerson(tx, personId)).map(({ space }) => ({ id: space.id }));
  });
}

function event(
  action: string,
  outcome: 'done' | 'refused',
  at: Instant,
  details: Readonly<Record<string, string | number | boolean>>,
) {
  return { action, outcome, at, details };
}
