// Word files: paragraphs are lines, rows of tables are lines with cells. Only the main text is read; pictures, macros,
// links and embedded objects are never opened.
import { accept, refuse, type Result } from '#kernel';
import { strFromU8, unzipSync } from 'fflate';
import { attribute, xmlTokens } from '../xlsx/xml.ts';
import {
  type CannotReadDocument,
  type DocumentLimits,
  type DocumentLine,
  type TextDocument,
  tidyText,
  wordsOf,
} from './document.ts';

export function readDocxDocument(
  bytes: Uint8Array,
  limits: DocumentLimits,
): Result<TextDocument, CannotReadDocument> {
  const xml = mainText(bytes, limits);
  if (!xml.ok) return xml;
  const lines = linesOf(xml.value, limits);
  if (lines === null) return refuse({ kind: 'tooLarge', what: 'words', limit: limits.words });
  return accept({ format: 'docx', pages: null, lines, pagesWithoutText: [] });
}

/** Sizes are summed before anything is unpacked, and fflate never writes more than the size that was declared. */
export function mainText(bytes: Uint8Array, limits: DocumentLimits): Result<string, CannotReadDocument> {
  let isTooLarge = false;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== 'word/document.xml') return false;
        isTooLarge = originalSize > limits.unpackedBytes;
        return !isTooLarge;
      },
    });
    if (isTooLarge) return refuse({ kind: 'tooLarge', what: 'unpacked', limit: limits.unpackedBytes });
    const part = parts['word/document.xml'];
    return part ? accept(strFromU8(part)) : refuse({ kind: 'damaged', detail: 'no word/document.xml' });
  } catch (error) {
    return refuse({ kind: 'damaged', detail: error instanceof Error ? error.message : 'unknown' });
  }
}

type Cell = { text: string; span: number };
type Table = { readonly number: number; row: Cell[] | null };

/** Null when there are more words than a report has. */
function linesOf(xml: string, limits: DocumentLimits): DocumentLine[] | null {
  const lines: DocumentLine[] = [];
  const tables: Table[] = [];
  let tablesSeen = 0;
  let paragraph = '';
  let isHeading = false;
  let isInText = false;
  let deleted = 0;
  let words = 0;
  let isAfterGap = true;
  const push = (text: string, cells: string[] | null, table: number | null): void => {
    const tidy = tidyText(text);
    if (tidy === '') {
      isAfterGap = true;
      return;
    }
    const found = wordsOf(cells ? text : tidyTabs(text));
    words += found.length;
    lines.push({
      page: null,
      line: lines.length + 1,
      text: tidy,
      words: found,
      cells,
      table,
      isHeading,
      isAfterGap,
    });
    isAfterGap = false;
  };
  for (const token of xmlTokens(xml)) {
    if (words > limits.words) return null;
    if (token.kind === 'text') {
      if (isInText && deleted === 0) paragraph += token.text;
      continue;
    }
    const isOpen = token.kind === 'open' && !token.isEmpty;
    switch (token.name) {
      case 't':
        isInText = isOpen;
        break;
      case 'del':
        deleted = Math.max(0, deleted + (isOpen ? 1 : token.kind === 'close' ? -1 : 0));
        break;
      case 'tab':
        // Inside `pPr` a tab is a stop and no letter, but then the paragraph is still empty and is trimmed.
        if (token.kind === 'open') paragraph += '\t';
        break;
      case 'br':
      case 'cr':
        if (token.kind === 'open') paragraph += tables.length > 0 ? ' ' : '\n';
        break;
      case 'noBreakHyphen':
        if (token.kind === 'open') paragraph += '-';
        break;
      case 'pStyle':
        if (token.kind === 'open') {
          isHeading = /^(heading|rubrik|title|underrubrik)\s*\d*/i.test(attribute(token.attributes, 'w:val') ?? '');
        }
        break;
      case 'p':
        if (isOpen) {
          if (tables.length === 0) paragraph = '';
          isHeading = false;
        } else if (token.kind === 'close' || token.kind === 'open') {
          const cell = tables.at(-1)?.row?.at(-1);
          if (cell) {
            cell.text = `${cell.text} ${paragraph}`;
          } else {
            for (const text of paragraph.split('\n')) push(text, tabCells(text), null);
          }
          paragraph = '';
        }
        break;
      case 'tbl':
        if (isOpen) tables.push({ number: (tablesSeen += 1), row: null });
        else if (token.kind === 'close') {
          tables.pop();
          isAfterGap = true;
        }
        break;
      case 'tr': {
        const table = tables.at(-1);
        if (!table) break;
        if (isOpen) table.row = [];
        else if (token.kind === 'close' && table.row) {
          const cells = table.row.flatMap(({ text, span }) => [
            tidyText(text),
            ...Array.from({ length: Math.min(span, 60) - 1 }, () => ''),
          ]);
          isHeading = false;
          // A table inside a cell is a table of its own; its words stay with the cell too.
          push(cells.join('\t'), cells, table.number);
          table.row = null;
        }
        break;
      }
      case 'tc':
        if (isOpen) tables.at(-1)?.row?.push({ text: '', span: 1 });
        break;
      case 'gridSpan': {
        const cell = tables.at(-1)?.row?.at(-1);
        if (cell && token.kind === 'open') cell.span = Number(attribute(token.attributes, 'w:val') ?? 1) || 1;
        break;
      }
    }
  }
  return numberTabRows(lines, tablesSeen);
}

function tabCells(text: string): string[] | null {
  const inside = text.replace(/\s+$/, '');
  return /\S\t+\S/.test(inside) ? inside.split(/\t/).map(tidyText) : null;
}

function tidyTabs(text: string): string {
  return text.replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '');
}

/** Paragraphs with tabs in them are rows too; those that follow on each other are one table. */
function numberTabRows(lines: readonly DocumentLine[], tables: number): DocumentLine[] {
  let table = tables;
  let isInTable = false;
  return lines.map((line) => {
    if (line.cells === null || line.table !== null) {
      isInTable = false;
      return line;
    }
    if (!isInTable || line.isAfterGap) table += 1;
    isInTable = true;
    return { ...line, table };
  });
}
