// The locked versions that can be signed: of reports, and of minutes that were taken out.
import { createHash } from 'node:crypto';
import type { Space } from '#access/server';
import type { Tx } from '#database/server';
import type { BoardRefusal, KeptMinutes, Minutes } from '#decisions/core';
import { findMinutesToSign } from '#decisions/server';
import { accept, type Instant, type Result } from '#kernel';
import { findLock, listLockedVersions, reportOf } from '#reports/server';
import type { DocumentOf, VersionOf } from '#signing/core';
import * as v from 'valibot';

/** A report of a year, or the minutes of a meeting. */
export const DocumentInput = v.union([
  v.pipe(
    v.object({ meetingId: v.pipe(v.string(), v.uuid()) }),
    v.transform(({ meetingId }) => ({ kind: 'minutes' as const, meetingId })),
  ),
  v.object(reportOf),
]);

export type LockedVersion = { readonly of: VersionOf; readonly lockedAt: Instant };

/** That version, or the newest. */
export async function findVersion(tx: Tx, of: DocumentOf, version?: number): Promise<LockedVersion | undefined> {
  if (of.kind === 'minutes') {
    const [newest, ...older] = await listMinutesVersions(tx, of.meetingId);
    return version === undefined ? newest : [newest, ...older].find((one) => one?.of.version === version);
  }
  const lock = await findLock(tx, of, version);
  return lock && { of: { year: of.year, kind: of.kind, version: lock.version }, lockedAt: lock.lockedAt };
}

/** Every locked version; of each document the newest first. */
export async function listVersions(tx: Tx): Promise<LockedVersion[]> {
  const reports = (await listLockedVersions(tx)).map(({ lockedAt, ...of }) => ({ of, lockedAt }));
  return [...reports, ...(await listMinutesVersions(tx))];
}

async function listMinutesVersions(tx: Tx, meetingId?: string): Promise<LockedVersion[]> {
  const rows = await tx
    .selectFrom('minutesToSign')
    .select(['meetingId', 'version', 'body', 'heldOn', 'lockedAt'])
    .$if(meetingId !== undefined, (rest) => rest.where('meetingId', '=', meetingId ?? ''))
    .orderBy('heldOn', 'desc')
    .orderBy('meetingId')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ lockedAt, ...of }) => ({ of: { kind: 'minutes', ...of }, lockedAt }));
}

export type MinutesContent = {
  readonly minutes: Minutes;
  readonly corrections: readonly KeptMinutes[];
  readonly sha256: string;
};

/** What stands in the minutes now. The approval itself is no change of them. */
export async function minutesContent(
  tx: Tx,
  space: Space,
  meetingId: string,
): Promise<Result<MinutesContent, BoardRefusal>> {
  const found = await findMinutesToSign(tx, space, meetingId);
  if (!found.ok) return found;
  const { minutes, corrections } = found.value;
  const content = { ...minutes, meeting: { ...minutes.meeting, state: null, approvedOn: null } };
  const text = sorted([content, corrections.map(({ version, correction }) => ({ version, correction }))]);
  return accept({ ...found.value, sha256: createHash('sha256').update(text).digest('hex') });
}

/** JSON with the keys of each object in order: the database keeps them in another one than they were made in. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** Whether the meeting still says what the newest version of its minutes says. */
export async function isChangedSince(tx: Tx, space: Space, of: VersionOf): Promise<boolean> {
  if (of.kind !== 'minutes') return false;
  const now = await minutesContent(tx, space, of.meetingId);
  const { contentSha256 } = await tx
    .selectFrom('minutesToSign')
    .select('contentSha256')
    .where('meetingId', '=', of.meetingId)
    .where('version', '=', of.version)
    .executeTakeFirstOrThrow();
  return !now.ok || now.value.sha256 !== contentSha256;
}
