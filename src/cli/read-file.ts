import { readFile, stat } from 'node:fs/promises';
import { decodeText } from '#exchange/core';
import { CommandFailure, type Invocation } from './command.ts';

/** Far more than a budget, a mapping or a list of figures has. */
export const TABLE_BYTES = 25_000_000;

/** The one FILE that a command takes, with its content. */
export async function oneFile({ words }: Pick<Invocation, 'words'>, mostBytes: number): Promise<FileRead> {
  const [path, ...rest] = words;
  if (path === undefined || rest.length > 0) throw new CommandFailure('the command takes one FILE.', 2);
  return { path, bytes: await readWholeFile(path, { mostBytes }) };
}

export type FileRead = { readonly path: string; readonly bytes: Uint8Array };

/** Every FILE that a command takes, in their order; all are read before anything is saved. */
export async function someFiles({ words }: Pick<Invocation, 'words'>, mostBytes: number): Promise<FileRead[]> {
  if (words.length === 0) throw new CommandFailure('the command takes at least one FILE.', 2);
  return Promise.all(words.map(async (path) => ({ path, bytes: await readWholeFile(path, { mostBytes }) })));
}

/** What the JSON of a file says. Its form is not checked here: the use case that takes it does. */
export function parseJson<T>({ path, bytes }: FileRead): T {
  try {
    return JSON.parse(decodeText(bytes).text) as T;
  } catch {
    throw new CommandFailure(`${path} is not JSON; nothing was changed.`, 2);
  }
}

/** A whole file, or one sentence; the size is asked first, so that a file of gigabytes cannot fill the memory. */
export async function readWholeFile(path: string, limit: { readonly mostBytes: number }): Promise<Uint8Array> {
  const status = await stat(path).catch((error: unknown) => cannotRead(path, error));
  if (status.isDirectory()) throw new CommandFailure(`${path} is a directory, not a file.`, 2);
  if (!status.isFile()) throw new CommandFailure(`${path} is not a file.`, 2);
  if (status.size > limit.mostBytes) {
    const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
    throw new CommandFailure(
      `${path} is ${megabytes(status.size)} MB and at most ${megabytes(limit.mostBytes)} MB is read; nothing was changed.`,
      2,
    );
  }
  return readFile(path).catch((error: unknown) => cannotRead(path, error));
}

function cannotRead(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EACCES: 'may not be read by you',
    EPERM: 'may not be read by you',
  };
  throw new CommandFailure(`${path} ${reasons[code] ?? `cannot be read (${code})`}.`, 2);
}
