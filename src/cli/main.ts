import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandFailure, type Command, type CommandOptions, type Invocation } from './command.ts';
import { commands } from './commands/index.ts';

const commonOptions = {
  data: { type: 'string' },
  as: { type: 'string' },
  association: { type: 'string' },
  space: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies CommandOptions;

const commonHelp = {
  'data DIR': 'data directory (default ./data; demo uses ./data-demo)',
  'as NAME': 'who acts, for the audit trail (default: your user name)',
  'association NAME': 'name or organisation number; needed only when there are several',
  'space NAME': 'the space to act in',
  json: 'print data for programs',
} as const;

// `| head` closes the pipe early: that is the reader's choice, not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CommandFailure)) throw error;
  process.stderr.write(`stegvis: ${error.message}\n`);
  process.exitCode = error.exitCode;
}

async function main(words: readonly string[]): Promise<number> {
  const command = findCommand(words);
  if (!command) {
    process.stdout.write(overview());
    const asked = words.length === 0 || words[0] === '--help' || words[0] === '-h' || words[0] === 'help';
    if (asked) return 0;
    throw new CommandFailure(`there is no command "${words.slice(0, 2).join(' ')}"; ./stegvis --help lists them.`, 2);
  }
  const { values, positionals } = parse(command, words.slice(command.name.split(' ').length));
  if (values['help']) {
    process.stdout.write(helpOf(command));
    return 0;
  }
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const code = await command.run({
    words: positionals,
    options: values,
    dataDirectory: resolve(text('data') ?? (command.name === 'demo' ? 'data-demo' : 'data')),
    operator: text('as') ?? userInfo().username,
    association: text('association'),
    space: text('space'),
    json: values['json'] === true,
    // Nothing is returned: a command may end with it, and what it returns is the exit code.
    print: (line) => {
      process.stdout.write(`${line}\n`);
    },
    progress: (sentence) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${sentence}`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return code ?? 0;
}

function findCommand(words: readonly string[]): Command | undefined {
  return commands
    .filter((command) => command.name.split(' ').every((word, index) => words[index] === word))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

function parse(command: Command, words: readonly string[]): { values: Invocation['options']; positionals: string[] } {
  try {
    return parseArgs({
      args: [...words],
      options: { ...commonOptions, ...command.options },
      allowPositionals: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new CommandFailure(`${reason}. See ./stegvis ${command.name} --help.`, 2);
  }
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length), 0);
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `Stegvis: operations system for samordningsförbund\n\nusage: ./stegvis COMMAND [options]\n\n${lines.join('\n')}\n\n./stegvis COMMAND --help explains one.\n`;
}

function helpOf(command: Command): string {
  const own = Object.entries(command.help ?? {});
  const rows = [...own, ...Object.entries(commonHelp)].map(([name, line]) => `  --${name.padEnd(22)} ${line}`);
  return `${command.summary}\n\nusage: ./stegvis ${command.name} ${command.usage}\n\n${rows.join('\n')}\n`;
}
