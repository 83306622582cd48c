// Runs the command line as a user runs it: a process of its own, in a directory of its own.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export type Run = { readonly code: number; readonly out: string; readonly err: string };

export function stegvisIn(directory: string): (...words: readonly string[]) => Promise<Run> {
  const env = { ...process.env, DATABASE_URL: undefined, STEGVIS_KEY_FILE: undefined };
  return (...words) =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        [main, ...words],
        { cwd: directory, env, maxBuffer: 64_000_000 },
        (error, out, err) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out.trim(), err: err.trim() }),
      );
    });
}
