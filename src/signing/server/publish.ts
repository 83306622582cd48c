import { useCase } from '#access/server';
import { accept, refuse, type Result } from '#kernel';
import type { CannotPublish } from '#signing/core';
import * as v from 'valibot';
import { findCopy, publishCopy, withdrawPublication } from './signing-store.ts';

const copyId = v.pipe(v.string(), v.uuid());

/** Anybody may read the accessible file of the signed version from now on, and the signed one where it is said. */
export const publishSigned = useCase({
  permission: 'signing.save',
  action: 'signing.publish',
  input: v.object({ copyId, showsSigned: v.boolean() }),
  async run({ tx, actor, now }, command): Promise<Result<{ readonly id: string }, CannotPublish>> {
    const copy = await findCopy(tx, { id: command.copyId });
    if (!copy) return refuse({ kind: 'noSuchCopy' });
    if (!copy.details) return refuse({ kind: 'signersMissing' });
    await publishCopy(tx, { ...command, of: copy.of, publishedAt: now, publishedBy: actor.id });
    return accept({ id: copy.id });
  },
  details: ({ command }) => ({ id: command.copyId, showsSigned: command.showsSigned }),
});

export const withdrawSigned = useCase({
  permission: 'signing.save',
  action: 'signing.withdraw',
  input: v.object({ copyId }),
  async run({ tx }, command): Promise<Result<{ readonly id: string }, CannotPublish>> {
    const copy = await findCopy(tx, { id: command.copyId });
    if (!copy?.publication) return refuse({ kind: 'noSuchCopy' });
    await withdrawPublication(tx, copy.id);
    return accept({ id: copy.id });
  },
  details: ({ command }) => ({ id: command.copyId }),
});
