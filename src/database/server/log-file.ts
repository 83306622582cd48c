import { readFileSync, statSync, truncateSync } from 'node:fs';

const LONGEST_BYTES = 5_000_000;

/** The sentences of a log's end that say why, on one line. */
export function lastLines(path: string): string {
  try {
    const lines = readFileSync(path, 'utf8').trim().split('\n').slice(-12);
    const reasons = lines.filter((line) => /FATAL|PANIC|error|HINT/i.test(line));
    return (reasons.length > 0 ? reasons : lines).slice(-3).join(' ') || `see ${path}`;
  } catch {
    return `see ${path}`;
  }
}

/** Starts the log anew when it has grown long; called while no server writes to it. */
export function shorten(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LONGEST_BYTES) truncateSync(path);
}
