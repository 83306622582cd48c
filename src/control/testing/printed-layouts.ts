// The blocks of a fixture as files of the kinds that associations print: text with tabs, text that has lost its places, HTML,
// Word, and the pieces of text of a PDF.
import {
  type PdfPage,
  type PdfPiece,
  pdfDocument,
  readDocxDocument,
  readHtmlDocument,
  readTextDocument,
  DOCUMENT_LIMITS,
  type TextDocument,
} from '#exchange/core';
import { assert } from '#kernel';
import { strToU8, zipSync } from 'fflate';
import type { Block, PrintedFixture, Row } from './printed-fixture.ts';

export const layouts = ['tabs', 'spaces', 'html', 'docx', 'pdf'] as const;
export type Layout = (typeof layouts)[number];

export type NumberStyle = { readonly thousands: string; readonly minus: string };

/** As different offices write: a space, a hard space, a point; a minus sign, a dash with a space, a hyphen. */
export const numberStyles: readonly NumberStyle[] = [
  { thousands: ' ', minus: '-' },
  { thousands: '\u00A0', minus: '−' },
  { thousands: ' ', minus: '– ' },
  { thousands: '.', minus: '-' },
];

export function documentOf(fixture: PrintedFixture, layout: Layout, style: NumberStyle): TextDocument {
  switch (layout) {
    case 'tabs':
      return readTextDocument(bytes(textOf(fixture, (row) => cellsOf(row, style).join('\t'))));
    case 'spaces':
      return readTextDocument(
        bytes(
          textOf(fixture, (row, isHead) =>
            cellsOf(row, style)
              .filter((cell) => cell !== '')
              .join(isHead ? '   ' : '  '),
          ),
        ),
      );
    case 'html':
      return valueOf(readHtmlDocument(bytes(htmlOf(fixture, style)), DOCUMENT_LIMITS));
    case 'docx':
      return valueOf(readDocxDocument(docxOf(fixture, style), DOCUMENT_LIMITS));
    case 'pdf':
      return pdfDocument(pagesOf(fixture, style));
  }
}

function valueOf(read: { ok: true; value: TextDocument } | { ok: false }): TextDocument {
  assert(read.ok, 'the fixture can be read');
  return read.value;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function cellsOf(row: Row, style: NumberStyle): string[] {
  return row.map((cell) => (cell === null ? '' : typeof cell === 'string' ? cell : printed(cell, style)));
}

function printed(value: number, style: NumberStyle): string {
  const digits = String(Math.abs(value)).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, style.thousands);
  return value < 0 ? style.minus + digits : digits;
}

function textOf(fixture: PrintedFixture, line: (row: Row, isHead: boolean) => string): string {
  return fixture.blocks
    .map((block) =>
      block.kind === 'table'
        ? [line(block.head as unknown as Row, true), ...block.rows.map((row) => line(row, false))].join('\n')
        : block.text,
    )
    .join('\n\n');
}

export function htmlOf(fixture: PrintedFixture, style: NumberStyle): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const blocks = fixture.blocks.map((block) => {
    if (block.kind === 'heading') return `<h2>${escaped(block.text)}</h2>`;
    if (block.kind === 'text') return `<p>${escaped(block.text)}</p>`;
    return `<table><thead>${row(block.head, 'th')}</thead><tbody>${block.rows.map((one) => row(cellsOf(one, style), 'td')).join('')}</tbody></table>`;
  });
  return `<!doctype html><html lang="sv"><head><title>Rapport</title><style>p{margin:0}</style></head><body>${blocks.join('\n')}<script>document.title = '1 234'</script></body></html>`;
}

export function docxOf(fixture: PrintedFixture, style: NumberStyle): Uint8Array {
  const paragraph = (text: string, heading = false): string =>
    `<w:p>${heading ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : ''}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  const row = (cells: readonly string[]): string =>
    `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
  const body = fixture.blocks.map((block) =>
    block.kind === 'table'
      ? `<w:tbl>${row(block.head)}${block.rows.map((one) => row(cellsOf(one, style))).join('')}</w:tbl>`
      : paragraph(block.text, block.kind === 'heading'),
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`;
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(xml) });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

// --- a page: labels from the left, numbers to the right edge of their column, a head and a foot on each page

const [WIDTH, HEIGHT, LEFT, RIGHT, SIZE] = [595, 842, 71, 524, 10];
/** Under half an em a letter, a quarter a space: near enough to a real type. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\s\u00A0]/.test(letter) ? 0.25 : 0.44) * SIZE, 0);

export function pagesOf(fixture: PrintedFixture, style: NumberStyle): PdfPage[] {
  const pages: PdfPiece[][] = [];
  let base = 0;
  const newPage = (): void => {
    pages.push([
      piece('Årsredovisning – Samordningsförbundet Exempelbygden', LEFT, HEIGHT - 30),
      piece(`Sida ${pages.length + 1}`, RIGHT - 30, 30),
    ]);
    base = HEIGHT - 90;
  };
  const put = (pieces: (at: number) => PdfPiece[], height: number): void => {
    if (pages.length === 0 || base - height < 90) newPage();
    pages.at(-1)?.push(...pieces(base));
    base -= height;
  };
  for (const block of fixture.blocks) {
    if (block.kind === 'table') {
      const lines = [block.head, ...block.rows.map((row) => cellsOf(row, style))];
      const room = lines.length * 15 + 24;
      if (base - room < 90) newPage();
      base -= 12;
      for (const [index, cells] of lines.entries())
        put((at) => rowPieces(cells, { base: at, isHead: index === 0 }), 15);
      base -= 12;
    } else {
      for (const line of wrapped(block.text)) put((at) => [piece(line, LEFT, at)], 14);
      base -= 14;
    }
  }
  return pages.map((pieces) => ({ pieces, width: WIDTH, height: HEIGHT, hasPicture: false }));
}

function rowPieces(cells: readonly string[], at: { base: number; isHead: boolean }): PdfPiece[] {
  const [label = '', ...numbers] = cells;
  const step = Math.min(80, (RIGHT - LEFT - 150) / Math.max(numbers.length, 1));
  return [
    piece(label, LEFT, at.base),
    ...numbers.flatMap((text, index) => {
      const right = RIGHT - (numbers.length - 1 - index) * step;
      // A heading wider than its column goes on two lines.
      const lines = at.isHead && widthOf(text) > step - 6 ? text.split(' ') : [text];
      return lines.flatMap((line, place) =>
        line === '' ? [] : [piece(line, right - widthOf(line), at.base + (lines.length - 1 - place) * 12)],
      );
    }),
  ];
}

function piece(text: string, left: number, base: number): PdfPiece {
  return { text, left, base, width: widthOf(text), size: SIZE };
}

function wrapped(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (`${last} ${word}`.length > 85) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

export type { Block };
