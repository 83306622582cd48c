// Reads the project's documents as the tests need them: which there are, their links, fenced blocks and table rows.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..');

export type FencedBlock = { readonly info: string; readonly text: string };

/** Paths of every document, from the root: those of the project, of `docs/` and of the rooms. */
export function documentPaths(): string[] {
  const patterns = ['*.md', 'docs/**/*.md', 'src/**/README.md', 'demo/**/*.md'];
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: projectRoot }))
    .filter((path) => !path.startsWith('demo/narrative/') || path.endsWith('README.md'))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}

export function readDocument(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/** What stands between ``` marks, with the words behind the opening mark. */
export function fencedBlocks(markdown: string): FencedBlock[] {
  return [...markdown.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].map(([, info = '', text = '']) => ({
    info: info.trim(),
    text,
  }));
}

/** Addresses of links and pictures outside code, without what follows a #. */
export function linksOf(markdown: string): string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address);
}

/** Cells of every table row below a heading (until the next one of its level or above); the head row is left out. */
export function tableRows(markdown: string, heading: string): string[][] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.replace(/^#+\s+/, '') === heading && line.startsWith('#'));
  if (start < 0) throw new Error(`there is no heading "${heading}"`);
  const depth = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => new RegExp(`^#{1,${depth}}\\s`).test(line));
  const own = end < 0 ? after : after.slice(0, end);
  return own
    .filter((line, index) => line.startsWith('|') && !isRule(line) && !isRule(own[index + 1] ?? ''))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

/** The words between ` marks. */
export function codeWords(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|$/.test(line);
}
