// Which association and which year a document is about, and what money is printed in.
import type { FoundTable, TextDocument } from '#exchange/core';
import type { TableUnit } from '../report-under-control.ts';

/** The year that the document says it reports on; else the latest year over a column of a statement. */
export function yearOfDocument(document: TextDocument, tables: readonly FoundTable[]): number | null {
  const first = document.lines
    .slice(0, 120)
    .map((line) => line.text)
    .join('\n');
  const said =
    /(?:års|del\s?års|halvårs|tertial)(?:redovisning|rapport|bokslut|berättelse)\S*\s+(?:för\s+)?(?:år(?:et)?\s+)?((?:19|20)\d\d)/i.exec(
      first,
    ) ?? /verksamhets(?:berättelse|året?)\s+(?:för\s+)?((?:19|20)\d\d)/i.exec(first);
  if (said) return Number(said[1]);
  const years = tables
    .filter((table) => table.columns.length > 1)
    .flatMap((table) => {
      const found = table.columns
        .filter((column) => !/budget|prognos|plan/i.test(column))
        .flatMap((column) => [...column.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map((match) => Number(match[1])));
      return found.length > 0 ? [Math.max(...found)] : [];
    });
  if (years.length > 0) return mostCommon(years);
  const inText = [
    ...document.lines
      .map((line) => line.text)
      .join('\n')
      .matchAll(/(?:under|år|för)\s+((?:19|20)\d\d)(?!\d)/gi),
  ];
  return inText.length > 2 ? mostCommon(inText.map((match) => Number(match[1]))) : null;
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** "Samordningsförbundet Södra Vätterbygden", "Finnvedens samordningsförbund": the name met most often. */
export function associationOf(document: TextDocument): string | null {
  const counts = new Map<string, number>();
  const text = document.lines.map((line) => line.text).join('\n');
  const name = "\\p{Lu}[\\p{L}’'-]+";
  const patterns = [
    new RegExp(`Samordningsförbundet (${name}(?: (?:${name}|i|och|&|Norra|Södra|Östra|Västra))*)`, 'gu'),
    new RegExp(`(${name}s) [Ss]amordningsförbund(?!\\p{L})`, 'gu'),
  ];
  for (const [index, pattern] of patterns.entries()) {
    for (const match of text.matchAll(pattern)) {
      // Another association that ours works together with is no name of ours.
      const before = text.slice(Math.max(0, match.index - 30), match.index);
      if (index === 0 && /(?<!\p{L})(i|hos|med)\s+$/iu.test(before)) continue;
      if (index === 1 && /(?<!\p{L})(med|från|av|till|och|att|hos|genom)\s+(\p{L}+\s+)?$/iu.test(before)) continue;
      const bare = (match[1] ?? '').replace(/ (i|och|&)$/, '');
      const full = index === 0 ? `Samordningsförbundet ${bare}` : `${bare} samordningsförbund`;
      counts.set(full, (counts.get(full) ?? 0) + 1);
    }
  }
  const cover = document.lines.slice(0, 40).map((line) => line.text.toLowerCase());
  const onCover = [...counts.keys()].filter((one) => cover.some((line) => line.includes(one.toLowerCase())));
  if (onCover.length === 1 && onCover[0] !== undefined) return onCover[0];
  // Elsewhere in the text other associations are named as well: only one that is named again and again is taken.
  const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first?.[0].startsWith('Samordningsförbundet ') &&
    (first[1] >= 3 || counts.size === 1) &&
    (!second || second[1] * 2 < first[1])
    ? first[0]
    : null;
}

/** What the words over a table say that its money is in; null when they say nothing. */
export function unitOfTable(table: FoundTable): TableUnit | null {
  return unitIn([table.corner, table.title, ...table.columns].join(' '));
}

export function unitIn(text: string): TableUnit | null {
  if (/(?<!\p{L})(tkr|ksek|tusen(tal)?\s*(kr|kronor))(?!\p{L})|\(tusental\)/iu.test(text)) return 'tkr';
  return /(?<!\p{L})(kr|kronor|sek)(?!\p{L})/iu.test(text) ? 'kr' : null;
}
