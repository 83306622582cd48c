import { useCase } from '#access/server';
import { accept, dayInSweden, refuse, type Result } from '#kernel';
import { findLock } from '#reports/server';
import { type CannotRecord, checkDetails, type SignedCopy } from '#signing/core';
import * as v from 'valibot';
import { addDetails, findCopy } from './signing-store.ts';

const Words = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));

export const DetailsInput = {
  service: v.pipe(Words(200), v.minLength(1)),
  reference: Words(200),
  signers: v.pipe(
    v.array(
      v.object({
        name: v.pipe(Words(200), v.minLength(1)),
        role: Words(200),
        signedAt: v.nullable(
          v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?$/)),
        ),
      }),
    ),
    v.maxLength(50),
  ),
};

/** Who signed, in what role and when, with the service and its reference. Once more is a correction; both stay. */
export const recordSignatures = useCase({
  permission: 'signing.save',
  action: 'signing.record',
  input: v.object({ copyId: v.pipe(v.string(), v.uuid()), ...DetailsInput }),
  async run({ tx, actor, now, today }, { copyId, ...details }): Promise<Result<SignedCopy, CannotRecord>> {
    const copy = await findCopy(tx, { id: copyId });
    const lock = copy && (await findLock(tx, copy, copy.version));
    if (!copy || !lock) return refuse({ kind: 'noSuchCopy' });
    const cannot = checkDetails(details, { lockedOn: dayInSweden(lock.lockedAt), today });
    if (cannot) return refuse(cannot);
    await addDetails(tx, { copyId, details, savedAt: now, savedBy: actor.id });
    return accept({ ...copy, details });
  },
  details: ({ command, value: { id } }) => ({ id, signers: command.signers.length }),
});
