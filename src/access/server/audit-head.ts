// The newest entry of each space's trail in a file beside the database, so that a cut end is found. Written after the
// commit and before the answer; writers that wait together share one write.
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditHead } from '#access/core';

const newest = new Map<string, AuditHead>();
const writing = new Map<string, Promise<void>>();

/** Moves the head forward, never back, and returns when it is on disk. */
export async function advanceAuditHead(directory: string, spaceId: string, head: AuditHead): Promise<void> {
  const path = headFile(directory, spaceId);
  const known = newest.get(path);
  if (!known || known.sequence < head.sequence) newest.set(path, head);
  // The write under way may have begun before this head was known; the next one has it, whoever starts it.
  await writing.get(path);
  await (writing.get(path) ?? startWriting(directory, path));
}

export async function readAuditHead(directory: string, spaceId: string): Promise<AuditHead | null> {
  return readHead(headFile(directory, spaceId));
}

function headFile(directory: string, spaceId: string): string {
  return join(directory, `${spaceId}.json`);
}

function startWriting(directory: string, path: string): Promise<void> {
  const write = writeNewest(directory, path).finally(() => writing.delete(path));
  writing.set(path, write);
  return write;
}

async function writeNewest(directory: string, path: string): Promise<void> {
  const head = newest.get(path);
  newest.delete(path);
  if (!head) return;
  const onDisk = await readHead(path);
  if (onDisk && onDisk.sequence >= head.sequence) return;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(head)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}

async function readHead(path: string): Promise<AuditHead | null> {
  try {
    const { sequence, mac } = JSON.parse(await readFile(path, 'utf8')) as AuditHead;
    return { sequence, mac };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
