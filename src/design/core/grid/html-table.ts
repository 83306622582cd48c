// The cells of a table that was copied as HTML: Word, Excel, LibreOffice, web pages. No document is built, so that it can be
// tested anywhere and nothing that was copied can run.

const MOST_COLUMNS = 200;
const MOST_ROWS_SPANNED = 1000;

/** Elements whose text is never shown. */
const SILENT = new Set(['style', 'script', 'head', 'title', 'xml', 'template']);
/** Elements that begin a line of their own. */
const BLOCKS = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'tr']);

const TOKEN = /<!--[\s\S]*?-->|<![^>]*>|<\?[^>]*>|<\/?([a-z][a-z0-9:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</gi;

/**
 * Rows of texts, one after another when there are several tables; null when there is none. A merged cell has its text
 * once, in its first place; the other places are empty. A table inside a cell is text of that cell.
 */
export function readHtmlTable(html: string): string[][] | null {
  const grid: string[][] = [];
  let isFound = false;
  let depth = 0;
  let silent: string | null = null;
  let isHiddenRow = false;
  let cell: { text: string; colspan: number; rowspan: number } | null = null;
  let row: string[] | null = null;
  /** Column → rows that a cell above still covers. */
  let covered: number[] = [];

  const skipCovered = (cells: string[]): void => {
    while ((covered[cells.length] ?? 0) > 0) {
      covered[cells.length] = (covered[cells.length] ?? 0) - 1;
      cells.push('');
    }
  };
  const endCell = (): void => {
    if (cell === null || row === null) return;
    const { text, colspan, rowspan } = cell;
    for (let place = 0; place < colspan && row.length < MOST_COLUMNS; place += 1) {
      if (rowspan > 1) covered[row.length] = rowspan - 1;
      row.push(place === 0 ? linesOf(text) : '');
    }
    cell = null;
  };
  const endRow = (): void => {
    endCell();
    if (row === null) return;
    skipCovered(row);
    if (!isHiddenRow) grid.push(row);
    row = null;
  };

  for (const [token, name, attributes = ''] of html.matchAll(TOKEN)) {
    const tag = name?.toLowerCase();
    const isEnd = token.startsWith('</');
    if (silent !== null) {
      if (isEnd && tag === silent) silent = null;
      continue;
    }
    if (tag === undefined) {
      if (cell !== null && !/^<[!?]/.test(token)) cell.text += decodeEntities(token).replaceAll(/[ \t\r\n\f]+/g, ' ');
      continue;
    }
    if (!isEnd && SILENT.has(tag) && !attributes.endsWith('/')) {
      silent = tag;
      continue;
    }
    if (tag === 'table') {
      if (isEnd && depth === 1) {
        endRow();
        covered = [];
      }
      depth = Math.max(0, depth + (isEnd ? -1 : 1));
      isFound = true;
      if (depth === 1) continue;
    }
    if (depth === 1 && tag === 'tr') {
      endRow();
      if (isEnd) continue;
      row = [];
      isHiddenRow = /display\s*:\s*none/i.test(attributes);
      continue;
    }
    if (depth === 1 && (tag === 'td' || tag === 'th')) {
      endCell();
      if (isEnd) continue;
      row ??= [];
      skipCovered(row);
      cell = {
        text: '',
        colspan: spanOf(attributes, { name: 'colspan', most: MOST_COLUMNS }),
        rowspan: spanOf(attributes, { name: 'rowspan', most: MOST_ROWS_SPANNED }),
      };
      continue;
    }
    if (cell !== null) cell.text += BLOCKS.has(tag) ? '\n' : tag === 'td' || tag === 'th' ? ' ' : '';
  }
  endRow();
  return isFound && grid.length > 0 ? grid : null;
}

function spanOf(attributes: string, of: { readonly name: string; readonly most: number }): number {
  const found = new RegExp(`\\b${of.name}\\s*=\\s*["']?\\s*(\\d{1,6})`, 'i').exec(attributes)?.[1];
  return Math.min(Math.max(Number(found ?? 1), 1), of.most);
}

function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/ {2,}/g, ' ').replaceAll(/^[ \u00A0]+|[ \u00A0]+$/g, ''))
    .filter((line) => line !== '')
    .join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ensp: ' ',
  emsp: ' ',
  thinsp: '\u2009',
  shy: '\u00AD',
  ndash: '–',
  mdash: '—',
  minus: '−',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  eacute: 'é',
  Eacute: 'É',
  uuml: 'ü',
  hellip: '…',
  bull: '•',
  middot: '·',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  euro: '€',
  sect: '§',
  deg: '°',
  times: '×',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
};

function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}[0-9]{0,2}));?/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
