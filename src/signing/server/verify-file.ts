// Whether a file is the published report. A stranger may ask, so the file is read outside of any transaction, and words of a
// report that is not published are not told to who may not read it.
import { isAllowed } from '#access/core';
import { query, type Session } from '#access/server';
import type { Tx } from '#database/server';
import { readExactPages } from '#exchange/server';
import { accept, assert, type Result } from '#kernel';
import { listLockedVersions } from '#reports/server';
import { TRACE, type Verdict, type VersionOf } from '#signing/core';
import * as v from 'valibot';
import { compareWithForms, isSame } from './bring-back.ts';
import { lockedFiles, sha256Of } from './locked-files.ts';
import { findCopy, listCopies, listKeptVersions } from './signing-store.ts';

/** Which file a hash is of, if any. */
export const findFileByHash = query({
  permission: 'signing.verify',
  input: v.object({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
  async run({ tx }, { sha256 }): Promise<Result<KnownFile | null, never>> {
    const versions = await listLockedVersions(tx);
    const kept = await listKeptVersions(tx);
    const newerVersion = (of: VersionOf): number | null => newerThan(versions, of);
    const copy = await findCopy(tx, { sha256 });
    if (copy) return accept({ kind: 'signed', of: plain(copy), newerVersion: newerVersion(copy) });
    for (const of of await versionsOfHash(tx, { versions, kept, sha256 }))
      return accept({ kind: 'locked', of: plain(of), newerVersion: newerVersion(of) });
    return accept(null);
  },
});

type KnownFile = Extract<Verdict, { kind: 'locked' | 'signed' }>;

/** The files that a text is held to: those of every lock, or of published reports alone. */
const findReports = query({
  permission: 'signing.verify',
  input: v.object({ onlyPublished: v.boolean() }),
  async run({ tx }, { onlyPublished }) {
    const versions = await listLockedVersions(tx);
    const published = (await listCopies(tx, {})).filter((copy) => copy.publication !== null && copy.details !== null);
    const chosen = onlyPublished ? versions.filter((one) => published.some((copy) => isSame(copy, one))) : versions;
    const files = [];
    for (const one of chosen) {
      const own = await lockedFiles(tx, plain(one));
      if (own) files.push({ of: plain(one), files: own, newerVersion: newerThan(versions, one) });
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
  const mayRead = isAllowed({ permission: 'report.read', roles, spaceKind: space.kind });
  const reports = await findReports(session, { onlyPublished: !mayRead });
  assert(reports.ok, 'who verifies may ask for reports');
  let nearest: { readonly verdict: Verdict; readonly likeness: number } | null = null;
  for (const { of, files, newerVersion } of reports.value) {
    const { comparison } = await compareWithForms(files, read.value);
    if (comparison.kind === 'same') return { kind: 'sameText', of, added: comparison.added, newerVersion };
    const { differences, count, likeness } = comparison;
    if (likeness < TRACE || (nearest && nearest.likeness >= likeness)) continue;
    nearest = { likeness, verdict: { kind: 'changed', of, differences, count } };
  }
  return nearest?.verdict ?? { kind: 'unknown' };
}

function newerThan(versions: readonly VersionOf[], of: VersionOf): number | null {
  const newest = versions
    .filter(({ year, kind }) => year === of.year && kind === of.kind)
    .reduce((most, { version }) => Math.max(most, version), 0);
  return newest > of.version ? newest : null;
}

type Hashes = {
  readonly versions: readonly VersionOf[];
  readonly kept: readonly (VersionOf & { readonly sha256: string })[];
  readonly sha256: string;
};

async function versionsOfHash(tx: Tx, { versions, kept, sha256 }: Hashes): Promise<VersionOf[]> {
  const known = kept.filter((file) => file.sha256 === sha256);
  if (known.length > 0) return known;
  const found: VersionOf[] = [];
  for (const one of versions) {
    if (kept.some((file) => isSame(file, one))) continue;
    const files = await lockedFiles(tx, plain(one));
    if (files?.some((file) => file.sha256 === sha256)) found.push(one);
  }
  return found;
}

function plain({ year, kind, version }: VersionOf): VersionOf {
  return { year, kind, version };
}
