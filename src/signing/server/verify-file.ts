// Whether a file is a published document. A stranger may ask, so the file is read outside of any transaction, and words of a
// document that is not published are not told to who may not read it.
import { isAllowed, type Permission } from '#access/core';
import { query, type Session } from '#access/server';
import type { Tx } from '#database/server';
import type { ExactPage } from '#exchange/core';
import { readExactPages } from '#exchange/server';
import { accept, assert, type Result } from '#kernel';
import { isSameDocument, isSameVersion, TRACE, type Verdict, type VersionOf } from '#signing/core';
import * as v from 'valibot';
import { compareWithForms, mayBe } from './bring-back.ts';
import { type LockedVersion, listVersions } from './documents.ts';
import { lockedFiles, sha256Of } from './locked-files.ts';
import { findCopy, listCopies, listKeptVersions } from './signing-store.ts';

/** Which file a hash is of, if any. */
export const findFileByHash = query({
  permission: 'signing.verify',
  input: v.object({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
  async run({ tx }, { sha256 }): Promise<Result<KnownFile | null, never>> {
    const versions = await listVersions(tx);
    const kept = await listKeptVersions(tx);
    const newerVersion = (of: VersionOf): number | null => newerThan(versions, of);
    const copy = await findCopy(tx, { sha256 });
    if (copy) return accept({ kind: 'signed', of: copy.of, newerVersion: newerVersion(copy.of) });
    for (const of of await versionsOfHash(tx, { versions, kept, sha256 }))
      return accept({ kind: 'locked', of, newerVersion: newerVersion(of) });
    return accept(null);
  },
});

type KnownFile = Extract<Verdict, { kind: 'locked' | 'signed' }>;

/** The files that a text is held to: those of every lock that may be read, or of published documents alone. */
const findDocuments = query({
  permission: 'signing.verify',
  input: v.object({
    reads: v.array(v.picklist(['reports', 'minutes'])),
    pages: v.custom<readonly ExactPage[]>(Array.isArray),
  }),
  async run({ tx }, { reads, pages }) {
    const versions = await listVersions(tx);
    const published = (await listCopies(tx, {})).filter((copy) => copy.publication !== null && copy.details !== null);
    const isToldOf = (of: VersionOf): boolean =>
      reads.includes(of.kind === 'minutes' ? 'minutes' : 'reports') ||
      published.some((copy) => isSameVersion(copy.of, of));
    const files = [];
    for (const { of } of versions) {
      if (!isToldOf(of) || !mayBe(of, pages)) continue;
      const own = await lockedFiles(tx, of);
      if (own) files.push({ of, files: own, newerVersion: newerThan(versions, of) });
    }
    return accept(files);
  },
});

export async function verifyFile(session: Session, bytes: Uint8Array): Promise<Verdict> {
  const known = await findFileByHash(session, { sha256: sha256Of(bytes) });
  assert(known.ok, 'who verifies may ask for a hash');
  if (known.value !== null) return known.value;
  const read = await readExactPages(bytes);
  if (!read.ok) return { kind: 'cannotRead', why: read.refusal };
  const { roles, space } = session;
  const may = (permission: Permission): boolean => isAllowed({ permission, roles, spaceKind: space.kind });
  const documents = await findDocuments(session, {
    reads: [...(may('report.read') ? ['reports' as const] : []), ...(may('board.read') ? ['minutes' as const] : [])],
    pages: read.value,
  });
  assert(documents.ok, 'who verifies may ask for documents');
  let nearest: { readonly verdict: Verdict; readonly likeness: number } | null = null;
  for (const { of, files, newerVersion } of documents.value) {
    const { comparison } = await compareWithForms(files, read.value);
    if (comparison.kind === 'same') return { kind: 'sameText', of, added: comparison.added, newerVersion };
    const { differences, count, likeness } = comparison;
    if (likeness < TRACE || (nearest && nearest.likeness >= likeness)) continue;
    nearest = { likeness, verdict: { kind: 'changed', of, differences, count } };
  }
  return nearest?.verdict ?? { kind: 'unknown' };
}

function newerThan(versions: readonly LockedVersion[], of: VersionOf): number | null {
  const newest = versions
    .filter((one) => isSameDocument(one.of, of))
    .reduce((most, one) => Math.max(most, one.of.version), 0);
  return newest > of.version ? newest : null;
}

type Hashes = {
  readonly versions: readonly LockedVersion[];
  readonly kept: readonly { readonly of: VersionOf; readonly sha256: string }[];
  readonly sha256: string;
};

async function versionsOfHash(tx: Tx, { versions, kept, sha256 }: Hashes): Promise<VersionOf[]> {
  const known = kept.filter((file) => file.sha256 === sha256);
  if (known.length > 0) return known.map(({ of }) => of);
  const found: VersionOf[] = [];
  for (const { of } of versions) {
    if (kept.some((file) => isSameVersion(file.of, of))) continue;
    const files = await lockedFiles(tx, of);
    if (files?.some((file) => file.sha256 === sha256)) found.push(of);
  }
  return found;
}
