import {
  isAllowed,
  permissions,
  type AccessRefusal,
  type AuditDetails,
  type AuditOutcome,
  type EmployerKind,
  type Permission,
  type PermissionRule,
} from '#access/core';
import { newId, type Tx } from '#database/server';
import { dayInSweden, refuse, type Instant, type IsoDate, type Result } from '#kernel';
import * as v from 'valibot';
import { appendAudit, type AuditEvent } from './append-audit.ts';
import { moveOn, mustFollow, overtakenOr } from './as-if-alone.ts';
import { advanceAuditHead } from './audit-head.ts';
import type { Session, Space } from './session.ts';

/** What `run` is given: the transaction is bound to the space, and time and ids come from outside. */
export type Context = {
  readonly tx: Tx;
  readonly space: Space;
  readonly actor: Session['actor'];
  /** The authority of who acts in a party space; null for the operator. */
  readonly employer: EmployerKind | null;
  /** File of the master key, for rooms that encrypt what they keep. */
  readonly keyFile: string;
  readonly today: IsoDate;
  readonly now: Instant;
  /** A new UUIDv7. */
  readonly newId: () => string;
};

export type UseCase<Schema extends v.GenericSchema, T, E> = {
  readonly permission: Permission;
  /** Schema of the outside data. */
  readonly input: Schema;
  /** A refusal rolls back. */
  readonly run: (context: Context, command: v.InferOutput<Schema>) => Promise<Result<T, E>>;
  /** What the trail calls it; default the permission. */
  readonly action?: string;
  /**
   * No entry of what was done or refused; only of a denied attempt. For anonymous answers alone: the time of an entry
   * would say when somebody answered.
   */
  readonly leavesNoTrail?: true;
  /** What the trail says besides who, when and what: ids, kinds and counts. */
  readonly details?: (done: { readonly command: v.InferOutput<Schema>; readonly value: T }) => AuditDetails;
};

export type Query<Schema extends v.GenericSchema, T, E> = Pick<UseCase<Schema, T, E>, 'permission' | 'input' | 'run'>;

/** A call of a use case or a query: a session and the outside data, not yet trusted. */
export type Call<Schema extends v.GenericSchema, T, E> = {
  (session: Session, command: v.InferInput<Schema>): Promise<Result<T, E | AccessRefusal>>;
  /** What it asks for; a test walks every call with every role. */
  readonly permission: Permission;
};

/** The only way to change anything: permission, input, transaction, decision, trail; nothing can be forgotten. */
export function useCase<const Schema extends v.GenericSchema, T, E>(
  definition: UseCase<Schema, T, E>,
): Call<Schema, T, E> {
  const action = definition.action ?? definition.permission;
  const call = async (session: Session, outside: v.InferInput<Schema>): Promise<Result<T, E | AccessRefusal>> => {
    const context = contextOf(session);
    const { leavesNoTrail = false } = definition;
    const log = async (outcome: AuditOutcome, details: AuditDetails): Promise<void> => {
      if (!leavesNoTrail || outcome === 'denied')
        await logAttempt(session, { at: context.now, action, outcome, details });
    };

    const admitted = admit(definition, session, outside);
    if (!admitted.ok) {
      await log(admitted.refusal.kind, { permission: definition.permission });
      return admitted;
    }
    const command = admitted.value;
    const done = await inTransaction(session, 'write', async (tx) => {
      const result = await definition.run({ ...context, tx }, command);
      if (!result.ok) throw new RollBack(result.refusal);
      if (leavesNoTrail) return { result, head: null };
      const details = definition.details?.({ command, value: result.value }) ?? {};
      const head = await appendAudit(tx, session, { at: context.now, action, outcome: 'done', details });
      mustFollow(session.seen, head.sequence);
      return { result, head };
    });
    if (done instanceof RollBack) {
      await log('refused', { refusal: kindOf(done.refusal) });
      return refuse(done.refusal as E);
    }
    if (done.head) {
      moveOn(session.seen, done.head.sequence);
      await advanceAuditHead(session.installation.auditHeadDirectory, session.space.id, done.head);
    }
    return done.result;
  };
  return named(definition, call);
}

/** The only way to read: the same in a transaction that cannot write; only a denied attempt leaves an entry. */
export function query<const Schema extends v.GenericSchema, T, E>(
  definition: Query<Schema, T, E>,
): Call<Schema, T, E> {
  const call = async (session: Session, outside: v.InferInput<Schema>): Promise<Result<T, E | AccessRefusal>> => {
    const context = contextOf(session);
    const admitted = admit(definition, session, outside);
    if (!admitted.ok) {
      if (admitted.refusal.kind === 'denied') {
        const details = { permission: definition.permission };
        await logAttempt(session, { at: context.now, action: definition.permission, outcome: 'denied', details });
      }
      return admitted;
    }
    const read = await inTransaction(session, 'read', (tx) => definition.run({ ...context, tx }, admitted.value));
    return read as Result<T, E>;
  };
  return named(definition, call);
}

function named<Does>(
  { permission }: { readonly permission: Permission },
  run: Does,
): Does & { readonly permission: Permission } {
  return Object.assign(run as Does & object, { permission });
}

function contextOf(session: Session): Omit<Context, 'tx'> {
  const moment = session.clock();
  const { space, actor, employer = null } = session;
  const { keyFile } = session.installation;
  return { space, actor, employer, keyFile, now: moment, today: dayInSweden(moment), newId };
}

/** Permission first: who may not do it learns nothing about what would have been accepted. */
function admit<const Schema extends v.GenericSchema>(
  definition: { readonly permission: Permission; readonly input: Schema },
  session: Session,
  outside: unknown,
): Result<v.InferOutput<Schema>, AccessRefusal> {
  const { permission, input } = definition;
  const denied = denialOf(session, permission);
  if (denied) return refuse(denied);
  const parsed = v.safeParse(input, outside);
  if (parsed.success) return { ok: true, value: parsed.output };
  const issues = parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
  return refuse({ kind: 'invalidInput', issues });
}

/** Why the session may not do it; null when it may. */
export function denialOf(
  session: Pick<Session, 'roles' | 'space' | 'isStrong'>,
  permission: Permission,
): Extract<AccessRefusal, { kind: 'denied' }> | null {
  const { roles, space, isStrong } = session;
  if (!isAllowed({ permission, roles, spaceKind: space.kind })) return { kind: 'denied', permission };
  const rule: PermissionRule = permissions[permission];
  return rule.needsSecondFactor && !isStrong ? { kind: 'denied', permission, needs: 'secondFactor' } : null;
}

/** Makes the transaction roll back; carries the refusal past it. Errors of the world pass through. */
class RollBack extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super('rolled back on a refusal');
    this.refusal = refusal;
  }
}

async function inTransaction<T>(
  session: Session,
  access: 'read' | 'write',
  run: (tx: Tx) => Promise<T>,
): Promise<T | RollBack> {
  try {
    return await session.database.inSpace({ spaceId: session.space.id, access }, run);
  } catch (error) {
    if (error instanceof RollBack) return error;
    throw await overtakenOr(session, error);
  }
}

/** A refused attempt leaves nothing but its entry, in a transaction of its own. */
async function logAttempt(session: Session, event: AuditEvent): Promise<void> {
  const head = await session.database.inSpace({ spaceId: session.space.id, access: 'write' }, (tx) =>
    appendAudit(tx, session, event),
  );
  moveOn(session.seen, head.sequence);
  await advanceAuditHead(session.installation.auditHeadDirectory, session.space.id, head);
}

function kindOf(refusal: unknown): string {
  if (typeof refusal === 'object' && refusal !== null && 'kind' in refusal) return String(refusal.kind);
  return 'unnamed';
}
