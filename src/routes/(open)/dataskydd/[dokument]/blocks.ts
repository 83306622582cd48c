// Our own documents as a page: headings, paragraphs, lists and tables of the little Markdown that they use.
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function blocksOf(markdown: string): Block[] {
  return markdown
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap(blockOf);
}

function blockOf(part: string): Block[] {
  const lines = part.split('\n');
  const [first = ''] = lines;
  const heading = /^(#{1,3}) (.*)$/.exec(first);
  if (heading) {
    const [, marks = '', text = ''] = heading;
    const rest = lines.slice(1).join('\n');
    return [
      { kind: 'heading', level: marks.length === 1 ? 1 : 2, text: plain(text) },
      ...(rest ? blockOf(rest) : []),
    ];
  }
  if (first.startsWith('|')) {
    const rows = lines.filter((line) => !/^\|[\s|:]*-[\s|:-]*\|$/.test(line)).map(cellsOf);
    const isHeadless = rows[0]?.every((cell) => cell === '') ?? false;
    return [{ kind: 'table', head: isHeadless ? [] : (rows[0] ?? []), rows: rows.slice(1) }];
  }
  const item = /^(?:- |(\d+)\. )/.exec(first);
  if (item) {
    const items: string[] = [];
    for (const line of lines) {
      if (/^(?:- |\d+\. )/.test(line)) items.push(line.replace(/^(?:- |\d+\. )/, ''));
      else items.push(`${items.pop() ?? ''} ${line.trim()}`);
    }
    return [{ kind: 'list', isNumbered: item[1] !== undefined, items: items.map(plain) }];
  }
  return [{ kind: 'paragraph', text: plain(lines.join(' ')) }];
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => plain(cell.trim()));
}

/** Without marks for emphasis, code and links, which these pages do without. */
function plain(text: string): string {
  return text
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll('**', '')
    .replaceAll('`', '');
}
