// What a reader holds while it goes through a file, and how it takes fields from the line it stands at.
import type { IsoDate, Ore } from '#kernel';
import type { Decode } from './encoding.ts';
import { isoDateNumber, oddAmount, plainAmount, plainDate, quantityOf } from './field-values.ts';
import { LIST, scanListFields, type LineScanner } from './line-scanner.ts';
import type { SieEncoding, SieObjectRef } from './sie-document.ts';
import type { ProblemCollector } from './sie-problem.ts';
import { rowColumns, voucherColumns, type RowColumns, type VoucherColumns } from './voucher-columns.ts';
import { unescapeQuotes, type WordList } from './word-list.ts';

/** State that the reader's parts share. The file is `bytes`; everything else refers into it. */
export type Reading = {
  readonly bytes: Uint8Array;
  readonly encoding: SieEncoding;
  readonly decode: Decode;
  readonly scanner: LineScanner;
  readonly words: WordList;
  readonly problems: ProblemCollector;
  readonly vouchers: VoucherColumns;
  readonly rows: RowColumns;
  readonly dayOf: (date: number) => IsoDate | null;
  /** Parsed object lists by word number. */
  readonly objectLists: (readonly SieObjectRef[] | undefined)[];
};

export function readingOf(
  file: Pick<Reading, 'bytes' | 'encoding' | 'decode' | 'scanner' | 'words' | 'problems' | 'dayOf'>,
): Reading {
  return {
    ...file,
    vouchers: voucherColumns(file.bytes.length),
    rows: rowColumns(file.bytes.length),
    objectLists: [[]],
  };
}

/** Text of a field; empty when the line has no such field. */
export function textAt(reading: Reading, index: number): string {
  const { scanner } = reading;
  if (index >= scanner.count) return '';
  return unescapeQuotes(reading.decode(scanner.starts[index]!, scanner.ends[index]!));
}

/** Word number of a field; 0 when it is empty or missing. */
export function wordAt(reading: Reading, index: number): number {
  const { scanner } = reading;
  return index >= scanner.count ? 0 : reading.words.idOf(scanner.starts[index]!, scanner.ends[index]!);
}

export function isEmptyAt(reading: Reading, index: number): boolean {
  const { scanner } = reading;
  return index >= scanner.count || scanner.starts[index]! >= scanner.ends[index]!;
}

export function isListAt(reading: Reading, index: number): boolean {
  return index < reading.scanner.count && reading.scanner.forms[index] === LIST;
}

/** Öre of a field that is there; an amount that is none is reported and read as 0. */
export function amountAt(reading: Reading, index: number): Ore {
  const { scanner, bytes } = reading;
  const amountOre = plainAmount(bytes, scanner.starts[index]!, scanner.ends[index]!);
  if (!Number.isNaN(amountOre)) return amountOre;
  const value = textAt(reading, index);
  const odd = oddAmount(value);
  reading.problems.add(odd.code, scanner.line, { value });
  return odd.amountOre;
}

/** NaN when there is none. */
export function quantityAt(reading: Reading, index: number): number {
  if (isEmptyAt(reading, index)) return Number.NaN;
  const value = textAt(reading, index);
  const quantity = quantityOf(value);
  if (quantity === null) reading.problems.add('quantity-bad', reading.scanner.line, { value });
  return quantity ?? Number.NaN;
}

/** `20241231`; 0 when the field is empty, missing or no date, and the last is reported. */
export function dateAt(reading: Reading, index: number): number {
  if (isEmptyAt(reading, index)) return 0;
  const { scanner, bytes, problems } = reading;
  const date = plainDate(bytes, scanner.starts[index]!, scanner.ends[index]!);
  if (date !== 0) return date;
  const value = textAt(reading, index);
  const isoDate = isoDateNumber(value);
  if (isoDate !== 0) problems.add('date-iso', scanner.line, { value, date: value });
  else problems.add('date-bad', scanner.line, { value });
  return isoDate;
}

/** Word number of an object list; the list is parsed, and complained about, when it is first seen. */
export function objectListAt(reading: Reading, index: number): number {
  const { scanner, objectLists } = reading;
  const start = scanner.starts[index]!;
  const end = scanner.ends[index]!;
  const id = reading.words.idOf(start, end);
  if (objectLists[id] === undefined) objectLists[id] = parseObjects(reading, { start, end });
  return id;
}

function parseObjects(reading: Reading, list: { start: number; end: number }): readonly SieObjectRef[] {
  const fields: string[] = [];
  scanListFields(reading.scanner, list, (start, end) => fields.push(unescapeQuotes(reading.decode(start, end))));
  if (fields.length % 2 === 1) {
    reading.problems.add('objects-bad', reading.scanner.line, { value: `{${reading.decode(list.start, list.end)}}` });
  }
  const objects: SieObjectRef[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    objects.push({ dimension: fields[index]!, object: fields[index + 1]! });
  }
  return objects;
}

/** The line as people see it, for a problem: at most 80 characters. */
export function lineText(reading: Reading): string {
  const { scanner, decode } = reading;
  return decode(scanner.lineStart, Math.min(scanner.lineEnd, scanner.lineStart + 80)).trim();
}
