// Rows of a printed income statement and balance sheet, pasted from Word, Excel or a PDF, with a guess at what each is.
import { readSwedishNumber } from '#design/core';
import { accept, refuse, slug, type Result } from '#kernel';
import type { Position } from '../mapping/chart-mapping.ts';
import type { AccountLine } from './account-lines.ts';
import { positionOfPart, type RowAsPrinted, type PrintedStatement, type PrintedSum } from './printed-row.ts';

/** A row that the mapping makes today: a printed row of the same name is that one. */
export type KnownRow = { readonly label: string; readonly position: Position };

/** The rows that lines stand on, and the rows that those are a part of ("Kansli"). */
export function knownRowsOf(lines: readonly Pick<AccountLine, 'row'>[]): readonly KnownRow[] {
  return lines.flatMap(({ row }) =>
    row === null ? [] : [row, ...(row.of === null ? [] : [{ label: row.of, position: row.position }])],
  );
}

export type CannotReadPrinted = { readonly kind: 'noRows' } | { readonly kind: 'tooManyRows'; readonly most: number };

const mostRows = 400;

export function readPrinted(
  text: string,
  about: { readonly year: number; readonly known: readonly KnownRow[] },
): Result<PrintedStatement, CannotReadPrinted> {
  const written = text.split(/\r\n|\r|\n/);
  const labelsAt = labelColumn(written);
  const lines = written
    .map((line) => readLine(line, labelsAt))
    .filter(({ label, cells }) => label !== '' || cells.length > 0);
  const column = chooseColumn(lines, about.year);
  const rows = lines.flatMap((line) => {
    // "Kostnader 2024 2023" is a heading that rows stand under; "Belopp i kr 2024 2023" says nothing about rows.
    if (isHeader(line) && !sums.some(({ words }) => words.test(wordsOf(line.label)))) return [];
    const amount = isHeader(line) ? null : column(line);
    // A sentence without an amount is neither a row nor a heading.
    const isProse = amount === null && (line.label.length > 60 || line.label.endsWith('.'));
    return line.label === '' || isProse ? [] : [{ label: line.label.slice(0, 200), amount }];
  });
  if (!rows.some(({ amount }) => amount !== null)) return refuse({ kind: 'noRows' });
  if (rows.length > mostRows) return refuse({ kind: 'tooManyRows', most: mostRows });
  const headings = lines.filter((line) => isHeader(line) || /^\(?belopp\b/i.test(line.label));
  const said = headings.map(({ label, cells }) => [label, ...cells].join(' ')).join(' ');
  const unit = /\b(tkr|kkr|tusental|tusen kronor)\b/i.test(said) ? 'tkr' : 'kr';
  return accept({ unit, rows: guessParts(rows, about.known) });
}

type Line = {
  readonly label: string;
  /** What stands after the label, as it was written. */
  readonly cells: readonly string[];
  /** Cells that come from a table keep their column; words copied out of a PDF are counted from the right. */
  readonly isTable: boolean;
};

const number = String.raw`\(?[−–-]?\s?(?:\d{4,}|\d{1,3}(?:[ \u00A0\u2007\u2009\u202F.]\d{3})*)(?:,\d+)?\)?`;
const numbersAtEnd = new RegExp(`^(?<label>.*?)(?<numbers>(?:(?:^|\\s+)(?:${number}|[−–-])(?=\\s|$))+)\\s*$`, 'u');
const eachNumber = new RegExp(`(?:^|\\s)(${number}|[−–-])(?=\\s|$)`, 'gu');

function readLine(text: string, column: number): Line {
  if (text.includes('\t')) {
    const cells = text.split('\t').map((cell) => cell.trim());
    const label = cells[column] ?? '';
    const isWords = amountOf(label) === null && yearIn(label) === null;
    return { label: isWords ? clean(label) : '', cells: cells.slice(column + 1), isTable: true };
  }
  const found = numbersAtEnd.exec(text.trim())?.groups;
  if (!found) return { label: clean(text), cells: [], isTable: false };
  const cells = [...(found['numbers'] ?? '').matchAll(eachNumber)].flatMap((match) =>
    parted((match[1] ?? '').trim()),
  );
  return { label: clean(found['label'] ?? ''), cells, isTable: false };
}

/** `120 000 110 000` is two columns: no association books so much. Parted in the middle, never before a group of 0s. */
function parted(text: string): string[] {
  const groups = text.split(/[ \u00A0\u2007\u2009\u202F]/);
  if (groups.length < 4 || !/^[−–-]?\d/.test(text)) return [text];
  const places = groups.flatMap((group, index) => (index > 0 && !group.startsWith('0') ? [index] : []));
  const middle = Math.ceil(groups.length / 2);
  const [at] = places.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return at === undefined ? [text] : [groups.slice(0, at).join(' '), groups.slice(at).join(' ')];
}

/** The first column that any row fills: tables are copied with empty columns before them. */
function labelColumn(lines: readonly string[]): number {
  const first = lines
    .filter((line) => line.includes('\t') && line.trim() !== '')
    .map((line) => line.split('\t').findIndex((cell) => cell.trim() !== ''));
  return Math.min(...(first.length > 0 ? first : [0]));
}

/** Without the word for a note at its end and the dots that lead to the number. */
function clean(label: string): string {
  return label
    .replaceAll(/\s+/g, ' ')
    .replace(/^not\.?\s*\d+[a-z]?[.:)]?\s+/i, '')
    .replace(/[\s.…]*$/, '')
    .replace(/\s+\(?not\.?\s*\d*\)?$/i, '')
    .trim();
}

function amountOf(cell: string): number | null {
  if (/^[−–-]$/.test(cell)) return 0;
  return readSwedishNumber(cell.replace(/\s*(?:tkr|kkr)\.?$/i, ''));
}

const yearIn = (cell: string): number | null => {
  const found = /\b(?:19|20)\d\d\b/.exec(cell)?.[0];
  return found === undefined ? null : Number(found);
};

/** Nothing but years, days and words about columns. */
function isHeader({ label, cells }: Line): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const isYears = filled.length > 0 && filled.every((cell) => yearIn(cell) !== null || amountOf(cell) === null);
  return isYears && filled.some((cell) => yearIn(cell) !== null) && !/^(summa|årets|resultat)\b/i.test(label);
}

type PickAmount = (line: Line) => number | null;

/** The column of the year; without headings the first that holds amounts and is not the number of a note. */
function chooseColumn(lines: readonly Line[], year: number): PickAmount {
  const headers = lines.filter(isHeader);
  const byHeader = new Map<Line, { readonly index: number; readonly fromRight: number }>();
  for (const header of headers) {
    const index = header.cells.findIndex((cell) => yearIn(cell) === year && !/budget|prognos|avvik|diff/i.test(cell));
    if (index >= 0) byHeader.set(header, { index, fromRight: header.cells.length - index });
  }
  const noteColumn = findNoteColumn(lines);
  let current: { readonly index: number; readonly fromRight: number } | undefined = [...byHeader.values()][0];
  const columns = new Map<Line, typeof current>();
  for (const line of lines) {
    current = byHeader.get(line) ?? current;
    columns.set(line, current);
  }
  return (line) => {
    const column = columns.get(line);
    if (column) {
      const cell = line.isTable ? line.cells[column.index] : line.cells.at(-column.fromRight);
      return cell === undefined ? null : amountOf(cell);
    }
    const amounts = line.cells.flatMap((cell, index) => {
      const amount = amountOf(cell);
      const isNote = line.isTable ? index === noteColumn : index === 0 && line.cells.length > 1 && isNoteNumber(cell);
      return amount === null || isNote ? [] : [amount];
    });
    return amounts[0] ?? null;
  };
}

const isNoteNumber = (cell: string): boolean => /^[1-9]\d?$/.test(cell);

/** A column of a table that holds small whole numbers only, while another holds more. */
function findNoteColumn(lines: readonly Line[]): number | null {
  const filled = (index: number): string[] =>
    lines.filter((line) => line.isTable && !isHeader(line)).flatMap(({ cells }) => cells[index] || []);
  const [first, second] = [filled(0), filled(1)];
  return first.length > 0 && first.every(isNoteNumber) && second.some((cell) => !isNoteNumber(cell)) ? 0 : null;
}

type Word = { readonly words: RegExp; readonly sum: PrintedSum; readonly next?: Position };

/** What the templates call their sums, the narrow ones first. `next`: rows that follow belong there. */
const sums: readonly Word[] = [
  { words: /eget kapital.*skulder/, sum: 'totalEquityAndLiabilities' },
  { words: /^(summa |totala )?omsattningstillgangar/, sum: 'currentAssets' },
  { words: /^(summa|totala) tillgangar/, sum: 'totalAssets' },
  {
    words: /^(summa )?(materiella |immateriella |finansiella )?anlaggningstillgangar/,
    sum: 'fixedAssets',
    next: 'fixedAssets',
  },
  { words: /^(summa )?(kortfristiga |ovriga )?fordringar$/, sum: 'receivables', next: 'receivables' },
  { words: /^(summa )?kortfristiga placeringar/, sum: 'shortTermInvestments', next: 'shortTermInvestments' },
  { words: /^(summa )?(kassa\b|bank$|likvida medel( vid arets slut)?$)/, sum: 'cash', next: 'cash' },
  {
    words: /^(ingaende|ing) (eget kapital|balans eget kapital)|^eget kapital (vid arets borjan|1 januari|ib)/,
    sum: 'openingEquity',
    next: 'equity',
  },
  {
    words: /^(utgaende|summa|totalt) eget kapital|^eget kapital( vid arets slut| 31 december| ub|$)|balanserad/,
    sum: 'closingEquity',
    next: 'equity',
  },
  { words: /^(summa )?avsattningar/, sum: 'provisions', next: 'provisions' },
  { words: /^(summa )?langfristiga skulder/, sum: 'longTermLiabilities', next: 'longTermLiabilities' },
  { words: /^(summa )?kortfristiga skulder/, sum: 'currentLiabilities', next: 'currentLiabilities' },
  { words: /^(summa|totala) skulder/, sum: 'allLiabilities' },
  { words: /^(arets|periodens) resultat|^resultat efter|^resultat fore extraordinara/, sum: 'yearResult' },
  {
    words: /^(verksamhetens|rorelsens) (netto)?(resultat|nettokostnad)|^rorelseresultat|^nettokostnad|^resultat$/,
    sum: 'operatingResult',
  },
  { words: /^(summa )?(finansiella intakter|ranteintakter)/, sum: 'financialIncome', next: 'financialIncome' },
  { words: /^(summa )?(finansiella kostnader|rantekostnader)/, sum: 'financialCosts', next: 'financialCosts' },
  {
    words:
      /^(summa |totala )?(verksamhetens |rorelsens )(intakter|inkomster)|^(summa|totala) (intakter|inkomster)|^intakter$/,
    sum: 'operatingIncome',
    next: 'operatingIncome',
  },
  {
    words:
      /^(summa |totala )?(verksamhetens |rorelsens )(kostnader|utgifter)|^(summa|totala) (kostnader|utgifter)|^kostnader$/,
    sum: 'operatingCosts',
    next: 'operatingCosts',
  },
];

/** Headings of statements that are made of the two that are compared; their rows say nothing new. */
const otherStatement =
  /\b(kassaflodesanalys|drifts?redovisning|balanskravsutredning|investeringsredovisning|oversikt)\b/;
const ownStatement = /\b(resultatrakning|balansrakning|not|noter|notforteckning)\b/;

/** Words that no ledger knows, or that stand over other rows. */
const nothing =
  /^(summa|totalt|varav|soliditet|balansomslutning|tillgangar|skulder|belopp|resultatrakning|balansrakning|ansvarsforbindelser|stallda)\b/;
const incomeWords = /bidrag|intakt|forsaljning|ersattning fran|erhallna/;

const wordsOf = (label: string): string => slug(label).replaceAll('-', ' ');

/** Says for each row what it is: by its own words, by the rows of the mapping, else by the heading it stands under. */
export function guessParts(
  rows: readonly Omit<RowAsPrinted, 'part'>[],
  known: readonly KnownRow[],
): readonly RowAsPrinted[] {
  let section: Position | null = null;
  let isOutside = false;
  let whole = '';
  return rows.map((row): RowAsPrinted => {
    const words = wordsOf(row.label);
    if (row.amount === null && otherStatement.test(words)) isOutside = true;
    const part = /^(?:[-–−]|varav\b)\s*(?<name>.+)$/i.exec(row.label)?.groups?.['name'];
    if (part === undefined) whole = row.label;
    else {
      // A part of the row above: by the name that the mapping has for it, else it is in that row already.
      const own = known.find(({ label }) => slug(label) === slug(`${whole} ${part}`));
      return own && row.amount !== null && !isOutside
        ? { ...row, label: own.label, part: `row.${own.position}` }
        : { ...row, part: 'none' };
    }
    const sum = sums.find((one) => one.words.test(words));
    if (row.amount === null && (sum || ownStatement.test(words))) isOutside = false;
    if (isOutside) return { ...row, part: 'none' };
    if (sum) {
      section = sum.next ?? null;
      return { ...row, part: row.amount === null ? 'none' : `sum.${sum.sum}` };
    }
    if (row.amount === null || nothing.test(words)) return { ...row, part: 'none' };
    const same = known.filter(({ label }) => slug(label) === slug(row.label));
    const position = (same.find((one) => one.position === section) ?? same[0])?.position ?? section;
    if (position !== null) return { ...row, part: `row.${position}` };
    const isIncome = incomeWords.test(words) && row.amount >= 0;
    return { ...row, part: isIncome ? 'row.operatingIncome' : 'row.operatingCosts' };
  });
}

/** The rows that a part is printed twice for: only the first can be compared. */
export function repeatedParts(rows: readonly RowAsPrinted[]): readonly number[] {
  const seen = new Set<string>();
  return rows.flatMap(({ part, label }, index) => {
    const position = positionOfPart(part);
    const key = part.startsWith('row.') ? `${position} ${slug(label)}` : null;
    if (key === null) return [];
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated ? [index] : [];
  });
}
