import { useCase, type Context } from '#access/server';
import { approveInside } from '#decisions/server';
import { accept, dayInSweden, refuse, type IsoDate, type Result } from '#kernel';
import {
  approvalBySignatures,
  type CannotRecord,
  checkDetails,
  type SignatureDetails,
  type SignedCopy,
  type VersionOf,
} from '#signing/core';
import * as v from 'valibot';
import { findVersion, isChangedSince, minutesContent } from './documents.ts';
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

/**
 * Who signed, in what role and when, with the service and its reference. Once more is a correction; both stay. When the chair
 * and every other approver have signed minutes, these are approved on the day of the last of them.
 */
export const recordSignatures = useCase({
  permission: 'signing.save',
  action: 'signing.record',
  input: v.object({ copyId: v.pipe(v.string(), v.uuid()), ...DetailsInput }),
  async run(context, { copyId, ...details }): Promise<Result<RecordedCopy, CannotRecord>> {
    const { tx, actor, now, today } = context;
    const copy = await findCopy(tx, { id: copyId });
    const lock = copy && (await findVersion(tx, copy.of, copy.of.version));
    if (!copy || !lock) return refuse({ kind: 'noSuchCopy' });
    const cannot = checkDetails(details, { lockedOn: dayInSweden(lock.lockedAt), today });
    if (cannot) return refuse(cannot);
    await addDetails(tx, { copyId, details, savedAt: now, savedBy: actor.id });
    const settled = await settleApproval(context, { of: copy.of, details });
    return settled.ok ? accept({ ...copy, details, ...settled.value }) : settled;
  },
  details: ({ command, value: { id, approvedOn } }) => ({
    id,
    signers: command.signers.length,
    ...(approvedOn === null ? {} : { approvedOn }),
  }),
});

export type RecordedCopy = SignedCopy & Settled;
/** `lacks`: who is to approve the minutes and has not signed on a day that is said. */
type Settled = { readonly approvedOn: IsoDate | null; readonly lacks: readonly string[] };

async function settleApproval(
  context: Context,
  { of, details }: { readonly of: VersionOf; readonly details: SignatureDetails },
): Promise<Result<Settled, CannotRecord>> {
  const nothing = accept({ approvedOn: null, lacks: [] });
  if (of.kind !== 'minutes') return nothing;
  const { tx, space } = context;
  const content = await minutesContent(tx, space, of.meetingId);
  if (!content.ok) return refuse({ kind: 'notApprovable', why: content.refusal });
  const { approvedOn, chair, approvers } = content.value.minutes.meeting;
  if (approvedOn !== null) return nothing;
  const newest = await findVersion(tx, of);
  if (newest?.of.version !== of.version || (await isChangedSince(tx, space, of)))
    return refuse({ kind: 'changedSince' });
  const approval = approvalBySignatures(
    [...new Set([...(chair === null ? [] : [chair]), ...approvers])],
    details.signers,
  );
  if ('lacks' in approval) return accept({ approvedOn: null, lacks: approval.lacks });
  const approved = await approveInside(context, { id: of.meetingId, approvedOn: approval.approvedOn });
  return approved.ok
    ? accept({ approvedOn: approval.approvedOn, lacks: [] })
    : refuse({ kind: 'notApprovable', why: approved.refusal });
}
