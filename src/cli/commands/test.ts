import { findProject } from '#database/server';
import { runTests } from '../build/run-tests.ts';
import { testKinds, type TestKind } from '../build/test-steps.ts';
import { CommandFailure, type Command } from '../command.ts';

export const testCommand: Command = {
  name: 'test',
  summary: 'Checks types, lint and format and runs all tests',
  usage: '[--only KIND]',
  options: { only: { type: 'string', multiple: true } },
  help: { 'only KIND': `${testKinds.join(', ')}; may be given several times` },
  async run({ options, print }) {
    const { passed, failed, skipped } = await runTests({
      root: findProject().root,
      kinds: kindsOf(options['only']),
      print,
    });
    if (skipped.length > 0) print(`\nskipped:`);
    for (const { name, reason } of skipped) print(`  ${name}: ${reason}`);
    print(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  },
};

function kindsOf(only: unknown): readonly TestKind[] {
  if (only === undefined) return testKinds;
  return [only].flat().map((word) => {
    const kind = testKinds.find((one) => one === word);
    if (!kind) throw new CommandFailure(`--only takes ${testKinds.join(', ')}, not "${String(word)}".`, 2);
    return kind;
  });
}
