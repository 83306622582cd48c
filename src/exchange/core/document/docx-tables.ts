// The rows of the tables in a Word file, with the paragraphs of each cell kept apart: for forms that people fill in.
import { accept, refuse, type Result } from '#kernel';
import { attribute, xmlTokens } from '../xlsx/xml.ts';
import { DOCUMENT_LIMITS, type CannotReadDocument, type DocumentLimits } from './document.ts';
import { mainText } from './docx-lines.ts';

type Cell = { paragraphs: string[] };

/**
 * Every row of every table, in order; a cell is its paragraphs with a line break between, and a list its points with a
 * hyphen before each. What is marked as deleted is left out, what is marked as inserted is there.
 */
export function readDocxTableRows(
  bytes: Uint8Array,
  limits: DocumentLimits = DOCUMENT_LIMITS,
): Result<readonly (readonly string[])[], CannotReadDocument> {
  if (bytes.length === 0) return refuse({ kind: 'empty' });
  if (bytes.length > limits.bytes) return refuse({ kind: 'tooLarge', what: 'bytes', limit: limits.bytes });
  const xml = mainText(bytes, limits);
  return xml.ok ? accept(rowsOf(xml.value)) : xml;
}

function rowsOf(xml: string): string[][] {
  const rows: string[][] = [];
  /** Rows that are open, the innermost last. */
  const open: Cell[][] = [];
  let paragraph = '';
  let isInText = false;
  let isListItem = false;
  let isInProperties = false;
  let deleted = 0;
  const endParagraph = (): void => {
    const text = paragraph.trimEnd();
    open
      .at(-1)
      ?.at(-1)
      ?.paragraphs.push(isListItem && text !== '' ? `- ${text.trimStart()}` : text);
    paragraph = '';
    isListItem = false;
  };
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (isInText && deleted === 0) paragraph += token.text;
      continue;
    }
    const isOpen = token.kind === 'open' && !token.isEmpty;
    const isClose = token.kind === 'close';
    switch (token.name) {
      case 't':
        isInText = isOpen;
        break;
      case 'del':
      case 'moveFrom':
        deleted = Math.max(0, deleted + (isOpen ? 1 : isClose ? -1 : 0));
        break;
      case 'pPr':
        isInProperties = isOpen;
        break;
      case 'numId':
        // `0` takes a paragraph out of the list that its style puts it in.
        if (token.kind === 'open') isListItem = (attribute(token.attributes, 'w:val') ?? '0') !== '0';
        break;
      case 'tab':
        if (token.kind === 'open' && !isInProperties) paragraph += ' ';
        break;
      case 'br':
      case 'cr':
        if (token.kind === 'open') paragraph += '\n';
        break;
      case 'noBreakHyphen':
        if (token.kind === 'open') paragraph += '-';
        break;
      case 'p':
        if (isOpen) paragraph = '';
        else endParagraph();
        break;
      case 'tr':
        if (isOpen) open.push([]);
        else if (isClose) {
          const row = open.pop();
          if (row) rows.push(row.map(({ paragraphs }) => paragraphs.join('\n').trim()));
        }
        break;
      case 'tc':
        if (isOpen) open.at(-1)?.push({ paragraphs: [] });
        break;
    }
  }
  return rows;
}
