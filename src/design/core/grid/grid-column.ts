// The columns of a table that is typed or pasted, and what the text of a cell is worth.
import { accept, isIsoDate, refuse, type Ore, type Result } from '#kernel';
import { SWEDISH_MONTHS } from '../formats.ts';
import { readSwedishAmount, readSwedishNumber } from '../read-number.ts';

/** `prose` is text over several lines, `number` may have decimals, `percent` is read as a share (25 → 0.25), `money` as öre. */
export type GridKind = 'text' | 'prose' | 'integer' | 'number' | 'percent' | 'money' | 'choice' | 'date';

export type GridOption = {
  readonly value: string;
  readonly label: string;
  /** Other words that stand for it in a pasted table, in any letter case. */
  readonly alsoCalled?: readonly string[];
};

export type GridColumn = {
  readonly id: string;
  readonly label: string;
  readonly kind: GridKind;
  /** Of a choice. */
  readonly options?: readonly GridOption[];
  /** In every row that holds anything. */
  readonly isRequired?: boolean;
  readonly mayBeNegative?: boolean;
  /** Other headings that it may have in a pasted table, in any letter case. */
  readonly alsoCalled?: readonly string[];
  /** Width in characters; default by the kind. */
  readonly size?: number;
  /** Most letters of a text; default 200, of prose 4 000. */
  readonly maxLength?: number;
};

/** So many options are chosen from a list in the cell; more are typed and found. */
export const MOST_LISTED = 40;

/** What a cell holds: text, code of a choice, ISO day, number, share, öre; null when it is empty. */
export type GridValue = string | number | null;

/** The values of a row, by the ids of its columns. */
export type GridValues<Columns extends readonly GridColumn[]> = {
  readonly [Column in Columns[number] as Column['id']]: Column['kind'] extends 'text' | 'prose' | 'choice' | 'date'
    ? string | null
    : number | null;
};

/** Columns whose ids and kinds the compiler remembers. */
export function gridColumns<const Columns extends readonly GridColumn[]>(columns: Columns): Columns {
  return columns;
}

export type CellFault =
  | { readonly kind: 'required' | 'notANumber' | 'notWhole' | 'negative' | 'partOfAnOre' | 'tooLarge' | 'notADay' }
  | { readonly kind: 'tooLong'; readonly most: number }
  | { readonly kind: 'notAChoice'; readonly options: readonly string[] };

const LARGEST = 1e12;

/** The value of a cell; an empty one is null, unless the column asks for something. */
export function readGridCell(column: GridColumn, text: string): Result<GridValue, CellFault> {
  const bare = bareText(text, column.kind);
  if (bare === '') return column.isRequired ? refuse({ kind: 'required' }) : accept(null);
  switch (column.kind) {
    case 'text':
    case 'prose':
      return readText(column, bare);
    case 'date': {
      const day = readSwedishDay(bare);
      return day === null ? refuse({ kind: 'notADay' }) : accept(day);
    }
    case 'choice':
      return readChoice(column.options ?? [], bare);
    case 'money':
      return readMoney(column, bare);
    default:
      return readQuantity(column, bare);
  }
}

/** A pasted cell as it is shown: no-break spaces, dashes for minus and words for choices put right; the rest as it stood. */
export function tidyGridCell(column: GridColumn, text: string): string {
  const bare = bareText(text, column.kind);
  // A dash alone is how tables say that there is nothing.
  if (isNumeric(column.kind) && /^[-–—−]$/.test(bare)) return '';
  const read = readGridCell({ ...column, isRequired: false }, bare);
  if (!read.ok || read.value === null) return bare;
  return typeof read.value === 'number' ? bare : read.value;
}

/** `2025-03-14`, `14 mars 2025`, `14/3 2025`, `14.3.2025`, `20250314`, with or without a time; null for anything else. */
export function readSwedishDay(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^den\s+/, '')
    .replace(/[t\s]+\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?z?$/, '');
  const iso = /^(?<year>\d{4})[-/.–−]?(?<month>\d{2})[-/.–−]?(?<day>\d{2})$/.exec(bare)?.groups;
  const slashed = /^(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.\s-]\s*(?<year>\d{4})$/.exec(bare)?.groups;
  const named = /^(?<day>\d{1,2})[.\s]*(?<name>\p{L}{3,})\.?\s+(?<year>\d{4})$/u.exec(bare)?.groups;
  const found = iso ?? slashed ?? named;
  if (!found) return null;
  const month = found['month'] ?? monthOf(found['name'] ?? '');
  const day = `${found['year'] ?? ''}-${month.padStart(2, '0')}-${(found['day'] ?? '').padStart(2, '0')}`;
  return isIsoDate(day) ? day : null;
}

export function isNumeric(kind: GridKind): boolean {
  return kind === 'integer' || kind === 'number' || kind === 'percent' || kind === 'money';
}

/** Headings and words of choices are compared by their letters and digits alone. */
export function plainWord(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}%]+/gu, '');
}

function monthOf(name: string): string {
  const at = SWEDISH_MONTHS.findIndex((month) => month.startsWith(name));
  return at < 0 ? '' : String(at + 1);
}

/** No-break and thin spaces become spaces, soft hyphens and marks without width go; only prose keeps its lines. */
function bareText(text: string, kind: GridKind): string {
  const visible = text
    .replaceAll(/[\u00AD\u2060\uFEFF]|[\u200B-\u200D]/g, '')
    .replaceAll(/[\u00A0\u2007\u2009\u202F]/g, ' ')
    .replaceAll(/\r\n?/g, '\n');
  const lines = visible.split('\n').map((line) => line.replaceAll(/[^\S\n]+/g, ' ').trim());
  return kind === 'prose' ? lines.join('\n').trim() : lines.join(' ').replaceAll(/ +/g, ' ').trim();
}

function readText({ kind, maxLength }: GridColumn, text: string): Result<string, CellFault> {
  const most = maxLength ?? (kind === 'prose' ? 4000 : 200);
  return text.length > most ? refuse({ kind: 'tooLong', most }) : accept(text);
}

function readChoice(options: readonly GridOption[], text: string): Result<string, CellFault> {
  const word = plainWord(text);
  const found =
    options.find(({ value }) => value === text) ??
    options.find(({ label, alsoCalled = [] }) => [label, ...alsoCalled].some((name) => plainWord(name) === word));
  return found ? accept(found.value) : refuse({ kind: 'notAChoice', options: options.map(({ label }) => label) });
}

function readMoney({ mayBeNegative }: GridColumn, text: string): Result<Ore, CellFault> {
  const read = readSwedishAmount(text);
  if (!read.ok) return refuse({ kind: read.refusal.kind });
  if (Math.abs(read.value) > LARGEST * 100) return refuse({ kind: 'tooLarge' });
  return read.value < 0 && !mayBeNegative ? refuse({ kind: 'negative' }) : accept(read.value);
}

function readQuantity({ kind, mayBeNegative }: GridColumn, text: string): Result<number, CellFault> {
  const number = readSwedishNumber(kind === 'percent' ? text.replace(/\s*%$/, '') : text);
  if (number === null) return refuse({ kind: 'notANumber' });
  if (Math.abs(number) > LARGEST) return refuse({ kind: 'tooLarge' });
  if (kind === 'integer' && !Number.isInteger(number)) return refuse({ kind: 'notWhole' });
  if (number < 0 && !mayBeNegative) return refuse({ kind: 'negative' });
  // Divided in decimals, so that 85 % is 0.85 and not its neighbour.
  return accept(kind === 'percent' ? Number((number / 100).toPrecision(12)) : number);
}
