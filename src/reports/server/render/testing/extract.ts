// Reads a rendered report back: the rows of its tables and its text in reading order. Covers, contents, running feet,
// list numbers and the pictures themselves are left out, since not every form has them.
import { strFromU8, unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import type { TableModel } from '#design/core';
import { numberOf } from '../../../core/outline.ts';
import type { Block, ReportDocument } from '../../../core/report-document.ts';

export type Extracted = {
  /** Every row of every table, its head included: the cells, label first, without spaces. */
  readonly rows: readonly string[];
  /** The whole text, reduced to what makes numbers: digits, minus, comma, per cent. */
  readonly numbers: string;
};

type PdfNode = { role?: string; type?: string; id?: string; alt?: string; children?: PdfNode[] };

export async function extractPdf(
  bytes: Uint8Array,
): Promise<Extracted & { readonly roles: readonly string[]; readonly alts: readonly string[] }> {
  const file = await getDocumentProxy(new Uint8Array(bytes));
  const rows: string[] = [];
  const roles: string[] = [];
  const alts: string[] = [];
  let text = '';
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const words = wordsById((await page.getTextContent({ includeMarkedContent: true })).items);
    const textOf = (node: PdfNode): string =>
      node.role === 'Lbl' || node.role === 'Figure'
        ? ''
        : (node.id === undefined ? '' : (words.get(node.id) ?? '')) + (node.children ?? []).map(textOf).join('');
    const visit = (node: PdfNode) => {
      if (node.role === 'TOC') return;
      if (node.role) roles.push(node.role);
      if (node.role === 'Figure') alts.push(node.alt ?? '');
      // A page's tree names the rows of a broken table that stand on other pages, without their content.
      const row = node.role === 'TR' ? rowOf((node.children ?? []).map(textOf)) : '';
      if (row !== '') rows.push(row);
      node.children?.forEach(visit);
    };
    const tree = (await page.getStructTree()) as PdfNode | null;
    if (!tree) continue;
    visit(tree);
    // The cover and the contents stand on pages of their own before the first section.
    if (number > 2) text += textOf(tree);
  }
  return { rows, numbers: numbersIn(text), roles, alts };
}

export function extractHtml(html: string): Extracted {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? '';
  const body = main.replaceAll(/<svg.*?<\/svg>/gs, '');
  const plain = (markup: string) => unescaped(markup.replaceAll(/<[^>]*>/g, ''));
  const rows = [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, inner = '']) =>
    rowOf([...inner.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plain(cell))),
  );
  return { rows, numbers: numbersIn(plain(body.replaceAll(/<caption[^>]*class="unseen".*?<\/caption>/gs, ''))) };
}

export function extractDocx(bytes: Uint8Array): Extracted {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const afterContents = xml.slice(xml.indexOf('</w:sdt>'));
  const plain = (markup: string) =>
    unescaped([...markup.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, words = '']) => words).join(''));
  const rows = [...afterContents.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)]
    .filter(([row]) => !row.includes('BoxLabel'))
    .map(([row]) => rowOf([...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => plain(cell))));
  return { rows, numbers: numbersIn(plain(afterContents)) };
}

export function extractJson(json: string): Extracted {
  const document = JSON.parse(json) as ReportDocument;
  const rows: string[] = [];
  let text = '';
  const takeTable = (table: TableModel, heading: string) => {
    const lines = [
      [table.labelHeading, ...table.columns.map((column) => column.label)],
      ...table.rows.map((row) => [row.label, ...row.cells.map((cell) => cell.text)]),
    ];
    rows.push(...lines.map(rowOf));
    text += (table.caption === heading ? '' : table.caption) + lines.flat().join('') + (table.remarks ?? []).join('');
  };
  for (const section of document.sections) {
    text += numberOf(section) + section.heading;
    for (const block of section.blocks) {
      if (block.kind === 'table') takeTable(block.table, section.heading);
      else if (block.kind === 'chart') {
        text += block.chart.title + (block.chart.source ?? '');
        takeTable(block.chart.table, block.chart.title);
      } else text += wordsOf(block);
    }
  }
  return { rows, numbers: numbersIn(text) };
}

function wordsOf(block: Exclude<Block, { kind: 'table' | 'chart' }>): string {
  switch (block.kind) {
    case 'paragraph':
      return block.inlines.map((part) => part.text).join('');
    case 'subheading':
      return block.text;
    case 'list':
      return block.items.flatMap((item) => item.map((part) => part.text)).join('');
    case 'quote':
      return block.inlines.map((part) => part.text).join('') + block.attribution;
    case 'summaryBox':
      return block.heading + block.items.map(({ label, text }) => label + text).join('');
    default:
      return block.statement + block.rows.map(({ role, member }) => role + member).join('');
  }
}

function wordsById(items: readonly unknown[]): Map<string, string> {
  const words = new Map<string, string>();
  const open: string[] = [];
  for (const item of items as readonly { type?: string; id?: string; str?: string }[]) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id ?? '');
    else if (item.type === 'endMarkedContent') open.pop();
    else if (item.str !== undefined) words.set(open.at(-1) ?? '', (words.get(open.at(-1) ?? '') ?? '') + item.str);
  }
  return words;
}

/**
 * Heading rows of a table have one cell in some forms and an empty rest in others: empty ends are dropped. So are
 * spaces and the hyphens of broken words and of dates: this PDF reader does not know `ActualText`, in which a font's one
 * hyphen says whether it is soft.
 */
function rowOf(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.replaceAll(/[\s\u00AD]/g, '').replaceAll(/(?<=\p{L})-(?=\p{Ll})|(?<=\d)-(?=\d)/gu, ''))
    .join('|')
    .replace(/\|+$/, '');
}

function numbersIn(text: string): string {
  return text.replaceAll(/(?<!\d),|,(?!\d)/g, '').replaceAll(/[^\d\u2212,%]/g, '');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
