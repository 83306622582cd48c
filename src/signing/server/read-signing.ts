import { query, useCase } from '#access/server';
import { accept, refuse, type Result } from '#kernel';
import { reportOf } from '#reports/server';
import { type CannotBringBack, isSameDocument, lockedForms, type SignedCopy } from '#signing/core';
import * as v from 'valibot';
import { DocumentInput, findVersion, isChangedSince, listVersions } from './documents.ts';
import { keepLockedFiles, lockedFiles } from './locked-files.ts';
import { findCopy, findCopyBytes, listCopies } from './signing-store.ts';

/** What was brought back of a document, the last first, its locked versions, and whether they still say what it says. */
export const readSigning = query({
  permission: 'signing.read',
  input: DocumentInput,
  async run({ tx, space }, of) {
    const locked = (await listVersions(tx)).filter((one) => isSameDocument(one.of, of));
    const [newest] = locked;
    return accept({
      copies: await listCopies(tx, { of }),
      locked,
      isChangedSince: newest ? await isChangedSince(tx, space, newest.of) : false,
    });
  },
});

/** Keeps the files of a locked version as they are sent out. */
export const keepFilesOfLock = useCase({
  permission: 'signing.save',
  action: 'signing.keepFiles',
  input: v.object({ ...reportOf, version: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  async run({ tx, now }, of): Promise<Result<{ readonly sha256: readonly string[] }, CannotBringBack>> {
    const files = await keepLockedFiles(tx, { of, now });
    return files
      ? accept({ sha256: files.map(({ sha256 }) => sha256) })
      : refuse({ kind: 'notLocked', version: of.version });
  },
  details: ({ command: { year, kind, version } }) => ({ year, kind, version }),
});

/** A signed file as it came. */
export const readSignedFile = query({
  permission: 'signing.read',
  input: v.object({ copyId: v.pipe(v.string(), v.uuid()) }),
  async run({ tx }, { copyId }) {
    const copy = await findCopy(tx, { id: copyId });
    const bytes = await findCopyBytes(tx, copyId);
    return copy && bytes ? accept({ copy, bytes }) : refuse({ kind: 'noSuchCopy' as const });
  },
});

/** A file of a locked version, to sign or to read. */
export const readLockedFile = query({
  permission: 'signing.read',
  input: v.intersect([
    DocumentInput,
    v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)), form: v.picklist(lockedForms) }),
  ]),
  async run({ tx }, { form, version, ...asked }) {
    const found = await findVersion(tx, asked, version);
    const file = found && (await lockedFiles(tx, found.of))?.find((one) => one.form === form);
    return file ? accept(file) : refuse({ kind: 'noSuchCopy' as const });
  },
});

/** What anybody may read: the signed documents that are published. */
export const readPublished = query({
  permission: 'signing.verify',
  input: v.object({}),
  run: async ({ tx }) => accept((await listCopies(tx, {})).filter(isPublic)),
});

/** A file of a published document, without log-in. */
export const readPublishedFile = query({
  permission: 'signing.verify',
  input: v.object({ copyId: v.pipe(v.string(), v.uuid()), which: v.picklist(['accessible', 'signed']) }),
  async run({ tx }, { copyId, which }) {
    const nothing = refuse({ kind: 'noSuchCopy' as const });
    const copy = await findCopy(tx, { id: copyId });
    if (!copy || !isPublic(copy)) return nothing;
    if (which === 'signed') {
      const bytes = copy.publication?.showsSigned ? await findCopyBytes(tx, copyId) : undefined;
      return bytes ? accept({ copy, bytes }) : nothing;
    }
    const file = (await lockedFiles(tx, copy.of))?.find(({ form }) => form === 'accessible');
    return file ? accept({ copy, bytes: new Uint8Array(file.bytes) }) : nothing;
  },
});

/**
 * The published file of minutes, for the notice board: the same bytes as on the page of published documents. Null when none is
 * published, or when the minutes have been corrected since.
 */
export const readPublishedMinutes = query({
  permission: 'signing.verify',
  input: v.object({ meetingId: v.pipe(v.string(), v.uuid()) }),
  async run({ tx, space }, { meetingId }) {
    const copy = (await listCopies(tx, { of: { kind: 'minutes', meetingId } })).find(isPublic);
    if (!copy || (await isChangedSince(tx, space, copy.of))) return accept(null);
    const file = (await lockedFiles(tx, copy.of))?.find(({ form }) => form === 'accessible');
    return accept(file ? new Uint8Array(file.bytes) : null);
  },
});

function isPublic(copy: SignedCopy): boolean {
  return copy.publication !== null && copy.details !== null;
}
