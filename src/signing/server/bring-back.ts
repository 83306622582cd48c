import { useCase, type Space } from '#access/server';
import type { Tx } from '#database/server';
import { formatDate } from '#design/core';
import type { ExactPage } from '#exchange/core';
import { readExactPages } from '#exchange/server';
import { accept, assert, refuse, type Result } from '#kernel';
import type { BoardRole } from '#organisation/core';
import { listMandates } from '#organisation/server';
import {
  type CannotBringBack,
  compareFiles,
  type Comparison,
  isSameVersion,
  type LockedForm,
  type SignedCopy,
  suggestSigners,
  type VersionOf,
} from '#signing/core';
import * as v from 'valibot';
import { DocumentInput, findVersion, isChangedSince, listVersions, minutesContent } from './documents.ts';
import { keepLockedFiles, lockedFiles, pagesOfLocked, sha256Of } from './locked-files.ts';
import { addCopy, findCopy, type LockedFile } from './signing-store.ts';

/** As in the table. */
export const MOST_SIGNED_BYTES = 25_000_000;

export const FileInput = {
  fileName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is the content of a file'),
};

/** Takes a file that was signed in the association's own service, when every page of it is the locked document. */
export const bringBackSigned = useCase({
  permission: 'signing.save',
  action: 'signing.bringBack',
  input: v.intersect([
    DocumentInput,
    v.object({
      /** Default: the newest. */
      version: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
      ...FileInput,
    }),
  ]),
  async run(
    { tx, space, actor, now, newId },
    { fileName, bytes, version: wanted, ...asked },
  ): Promise<Result<SignedCopy, CannotBringBack>> {
    const lock = await findVersion(tx, asked, wanted ?? undefined);
    if (!lock) return refuse({ kind: 'notLocked', version: wanted });
    const { of } = lock;
    const sha256 = sha256Of(bytes);
    // Whoever sends it twice has what was asked for.
    const before = await findCopy(tx, { sha256 });
    if (before) return isSameVersion(before.of, of) ? accept(before) : refuse({ kind: 'ofOther', of: before.of });
    const files = await keepLockedFiles(tx, { of, now });
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
    if (await isChangedSince(tx, space, of)) return refuse({ kind: 'changedSince' });
    const { added } = compared.comparison;
    const extra = [...added.before, ...added.after].flatMap((number) => read.value[number - 1] ?? []);
    const known = await expectedSigners(tx, space, of);
    const id = newId();
    await addCopy(tx, {
      id,
      of,
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
  details: ({ value: { id, of, sha256 } }) => ({ id, sha256, ...trailOf(of) }),
});

/** What the trail says of a document. */
export function trailOf(of: VersionOf) {
  const { kind, version } = of;
  return of.kind === 'minutes' ? { kind, version, meeting: of.meetingId } : { kind, version, year: of.year };
}

/** Who may be expected on a receipt: the board for a report, those who sign its minutes for a meeting. */
async function expectedSigners(tx: Tx, space: Space, of: VersionOf): Promise<{ name: string; role: string }[]> {
  if (of.kind === 'minutes') {
    const content = await minutesContent(tx, space, of.meetingId);
    if (!content.ok) return [];
    const { chair, secretary, approvers } = content.value.minutes.meeting;
    return [
      ...(chair === null ? [] : [{ name: chair, role: 'Ordförande' }]),
      ...approvers.filter((name) => name !== chair).map((name) => ({ name, role: 'Justerare' })),
      ...(secretary === null ? [] : [{ name: secretary, role: 'Sekreterare' }]),
    ];
  }
  return (await listMandates(tx)).flatMap(({ name, role }) =>
    name === null ? [] : [{ name, role: ROLE_WORDS[role] }],
  );
}

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

/** The wrong file was chosen: it is another locked version. */
async function otherVersion(tx: Tx, asked: VersionOf, pages: readonly ExactPage[]): Promise<VersionOf | null> {
  const versions = (await listVersions(tx)).filter(({ of }) => mayBe(of, pages));
  for (const { of } of versions.slice(0, 12)) {
    if (isSameVersion(of, asked)) continue;
    const files = await lockedFiles(tx, of);
    if (files && (await compareWithForms(files, pages)).comparison.kind === 'same') return of;
  }
  return null;
}

/** Minutes say their day; a file without it is not held to them. */
export function mayBe(of: VersionOf, pages: readonly ExactPage[]): boolean {
  if (of.kind !== 'minutes') return true;
  const day = formatDate(of.heldOn);
  return pages.some(({ lines }) =>
    lines
      .map(({ words }) => words.join(' '))
      .join(' ')
      .includes(day),
  );
}
