// HTML: blocks are lines, rows of tables are lines with cells. Scripts, styles, pictures and hidden things are passed over,
// nothing is run and nothing is fetched.
import { accept, refuse, type Result } from '#kernel';
import { decodeText } from '../text-encoding.ts';
import { attribute } from '../xlsx/xml.ts';
import {
  type CannotReadDocument,
  type DocumentLimits,
  type DocumentLine,
  type TextDocument,
  tidyText,
  wordsOf,
} from './document.ts';

const PASSED_OVER = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'head',
  'iframe',
  'object',
  'nav',
  'math',
]);
const BLOCKS = new Set(
  'p div section article main header footer aside li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote figure figcaption caption pre table thead tbody tfoot tr hr br form fieldset body html'.split(
    ' ',
  ),
);

export function readHtmlDocument(
  bytes: Uint8Array,
  limits: DocumentLimits,
): Result<TextDocument, CannotReadDocument> {
  const lines = linesOf(decodeText(bytes).text, limits);
  if (lines === null) return refuse({ kind: 'tooLarge', what: 'words', limit: limits.words });
  return accept({ format: 'html', pages: null, lines, pagesWithoutText: [] });
}

type Cell = { text: string; span: number };

function linesOf(html: string, limits: DocumentLimits): DocumentLine[] | null {
  const lines: DocumentLine[] = [];
  let table = 0;
  let depth = 0;
  let row: Cell[] | null = null;
  let text = '';
  let isHeading = false;
  let words = 0;
  let isAfterGap = true;
  const push = (content: string, cells: string[] | null): void => {
    const tidy = tidyText(content);
    if (tidy === '') return;
    const found = wordsOf(cells ? content : tidy);
    words += found.length;
    const place = { page: null, line: lines.length + 1 };
    lines.push({ ...place, text: tidy, words: found, cells, table: cells ? table : null, isHeading, isAfterGap });
    isAfterGap = false;
  };
  const endBlock = (): void => {
    const cell = row?.at(-1);
    if (cell) cell.text = `${cell.text} ${text}`;
    else push(text, null);
    text = '';
  };
  for (const token of htmlTokens(html)) {
    if (words > limits.words) return null;
    if (token.kind === 'text') {
      text += token.text;
      continue;
    }
    const { name, isClose, attributes } = token;
    if (name === 'td' || name === 'th') {
      endBlock();
      if (!isClose) row?.push({ text: '', span: Math.min(60, Number(attribute(attributes, 'colspan') ?? 1) || 1) });
      continue;
    }
    if (!BLOCKS.has(name)) continue;
    endBlock();
    if (name === 'table') {
      depth += isClose ? -1 : 1;
      if (!isClose) table += 1;
      isAfterGap = true;
      row = null;
    } else if (name === 'tr') {
      if (row) {
        const cells = row.flatMap((cell) => [
          tidyText(cell.text),
          ...Array.from({ length: cell.span - 1 }, () => ''),
        ]);
        push(cells.join('\t'), cells);
      }
      row = isClose || depth < 1 ? null : [];
    } else if (/^h[1-6]$/.test(name) || name === 'caption') {
      isHeading = !isClose;
      isAfterGap = true;
    }
  }
  endBlock();
  return lines;
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly attributes: string; readonly isClose: boolean };

/** Tags and text outside what is passed over. What is cut off at the end is left out. */
function* htmlTokens(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at) yield { kind: 'text', text: decodeHtml(html.slice(at, end)) };
    if (open < 0) return;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      if (close < 0) return;
      at = close + 3;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close < 0) return;
    const tag = /^<(\/?)([a-z][a-z0-9]*)([^]*)$/i.exec(html.slice(open, Math.min(close, open + 4000)));
    at = close + 1;
    if (!tag) continue;
    const name = (tag[2] ?? '').toLowerCase();
    const isClose = tag[1] === '/';
    const attributes = tag[3] ?? '';
    if (!isClose && PASSED_OVER.has(name) && !attributes.endsWith('/')) {
      const past = endOf(html, name, at);
      if (past < 0) return;
      at = past;
      continue;
    }
    yield { kind: 'tag', name, attributes, isClose };
  }
}

function endOf(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\s*>`, 'gi');
  pattern.lastIndex = from;
  const found = pattern.exec(html);
  return found ? found.index + found[0].length : -1;
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  thinsp: '\u2009',
  shy: '',
  ndash: '–',
  mdash: '—',
  minus: '−',
  hellip: '…',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  eacute: 'é',
  rdquo: '”',
  ldquo: '“',
  rsquo: '’',
  bull: '•',
};

function decodeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,10}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });
}
