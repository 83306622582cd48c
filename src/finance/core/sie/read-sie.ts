// Reads SIE 1–4 in one pass over the bytes. What people write differently from the format is read and reported; only a
// file that is something else, or is not whole, is refused.
import { accept, refuse, type Result } from '#kernel';
import { checkBalances } from './check-balances.ts';
import { checkHead, checkObjects, undeclaredAccounts } from './check-declarations.ts';
import { checkVouchers } from './check-vouchers.ts';
import { checksumReader, type ChecksumReader } from './checksum-reader.ts';
import { reportDamagedLetters } from './damaged-letters.ts';
import { decoderOf, detectEncoding, textStart } from './encoding.ts';
import { daysAsText } from './field-values.ts';
import { kindOf, sieTypeOf } from './kind.ts';
import { isSieLabel, ruleOf, type SieLabel } from './labels.ts';
import { rejoinLastField, scanLine, scannerOf } from './line-scanner.ts';
import { emptyHead, type Head } from './head.ts';
import { headRecords } from './read-head.ts';
import { voucherReader, type VoucherReader } from './read-vouchers.ts';
import { isEmptyAt, lineText, readingOf, textAt, type Reading } from './reading.ts';
import { recognise } from './recognise.ts';
import type { CannotReadSie } from './refusal.ts';
import type { SieAccount, SieDocument, SieEncoding } from './sie-document.ts';
import { collectProblems, type SieProblem } from './sie-problem.ts';
import { voucherListOf } from './voucher-columns.ts';
import { wordListOf } from './word-list.ts';

/** Files above this are refused (one year of a large kommun is about 30 MB). */
export const MOST_SIE_BYTES = 100_000_000;

export type ReadSieOptions = {
  /** The user's choice; else the bytes decide. */
  readonly encoding?: SieEncoding;
  readonly mostBytes?: number;
};

export type ReadSie = SieDocument & { readonly problems: readonly SieProblem[] };

/**
 * The document and everything found wrong with it. Texts stay in `file` until asked for: do not change the array
 * while the document is in use.
 */
export function readSie(file: Uint8Array, options: ReadSieOptions = {}): Result<ReadSie, CannotReadSie> {
  const mostBytes = options.mostBytes ?? MOST_SIE_BYTES;
  if (file.length > mostBytes) return refuse({ kind: 'tooLarge', bytes: file.length, mostBytes });
  // The same bytes as a plain array: Node's Buffer is a class of its own, and a loop that meets both runs slower.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.length);
  const refusal = recognise(bytes, textStart(bytes));
  if (refusal) return refuse(refusal);
  const { encoding, mayBeDamaged } = detectEncoding(bytes, options.encoding);
  const decode = decoderOf(bytes, encoding);
  const reading = readingOf({
    bytes,
    encoding,
    decode,
    scanner: scannerOf(bytes, textStart(bytes)),
    words: wordListOf(bytes, decode),
    problems: collectProblems(),
    dayOf: daysAsText(),
  });
  const state: FileReading = {
    reading,
    head: emptyHead(),
    vouchers: voucherReader(),
    checksum: checksumReader(),
    label: null,
    fields: 0,
    labels: { known: new Map(), unknown: new Map(), extra: new Map() },
  };
  readRecords(state);
  if (state.labels.known.size === 0) return refuse({ kind: 'notSie', looksLike: 'text' });
  const openSince = state.checksum.openSince();
  if (openSince !== null) return refuse({ kind: 'truncated', startLine: openSince, lastLine: reading.scanner.line });
  if (mayBeDamaged)
    reportDamagedLetters({ ...reading, start: textStart(bytes), eol: reading.scanner.eol }, reading.problems);
  return accept(finish(state));
}

type Counted = { count: number; readonly line: number };

type FileReading = {
  readonly reading: Reading;
  readonly head: Head;
  readonly vouchers: VoucherReader;
  readonly checksum: ChecksumReader;
  /** The known label met last, and how many fields it has: rows of one label come in runs. */
  label: SieLabel | null;
  fields: number;
  readonly labels: {
    /** With the line of the first. */
    readonly known: Map<SieLabel, number>;
    readonly unknown: Map<string, Counted>;
    readonly extra: Map<SieLabel, Counted>;
  };
};

function readRecords(file: FileReading): void {
  const { reading, vouchers } = file;
  const { scanner, problems } = reading;
  for (;;) {
    const form = scanLine(scanner);
    if (form === 'end') break;
    if (form === 'record') readRecord(file);
    else if (form === 'open') vouchers.open(reading);
    else if (form === 'close') vouchers.close(reading);
    else if (form === 'text') problems.add('text-outside-record', scanner.line, { value: lineText(reading) });
  }
  vouchers.end(reading);
}

function readRecord(file: FileReading): void {
  const { reading, vouchers, checksum } = file;
  const label = labelOf(reading);
  if (label !== file.label && !meetLabel(file, label)) {
    checksum.add(reading);
    return;
  }
  checkFields(file);
  if (file.label === '#KSUMMA') {
    vouchers.interrupt(reading);
    checksum.mark(reading, textAt(reading, 0));
    return;
  }
  checksum.add(reading);
  readKnown(file);
  const { scanner, problems } = reading;
  if (scanner.hasOpenList) problems.add('objects-bad', scanner.line, { value: lineText(reading) });
}

/** Notes a label that is not that of the record before; false when the format does not know it. */
function meetLabel(file: FileReading, label: string): boolean {
  const { labels, reading } = file;
  const { line } = reading.scanner;
  if (!isSieLabel(label)) {
    count(labels.unknown, label, line);
    return false;
  }
  if (label !== '#FLAGGA' && labels.known.size === 0) reading.problems.add('flag-missing', line, {});
  if (!labels.known.has(label)) labels.known.set(label, line);
  file.label = label;
  file.fields = ruleOf(label).fields;
  return true;
}

function readKnown({ reading, head, vouchers, label }: FileReading): void {
  if (label === '#TRANS' || label === '#RTRANS' || label === '#BTRANS') vouchers.row(reading, label);
  else if (label === '#VER') vouchers.header(reading);
  else {
    vouchers.interrupt(reading);
    if (label !== null && label !== '#KSUMMA') headRecords[label](reading, head);
  }
}

/** The labels of vouchers and rows are told by their bytes: half a million strings would be made otherwise. */
function labelOf({ bytes, scanner, decode }: Reading): string {
  const start = scanner.labelStart;
  const length = scanner.labelEnd - start;
  if (length === 6 && isAt(bytes, start, TRANS_BYTES)) return '#TRANS';
  if (length === 4 && isAt(bytes, start, VER_BYTES)) return '#VER';
  return decode(start, scanner.labelEnd);
}

const TRANS_BYTES = new TextEncoder().encode('#TRANS');
const VER_BYTES = new TextEncoder().encode('#VER');

function isAt(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index += 1) if (bytes[start + index] !== wanted[index]) return false;
  return true;
}

/** Fields that the format does not know, and fields that are written oddly. */
function checkFields({ reading, labels, label, fields }: FileReading): void {
  const { scanner, problems } = reading;
  if (scanner.count > fields) {
    if (label && ruleOf(label).endsInText) rejoinLastField(scanner, fields);
    if (label && hasExtraFields(reading, fields)) count(labels.extra, label, scanner.line);
  }
  if (scanner.hasInnerQuote) problems.add('quote-inner', scanner.line, { value: lineText(reading) });
  if (scanner.hasOpenQuote) problems.add('quote-unclosed', scanner.line, { value: lineText(reading) });
  if (scanner.controlByte >= 0) {
    problems.add('control-character', scanner.line, { value: String(scanner.controlByte) });
  }
}

function hasExtraFields(reading: Reading, known: number): boolean {
  for (let index = known; index < reading.scanner.count; index += 1) if (!isEmptyAt(reading, index)) return true;
  return false;
}

function count<Key>(counts: Map<Key, Counted>, key: Key, line: number): void {
  const known = counts.get(key);
  if (known) known.count += 1;
  else counts.set(key, { count: 1, line });
}

function finish({ reading, head, checksum, labels }: FileReading): ReadSie {
  const { problems } = reading;
  for (const [label, { count: records, line }] of labels.unknown) {
    problems.add('label-unknown', line, { label, count: records });
  }
  for (const [label, { count: records, line }] of labels.extra)
    problems.add('fields-extra', line, { label, count: records });
  const sieType = sieTypeOf(head, reading.vouchers.count);
  if (head.statedType === null) problems.add('type-missing', null, { type: sieType });
  for (const [label, line] of labels.known) {
    const types = ruleOf(label).types;
    if (types && !types.includes(sieType)) problems.add('type-unfit', line, { label, type: sieType });
  }
  checkHead(reading, head);
  const undeclared = undeclaredAccounts(reading, head);
  checkObjects(reading, head);
  checkVouchers(reading, head);
  const kind = kindOf(head, { sieType, voucherCount: reading.vouchers.count });
  if (kind === '4E') checkBalances(reading, head);
  const { objectLists } = reading;
  return {
    program: head.program ?? { name: '', version: '' },
    format: head.format,
    flag: head.flag,
    generated: head.generated,
    sieType,
    kind,
    encoding: reading.encoding,
    company: companyOf(head),
    fiscalYears: head.fiscalYears,
    taxYear: head.taxYear,
    balancesUpTo: head.balancesUpTo,
    comment: head.comment,
    chartType: head.chartType,
    currency: head.currency ?? 'SEK',
    accounts: [...head.accounts].map(([number, name]) => accountOf(head, { number, name })),
    undeclaredAccounts: undeclared,
    dimensions: [...head.dimensions.values()],
    objects: [...head.objects.values()],
    balances: head.balances,
    vouchers: voucherListOf({ ...reading, objectsOf: (listId) => objectLists[listId] ?? [] }),
    ksumma: checksum.result(),
    unknownLabels: [...labels.unknown].map(([label, counted]) => ({ label, ...counted })),
    problems: problems.list(),
  };
}

function companyOf(head: Head): SieDocument['company'] {
  const { orgNumber, acquisitionNumber, activityNumber, internalId, form, industryCode, address } = head;
  const name = head.name ?? '';
  return { name, orgNumber, acquisitionNumber, activityNumber, internalId, form, industryCode, address };
}

function accountOf(head: Head, { number, name }: { number: string; name: string }): SieAccount {
  return {
    number,
    name,
    type: head.types.get(number) ?? null,
    unit: head.units.get(number) ?? null,
    sru: head.sru.get(number) ?? [],
  };
}
