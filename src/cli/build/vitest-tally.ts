// A vitest reporter that writes what `./stegvis test` adds up: counts, and skipped tests with their reason.
import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
};

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env['STEGVIS_TEST_TALLY'];
    if (file) writeFileSync(file, JSON.stringify(tallyOf(modules, unhandled.length)));
  }
}

function tallyOf(modules: readonly TestModule[], unhandledErrors: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string): TestCase[] => tests.filter((test) => test.result().state === state);
  // A file that broke before its tests were known, or a hook outside them, counts as one failure.
  const broken = modules.filter((module) => module.state() === 'failed' && !hasFailedTest(module)).length;
  return {
    passed: inState('passed').length,
    failed: inState('failed').length + inState('pending').length + broken + unhandledErrors,
    skipped: inState('skipped').map((test) => ({ name: test.fullName, reason: reasonOf(test) })),
  };
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || 'no reason given';
}
