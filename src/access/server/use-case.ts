import type { AccessRefusal, Permission } from '#access/core';
import type { Tx } from '#database/server';
import type { Instant, IsoDate, Result } from '#kernel';
import type * as v from 'valibot';
import type { Session, Space } from './session.ts';

/** What `run` is given: the transaction is bound to the space, and time and ids come from outside. */
export type Context = {
  readonly tx: Tx;
  readonly space: Space;
  readonly actor: Session['actor'];
  readonly today: IsoDate;
  readonly now: Instant;
  /** A new UUIDv7. */
  readonly newId: () => string;
};

/** Ids, kinds and counts. Never a name or an identity number: the trail is kept longer than either. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

export type UseCase<Schema extends v.GenericSchema, T, E> = {
  readonly permission: Permission;
  /** Schema of the outside data. */
  readonly input: Schema;
  /** A refusal rolls back. */
  readonly run: (context: Context, command: v.InferOutput<Schema>) => Promise<Result<T, E>>;
  /** What the trail says besides who, when and which; default the permission alone. */
  readonly action?: string;
  readonly details?: (done: { readonly command: v.InferOutput<Schema>; readonly value: T }) => AuditDetails;
};

export type Query<Schema extends v.GenericSchema, T, E> = Pick<UseCase<Schema, T, E>, 'permission' | 'input' | 'run'>;

/** A call of a use case or a query: a session and the outside data, not yet trusted. */
export type Call<Schema extends v.GenericSchema, T, E> = (
  session: Session,
  command: v.InferInput<Schema>,
) => Promise<Result<T, E | AccessRefusal>>;

/** The only way to change anything: permission, input, transaction, decision, trail; nothing can be forgotten. */
export function useCase<const Schema extends v.GenericSchema, T, E>(
  definition: UseCase<Schema, T, E>,
): Call<Schema, T, E> {
  throw new Error(`being built: ${definition.permission}`);
}

/** The only way to read: the same without a trail entry, in a transaction that cannot write. */
export function query<const Schema extends v.GenericSchema, T, E>(
  definition: Query<Schema, T, E>,
): Call<Schema, T, E> {
  throw new Error(`being built: ${definition.permission}`);
}
