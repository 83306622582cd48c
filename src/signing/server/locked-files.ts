// The files of a locked version: as they were kept when the report was locked, or set anew where none are.
import { createHash } from 'node:crypto';
import type { ExactPage } from '#exchange/core';
import { readExactPages } from '#exchange/server';
import type { Tx } from '#database/server';
import { assert, type Instant } from '#kernel';
import type { ReportDocument } from '#reports/core';
import { findLock, renderBothPdfs } from '#reports/server';
import type { LockedForm, VersionOf } from '#signing/core';
import { findLockedFiles, keepLockedFile, type LockedFile } from './signing-store.ts';

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The accessible file and the one for the archive; undefined when there is no such lock. */
export async function lockedFiles(tx: Tx, of: VersionOf): Promise<readonly LockedFile[] | undefined> {
  const kept = await findLockedFiles(tx, of);
  if (kept.length > 0) return kept;
  // Minutes have their files from the beginning.
  if (of.kind === 'minutes') return undefined;
  const lock = await findLock(tx, of, of.version);
  return lock && renderedFiles(lock.document);
}

/** Keeps the files of a version, once. */
export async function keepLockedFiles(
  tx: Tx,
  { of, now }: { readonly of: VersionOf; readonly now: Instant },
): Promise<readonly LockedFile[] | undefined> {
  const files = await lockedFiles(tx, of);
  for (const file of files ?? []) await keepLockedFile(tx, { of, file, keptAt: now });
  return files;
}

/** What was set in this process; a locked document never changes. A few, since each is up to a megabyte. */
const MOST_RENDERED = 8;
const rememberedFiles = new Map<string, Promise<readonly LockedFile[]>>();

export function renderedFiles(document: ReportDocument): Promise<readonly LockedFile[]> {
  const key = sha256Of(Buffer.from(JSON.stringify(document)));
  return remembered({ known: rememberedFiles, most: MOST_RENDERED, key }, async () => {
    const { pdf, archivePdf } = await renderBothPdfs(document);
    const file = (form: LockedForm, bytes: Uint8Array): LockedFile => ({
      form,
      bytes: Buffer.from(bytes),
      sha256: sha256Of(bytes),
    });
    return [file('accessible', pdf), file('archive', archivePdf)];
  });
}

const MOST_READ = 24;
const readFiles = new Map<string, Promise<readonly ExactPage[]>>();

/** What a file of ours says. */
export function pagesOfLocked({ sha256, bytes }: LockedFile): Promise<readonly ExactPage[]> {
  return remembered({ known: readFiles, most: MOST_READ, key: sha256 }, async () => {
    const pages = await readExactPages(bytes);
    // Too many strangers' files are being read: no broken promise, and told as an error of the world.
    if (!pages.ok && pages.refusal.kind === 'busy') throw new Error('Too many files are being read.');
    assert(pages.ok, 'a file of our own can be read');
    return pages.value;
  });
}

async function remembered<T>(
  { known, most, key }: { readonly known: Map<string, Promise<T>>; readonly most: number; readonly key: string },
  make: () => Promise<T>,
): Promise<T> {
  const found = known.get(key) ?? make();
  known.delete(key);
  known.set(key, found);
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  try {
    return await found;
  } catch (error) {
    known.delete(key);
    throw error;
  }
}
