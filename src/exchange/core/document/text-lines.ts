// Plain text: pages part at form feeds, cells at tabs. Tags and stars that a converter left in the text are no words.
import { decodeText } from '../text-encoding.ts';
import { type DocumentLine, type TextDocument, tidyText, wordsOf } from './document.ts';

export function readTextDocument(bytes: Uint8Array): TextDocument {
  const { text } = decodeText(bytes);
  const pages = text.replaceAll(/\r\n?/g, '\n').split('\f');
  const lines = pages.flatMap((page, index) => linesOfPage(page, pages.length > 1 ? index + 1 : null));
  return {
    format: 'text',
    pages: pages.length > 1 ? pages.length : null,
    lines: numberTables(lines.filter(isOwn(lines))),
    pagesWithoutText: [],
  };
}

function linesOfPage(page: string, number: number | null): DocumentLine[] {
  let isAfterGap = true;
  return page.split('\n').flatMap((raw, index) => {
    const text = plain(raw);
    if (text.trim() === '') {
      isAfterGap = true;
      return [];
    }
    const cells = text.includes('\t') ? text.split('\t').map(tidyText) : null;
    const isHeading = /^#{1,6}\s/.test(raw);
    const line = {
      page: number,
      line: index + 1,
      text: tidyText(text),
      words: wordsOf(text),
      cells,
      table: null,
      isHeading,
      isAfterGap,
    };
    isAfterGap = false;
    return [line];
  });
}

/** Markup of a converter: `<u>Belopp</u>`, `**Målet är uppnått**`, `*antal*`, `## Rubrik`. */
function plain(raw: string): string {
  return raw
    .replaceAll(/<\/?(?:u|b|i|em|strong|sub|sup|span|p|br)\b[^<>]{0,200}>/gi, '')
    .replaceAll(/\*{2,3}/g, '')
    .replaceAll(/(?<![\p{L}\d*])\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*(?![\p{L}\d*])/gu, '$1')
    .replace(/^#{1,6}\s+/, '');
}

/** Rows with tabs that follow on each other are one table. */
function numberTables(lines: readonly DocumentLine[]): DocumentLine[] {
  let table = 0;
  let isInTable = false;
  return lines.map((line) => {
    if (line.cells === null) {
      isInTable = false;
      return line;
    }
    if (!isInTable || line.isAfterGap) table += 1;
    isInTable = true;
    return { ...line, table };
  });
}

/** The foot of every slide or page, which a converter left in the text. */
function isOwn(lines: readonly DocumentLine[]): (line: DocumentLine) => boolean {
  const seen = new Map<string, number>();
  for (const { text } of lines) seen.set(text, (seen.get(text) ?? 0) + 1);
  return ({ text, words, cells }) => cells !== null || words.length < 3 || (seen.get(text) ?? 0) < 8;
}
