// Runs a TypeScript file of ours as a process of its own: what is killed, or run as another user.
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export type Script = {
  readonly child: ChildProcess;
  /** Standard output, line by line, until the process ends. */
  readonly lines: AsyncIterableIterator<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
};

export type RunScript = {
  readonly file: string;
  readonly words?: readonly string[];
  /** Words before Node: `setpriv …`. */
  readonly through?: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

export function runScript({ file, words = [], through = [], environment = {} }: RunScript): Script {
  const [program = '', ...rest] = [...through, process.execPath, file, ...words];
  const child = spawn(program, rest, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: undefined, VITEST: undefined, NODE_OPTIONS: undefined, ...environment },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, errors }));
  });
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](), ended };
}
