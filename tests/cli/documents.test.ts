// The README's commands are the program's, and its tour shows what really happens.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  codeWords,
  documentPaths,
  fencedBlocks,
  projectRoot,
  readDocument,
  tableRows,
} from '../../src/docs.testing.ts';
import { commands } from '../../src/cli/commands/index.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'stegvis-documents-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function stegvis(...words: readonly string[]): string {
  const main = join(projectRoot, 'src/cli/main.ts');
  const ran = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    encoding: 'utf8',
    cwd: projectRoot,
  });
  return ran.stdout + ran.stderr;
}

const names = commands.map(({ name }) => name);

test('the table of commands has every command of --help, in its order, and no other', () => {
  const listed = tableRows(readDocument('README.md'), 'Commands').map(([name = '']) => codeWords(name)[0] ?? '');
  const shown = [...stegvis('--help').matchAll(/^ {2}(\S+(?: \S+)?) {2,}/gm)].map(([, name = '']) => name);
  expect(listed).toEqual(shown);
  expect(shown).toEqual(names);
});

describe('commands in documents', () => {
  const common = [...stegvis('init', '--help').matchAll(/--([\w-]+)/g)].map(([, name = '']) => name);
  const said = documentPaths().flatMap((path) =>
    [...readDocument(path).matchAll(/\.\/stegvis ([^`\n]*)/g)].map(([, words = '']) => ({
      path,
      words: words.trim(),
    })),
  );

  test('are commands of the program, with options that they have', () => {
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter(({ words }) => !isUnderstood(words))).toEqual([]);
  });

  function isUnderstood(words: string): boolean {
    if (/^(COMMAND|--help)/.test(words)) return true;
    const command = commands
      .filter(({ name }) => `${words} `.startsWith(`${name} `) || words.startsWith(`${name},`))
      .toSorted((a, b) => b.name.length - a.name.length)[0];
    if (!command) return false;
    const options = [...words.replace(/#.*/, '').matchAll(/--([\w-]+)/g)].map(([, name = '']) => name);
    const known = [...common, 'help', ...Object.keys(command.options ?? {})];
    return options.every((option) => known.includes(option));
  }
});

type Step = { readonly command: string; readonly output: readonly string[] };

/** `$ command`, and below it lines of its output in order; `…` stands for anything. */
function stepsOf(text: string): Step[] {
  return text
    .split(/^\$ /m)
    .filter(Boolean)
    .map((step) => {
      const [command = '', ...output] = step.trimEnd().split('\n');
      return { command, output: output.filter((line) => line !== '…') };
    });
}

describe('the tour of the README', () => {
  const [tour] = fencedBlocks(readDocument('README.md')).filter(({ info }) => info === 'console');
  const steps = stepsOf(tour?.text ?? '');

  test('has the main job from init to report', () => {
    expect(steps.map(({ command }) => command.split(' ').slice(1, 3).join(' '))).toEqual(
      expect.arrayContaining(['sie import', 'statements --year', 'control --year', 'report annual', 'audit verify']),
    );
  });

  test.each(steps)('$command', ({ command, output }) => {
    const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
    expect(words[0]).toBe('./stegvis');
    const printed = plain(stegvis(...words.slice(1), '--data', join(directory, 'data'))).split('\n');
    expect(output.length).toBeGreaterThan(0);
    let from = 0;
    for (const line of output) {
      const at = printed.findIndex((shown, index) => index >= from && patternOf(line).test(shown));
      expect(at, `after ${command}: ${line}\n${printed.join('\n')}`).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });
});

function plain(text: string): string {
  return text.replaceAll(/[\u00A0\u202F]/g, ' ');
}

function patternOf(line: string): RegExp {
  const parts = plain(line)
    .split('…')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
