import { useCase } from '#access/server';
import type { ExactPage } from '#exchange/core';
import { readExactPages } from '#exchange/server';
import { accept, assert, refuse, type Result } from '#kernel';
import type { BoardRole } from '#organisation/core';
import { listMandates } from '#organisation/server';
import { findLock, listLockedVersions, reportOf } from '#reports/server';
import {
  type CannotBringBack,
  compareFiles,
  type Comparison,
  type LockedForm,
  type SignedCopy,
  suggestSigners,
  type VersionOf,
} from '#signing/core';
import * as v from 'valibot';
import { keepLockedFiles, lockedFiles, pagesOfLocked, sha256Of } from './locked-files.ts';
import { addCopy, findCopy, type LockedFile } from './signing-store.ts';

/** As in the table. */
export const MOST_SIGNED_BYTES = 25_000_000;

export const FileInput = {
  fileName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is the content of a file'),
};

/** Takes a file that was signed in the association's own service, when every page of it is the locked report. */
export const bringBackSigned = useCase({
  permission: 'signing.save',
  action: 'signing.bringBack',
  input: v.object({
    ...reportOf,
    /** Default: the newest. */
    version: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
    ...FileInput,
  }),
  async run(
    { tx, actor, now, newId },
    { year, kind, fileName, bytes, version: wanted },
  ): Promise<Result<SignedCopy, CannotBringBack>> {
    const lock = await findLock(tx, { year, kind }, wanted ?? undefined);
    if (!lock) return refuse({ kind: 'notLocked', version: wanted });
    const of: VersionOf = { year, kind, version: lock.version };
    const sha256 = sha256Of(bytes);
    // Whoever sends it twice has what was asked for.
    const before = await findCopy(tx, { sha256 });
    if (before) return isSame(before, of) ? accept(before) : refuse({ kind: 'ofOther', of: versionOf(before) });
    const files = await keepLockedFiles(tx, { ...of, now });
    assert(files && files.length > 0, 'a lock has its files');
    if (files.some((file) => file.sha256 === sha256)) return refuse({ kind: 'notSigned' });
    const read = await readExactPages(bytes);
    if (!read.ok) return refuse({ kind: 'cannotRead', why: read.refusal });
    const compared = await compareWithForms(files, read.value);
    if (compared.comparison.kind === 'different') {
      const { kind: _kind, ...difference } = compared.comparison;
      const other = await otherVersion(tx, of, read.value);
      return refuse(other ? { kind: 'ofOther', of: other } : { kind: 'different', ...difference });
    }
    const { added } = compared.comparison;
    const extra = [...added.before, ...added.after].flatMap((number) => read.value[number - 1] ?? []);
    const known = (await listMandates(tx)).flatMap(({ name, role }) =>
      name === null ? [] : [{ name, role: ROLE_WORDS[role] }],
    );
    const id = newId();
    await addCopy(tx, {
      id,
      ...of,
      way: 'outside',
      fileName,
      sha256,
      bytes,
      found: {
        ...added,
        form: compared.form,
        hasSeal: Buffer.from(bytes).includes('/ByteRange'),
        suggestion: suggestSigners(extra, known),
      },
      receivedAt: now,
      receivedBy: actor.id,
    });
    const copy = await findCopy(tx, { id });
    assert(copy, 'the copy is there');
    return accept(copy);
  },
  details: ({ value: { id, year, kind, version, sha256 } }) => ({ id, year, kind, version, sha256 }),
});

/** As the report prints them. */
const ROLE_WORDS: Readonly<Record<BoardRole, string>> = {
  chair: 'Ordförande',
  viceChair: 'Vice ordförande',
  boardMember: 'Ledamot',
  deputy: 'Ersättare',
};

/** Held to the file to read and the one for the archive; the one that it is, or else the first. */
export async function compareWithForms(
  files: readonly LockedFile[],
  pages: readonly ExactPage[],
): Promise<{ readonly comparison: Comparison; readonly form: LockedForm }> {
  let first: { comparison: Comparison; form: LockedForm } | null = null;
  for (const file of files) {
    const comparison = compareFiles(await pagesOfLocked(file), pages);
    if (comparison.kind === 'same') return { comparison, form: file.form };
    first ??= { comparison, form: file.form };
  }
  assert(first, 'there is a file to hold it to');
  return first;
}

type Tx = Parameters<typeof lockedFiles>[0];

/** The wrong file was chosen: it is another locked version. */
async function otherVersion(tx: Tx, of: VersionOf, pages: readonly ExactPage[]): Promise<VersionOf | null> {
  for (const { year, kind, version } of (await listLockedVersions(tx)).slice(0, 12)) {
    const other = { year, kind, version };
    if (isSame(other, of)) continue;
    const files = await lockedFiles(tx, other);
    if (files && (await compareWithForms(files, pages)).comparison.kind === 'same') return other;
  }
  return null;
}

export function isSame(a: VersionOf, b: VersionOf): boolean {
  return a.year === b.year && a.kind === b.kind && a.version === b.version;
}

function versionOf({ year, kind, version }: VersionOf): VersionOf {
  return { year, kind, version };
}
