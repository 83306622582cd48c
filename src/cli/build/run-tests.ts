import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks, prepareTypes, suites, type Check, type TestKind } from './test-steps.ts';
import type { Tally } from './vitest-tally.ts';

type Print = (line: string) => void;
type Run = { readonly root: string; readonly print: Print };
type Script = { readonly script: string; readonly words: readonly string[] };

/** Runs the checks and suites of the given kinds and prints what failed; returns the sum over all. */
export async function runTests(of: Run & { kinds: readonly TestKind[] }): Promise<Tally> {
  const tallies: Tally[] = [];
  const chosen = checks.filter((check) => of.kinds.includes(check.kind));
  if (of.kinds.includes('types')) await capture({ ...of, ...prepareTypes });
  // Two at a time: the tools are single-threaded at heart, and machines have two cores at least.
  for (let index = 0; index < chosen.length; index += 2) {
    tallies.push(...(await Promise.all(chosen.slice(index, index + 2).map((check) => runCheck({ ...of, check })))));
  }
  for (const suite of suites.filter((kind) => of.kinds.includes(kind))) tallies.push(await runSuite({ ...of, suite }));
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
    skipped: tallies.flatMap((tally) => tally.skipped),
  };
}

async function runCheck(of: Run & { check: Check }): Promise<Tally> {
  const begun = performance.now();
  const { exitCode, output } = await capture({ root: of.root, ...of.check });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (exitCode !== 0) of.print(output.trimEnd());
  of.print(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${of.check.name} (${seconds} s)`);
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: [] };
}

async function runSuite(of: Run & { suite: TestKind }): Promise<Tally> {
  of.print(`\n${of.suite} tests`);
  const directory = mkdtempSync(join(tmpdir(), 'stegvis-tally-'));
  const file = join(directory, 'tally.json');
  const words = ['run', '--project', of.suite, '--reporter=default', '--reporter=./src/cli/build/vitest-tally.ts'];
  const exitCode = await stream({
    root: of.root,
    script: 'node_modules/vitest/vitest.mjs',
    words,
    environment: { STEGVIS_TEST_TALLY: file, STEGVIS_DEVELOPMENT: '1' },
  });
  const tally = readTally(file);
  rmSync(directory, { recursive: true });
  return settle({ ...of, tally, exitCode });
}

/** A suite that could not run, found nothing, or failed outside its tests has failed, whatever its counts say. */
function settle(of: Run & { suite: TestKind; tally: Tally; exitCode: number }): Tally {
  const { tally } = of;
  if (tally.passed + tally.failed + tally.skipped.length === 0) {
    of.print(`FAILED ${of.suite} tests: none was run (exit code ${of.exitCode})`);
    return { ...tally, failed: 1 };
  }
  return of.exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function readTally(file: string): Tally {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tally;
  } catch {
    return { passed: 0, failed: 0, skipped: [] };
  }
}

function capture(of: Script & { root: string }): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [of.script, ...of.words], {
      cwd: of.root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

function stream(of: Script & { root: string; environment: Record<string, string> }): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [of.script, ...of.words], {
      cwd: of.root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...of.environment },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
