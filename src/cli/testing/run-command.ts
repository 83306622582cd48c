// Runs a command inside the test's own process: for many cases of one command, where starting a program for each would
// take minutes. Words are parsed as `main.ts` parses them; what it adds is tested where programs are run.
import { parseArgs } from 'node:util';
import { CommandFailure, type Command } from '../command.ts';
import type { Run } from './run-stegvis.ts';

export async function runCommand(
  command: Command,
  words: readonly string[],
  { dataDirectory }: { readonly dataDirectory: string },
): Promise<Run> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { ...command.options, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const out: string[] = [];
  try {
    const code = await command.run({
      words: positionals,
      options: values,
      dataDirectory,
      operator: 'prov',
      association: undefined,
      space: undefined,
      json: values['json'] === true,
      print: (line) => {
        out.push(line);
      },
      progress: () => undefined,
    });
    return { code: code ?? 0, out: out.join('\n'), err: '' };
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return { code: error.exitCode, out: out.join('\n'), err: `stegvis: ${error.message}` };
  }
}
