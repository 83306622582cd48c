import { useCase } from '#access/server';
import { accept, refuse, type Result } from '#kernel';
import { composeMinutes } from '#reports/core';
import type { CannotTakeOut, VersionOf } from '#signing/core';
import * as v from 'valibot';
import { findVersion, isChangedSince, minutesContent } from './documents.ts';
import { renderedFiles } from './locked-files.ts';
import { keepLockedFile } from './signing-store.ts';

/** Keeps the files of minutes that are ready, to be signed as they are. Unchanged since the last time, they are the same files. */
export const takeMinutesOut = useCase({
  permission: 'signing.save',
  action: 'signing.takeMinutesOut',
  input: v.object({ meetingId: v.pipe(v.string(), v.uuid()) }),
  async run({ tx, space, actor, now }, { meetingId }): Promise<Result<VersionOf, CannotTakeOut>> {
    const content = await minutesContent(tx, space, meetingId);
    if (!content.ok) return refuse({ kind: 'notReady', why: content.refusal });
    const before = await findVersion(tx, { kind: 'minutes', meetingId });
    if (before && !(await isChangedSince(tx, space, before.of))) return accept(before.of);
    const { minutes, corrections, sha256 } = content.value;
    const { heldOn, body, approvedOn } = minutes.meeting;
    const version = (before?.of.version ?? 0) + 1;
    await tx
      .insertInto('minutesToSign')
      .values({
        meetingId,
        version,
        body: body.name,
        heldOn,
        contentSha256: sha256,
        lockedAt: now,
        lockedBy: actor.id,
      })
      .execute();
    const of: VersionOf = { kind: 'minutes', meetingId, body: body.name, heldOn, version };
    const document = composeMinutes(minutes, { corrections, printedOn: heldOn, isToBeSigned: approvedOn === null });
    for (const file of await renderedFiles(document)) await keepLockedFile(tx, { of, file, keptAt: now });
    return accept(of);
  },
  details: ({ command, value: { version } }) => ({ meeting: command.meetingId, version }),
});
