// Reads the demo association from `demo/`: JSON as it stands, and one Markdown file a section. Use cases check it all.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type DemoText = { readonly sectionId: string; readonly owner: string | null; readonly markdown: string };

export function demoReader(projectRoot: string) {
  const directory = join(projectRoot, 'demo');
  return {
    bytes: (name: string): Promise<Uint8Array> => readFile(join(directory, name)),
    /** Unchecked: the use case that takes it checks its form. */
    json: async <T>(name: string): Promise<T> => JSON.parse(await readFile(join(directory, name), 'utf8')) as T,
    async texts(): Promise<DemoText[]> {
      const files = (await readdir(join(directory, 'narrative'))).filter((name) => /^\d.*\.md$/.test(name)).toSorted();
      return Promise.all(files.map(async (name) => parseText(await readFile(join(directory, 'narrative', name), 'utf8'))));
    },
  };
}

/** Front matter of plain `name: value` lines, then the text. */
export function parseText(source: string): DemoText {
  const [, head = '', markdown = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const value = (name: string): string | null => {
    const found = new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.trim();
    return found === undefined || found === 'null' ? null : found;
  };
  const quote = quoteOf({ words: value('quote'), role: value('quoteRole') });
  return { sectionId: value('id') ?? '', owner: value('owner'), markdown: `${quote}${markdown.trim()}` };
}

/** One anonymous voice, before the first heading of a programme's page; said in what role, never by whom. */
function quoteOf({ words, role }: { words: string | null; role: string | null }): string {
  if (words === null) return '';
  return `> ${words}\n${role === null ? '' : `> — ${role}\n`}\n`;
}
