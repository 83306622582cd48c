import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { OpenRefusal } from './refusal.ts';

const OURS = ['postgres', 'postgres.unfinished', 'postgres.json', 'run', 'logs', 'keys', 'audit'];

/** A new installation takes a directory over (its mode becomes 0700), so it must not be someone else's. */
export function refuseForeignDirectory(dataDirectory: string, mayHold: readonly string[]): void {
  const status = statSync(dataDirectory, { throwIfNoEntry: false });
  if (!status) return;
  if (!status.isDirectory()) throw new OpenRefusal('notOurs', `${dataDirectory} is not a directory.`);
  const names = readNames(dataDirectory);
  const foreign = names.filter((name) => ![...OURS, ...mayHold].includes(name));
  if (foreign.length === 0 || names.includes('postgres') || names.includes('keys')) return;
  const list = foreign.slice(0, 3).join(', ') + (foreign.length > 3 ? ', …' : '');
  throw new OpenRefusal(
    'notOurs',
    `${dataDirectory} holds other files (${list}); give --data an empty or new directory.`,
  );
}

/** Makes the directory, for its owner alone. */
export function openDataDirectory(dataDirectory: string): void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const status = statSync(dataDirectory);
  if (status.uid === process.getuid?.() && (status.mode & 0o777) !== 0o700) chmodSync(dataDirectory, 0o700);
}

function readNames(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    throw new OpenRefusal('notOurs', `${directory} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
