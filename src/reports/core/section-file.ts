// One section's text as a file: front matter that names the section, then Markdown.
import { accept, refuse, unreachable, type Result } from '#kernel';
import type { SectionText } from './annual/material.ts';

export type SectionFile = Omit<SectionText, 'version'>;

/** The file does not say which section it is: no front matter, or no `id` in it. */
export type CannotReadSectionFile = { readonly kind: 'noFrontMatter' } | { readonly kind: 'noSectionId' };

/** Front matter of plain `name: value` lines between two lines of `---`, then the text; `null` and nothing are none. */
export function readSectionFile(source: string): Result<SectionFile, CannotReadSectionFile> {
  const lines = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const [whole, head = '', markdown = ''] = /^---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/.exec(lines) ?? [];
  if (whole === undefined) return refuse({ kind: 'noFrontMatter' });
  const value = (name: string): string | null => {
    const found = new RegExp(`^${name}:(.*)$`, 'm').exec(head)?.[1]?.trim();
    return found === undefined || found === 'null' || found === '' ? null : found;
  };
  const sectionId = value('id');
  if (sectionId === null) return refuse({ kind: 'noSectionId' });
  const quote = quoteOf({ words: value('quote'), role: value('quoteRole') });
  return accept({ sectionId, owner: value('owner'), markdown: `${quote}${markdown.trim()}` });
}

/** One English sentence for the command line. */
export function sectionFileMessage(refusal: CannotReadSectionFile): string {
  switch (refusal.kind) {
    case 'noFrontMatter':
      return 'the file does not begin with front matter between two lines of ---; nothing was saved.';
    case 'noSectionId':
      return 'the front matter names no section (id: management.staff); nothing was saved.';
    default:
      return unreachable(refusal);
  }
}

/** One anonymous voice, before the first heading of a programme's page; said in what role, never by whom. */
function quoteOf({ words, role }: { words: string | null; role: string | null }): string {
  if (words === null) return '';
  return `> ${words}\n${role === null ? '' : `> — ${role}\n`}\n`;
}
