// One pass over the bytes: each line becomes a label and the spans of its fields. Nothing is decoded and nothing is
// allocated here; every byte that SIE gives a meaning is below 128, so the encoding does not matter.

export const PLAIN = 0;
export const QUOTED = 1;
export const LIST = 2;

/** What stands at a line. `open` and `close` are the braces of a voucher. */
export type LineForm = 'record' | 'open' | 'close' | 'blank' | 'text' | 'end';

export type LineScanner = {
  readonly bytes: Uint8Array;
  /** LF; CR in a file that has no LF at all. */
  readonly eol: number;
  /** First byte not yet read, and its line. */
  position: number;
  upcoming: number;
  /** 1-based line of what was read last, with the span of its text. */
  line: number;
  lineStart: number;
  lineEnd: number;
  labelStart: number;
  labelEnd: number;
  /** Fields after the label: spans without quotation marks or braces. */
  count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly forms: Uint8Array;
  /** What was odd on the line. */
  hasInnerQuote: boolean;
  hasOpenQuote: boolean;
  hasOpenList: boolean;
  /** A byte that no text may hold; −1 when there is none. */
  controlByte: number;
};

/** Fields beyond these are not looked at; the longest record of the format has seven. */
const MOST_FIELDS = 1024;

const QUOTE = 34;
const HASH = 35;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const DELETE = 127;

/** 1 for bytes at which a field of a form needs a second look: blanks, line ends, control characters, its own marks. */
const STOPS_PLAIN = stopsAt([32]);
const STOPS_QUOTED = stopsAt([QUOTE]);
const STOPS_LIST = stopsAt([QUOTE, CLOSE]);

function stopsAt(bytes: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    byte < 32 || byte === DELETE || bytes.includes(byte) ? 1 : 0,
  );
}

export function scannerOf(bytes: Uint8Array, start: number): LineScanner {
  return {
    bytes,
    eol: endOfLineOf(bytes),
    position: start,
    upcoming: 1,
    line: 0,
    lineStart: start,
    lineEnd: start,
    labelStart: 0,
    labelEnd: 0,
    count: 0,
    starts: new Int32Array(MOST_FIELDS),
    ends: new Int32Array(MOST_FIELDS),
    forms: new Uint8Array(MOST_FIELDS),
    hasInnerQuote: false,
    hasOpenQuote: false,
    hasOpenList: false,
    controlByte: -1,
  };
}

/** LF, or CR in a file without any LF (old Macintosh programs). */
function endOfLineOf(bytes: Uint8Array): number {
  return !bytes.includes(10) && bytes.includes(13) ? 13 : 10;
}

export function scanLine(scanner: LineScanner): LineForm {
  const { bytes, eol } = scanner;
  const end = bytes.length;
  let position = scanner.position;
  while (position < end && bytes[position] !== eol && isBlank(bytes[position]!)) position += 1;
  if (position >= end) return 'end';
  scanner.line = scanner.upcoming;
  scanner.lineStart = position;
  scanner.count = 0;
  const first = bytes[position]!;
  if (first === HASH) return scanRecord(scanner, position);
  if (first === eol) {
    endLine(scanner, position);
    return 'blank';
  }
  if (first === OPEN || first === CLOSE) {
    // What follows on the same line is read as a line of its own.
    scanner.lineEnd = position + 1;
    scanner.position = position + 1;
    return first === OPEN ? 'open' : 'close';
  }
  // Ctrl-Z ends the text files of DOS.
  const lineEnd = findLineEnd(scanner, position);
  endLine(scanner, lineEnd);
  return first === 26 && lineEnd === position + 1 ? 'blank' : 'text';
}

function scanRecord(scanner: LineScanner, start: number): LineForm {
  const { bytes, eol } = scanner;
  const end = bytes.length;
  scanner.hasInnerQuote = false;
  scanner.hasOpenQuote = false;
  scanner.hasOpenList = false;
  scanner.controlByte = -1;
  let position = start + 1;
  while (position < end && bytes[position]! > 32) position += 1;
  scanner.labelStart = start;
  scanner.labelEnd = position;
  for (;;) {
    while (position < end && bytes[position] !== eol && isBlank(bytes[position]!)) position += 1;
    if (position >= end || bytes[position] === eol) break;
    const first = bytes[position]!;
    if (first === QUOTE) position = scanQuoted(scanner, position + 1);
    else if (first === OPEN) position = scanList(scanner, position + 1);
    else position = scanPlain(scanner, position);
  }
  endLine(scanner, position);
  return 'record';
}

function scanPlain(scanner: LineScanner, start: number): number {
  const { bytes, eol } = scanner;
  const end = bytes.length;
  let position = start;
  for (;;) {
    while (position < end && STOPS_PLAIN[bytes[position]!] === 0) position += 1;
    if (position >= end) break;
    const byte = bytes[position]!;
    if (isBlank(byte) || byte === eol) break;
    scanner.controlByte = byte;
    position += 1;
  }
  addField(scanner, start, position, PLAIN);
  return position;
}

/** A quotation mark ends the field only when a blank, a brace or the end of the line follows: inner ones are real. */
function scanQuoted(scanner: LineScanner, start: number): number {
  const { bytes, eol } = scanner;
  const end = bytes.length;
  let position = start;
  for (;;) {
    while (position < end && STOPS_QUOTED[bytes[position]!] === 0) position += 1;
    if (position >= end) break;
    const byte = bytes[position]!;
    if (byte === QUOTE) {
      const isEscaped = position > start && bytes[position - 1] === BACKSLASH;
      if (!isEscaped && endsField(scanner, position + 1)) {
        addField(scanner, start, position, QUOTED);
        return position + 1;
      }
      if (!isEscaped) scanner.hasInnerQuote = true;
    } else if (byte === eol) break;
    else if (!isBlank(byte)) scanner.controlByte = byte;
    position += 1;
  }
  return closeAtLineEnd(scanner, start, position);
}

function closeAtLineEnd(scanner: LineScanner, start: number, lineEnd: number): number {
  const { bytes } = scanner;
  scanner.hasOpenQuote = true;
  const last = lastInk(scanner, start, lineEnd);
  // "C:\Data\" at the end of a line: the backslash is part of a path, not an escape.
  const isPath = last - start >= 2 && bytes[last - 1] === QUOTE && bytes[last - 2] === BACKSLASH;
  addField(scanner, start, isPath ? last - 1 : last, QUOTED);
  return lineEnd;
}

/** Where the text of a span ends when the blanks behind it are left out. */
function lastInk({ bytes }: LineScanner, start: number, end: number): number {
  let last = end;
  while (last > start && isBlank(bytes[last - 1]!)) last -= 1;
  return last;
}

function scanList(scanner: LineScanner, start: number): number {
  const close = closingBrace(scanner, start);
  if (close >= 0) {
    addField(scanner, start, close, LIST);
    return close + 1;
  }
  // No brace, or a quotation mark left open inside the list hides it.
  scanner.hasOpenList = true;
  const lineEnd = findLineEnd(scanner, start);
  const hidden = scanner.bytes.subarray(start, lineEnd).indexOf(CLOSE);
  if (hidden >= 0) {
    addField(scanner, start, start + hidden, LIST);
    return start + hidden + 1;
  }
  addField(scanner, start, lastInk(scanner, start, lineEnd), LIST);
  return lineEnd;
}

/** The brace that ends the list, outside quotation marks; −1 when the line ends first. */
function closingBrace(scanner: LineScanner, start: number): number {
  const { bytes, eol } = scanner;
  const end = bytes.length;
  let isQuoted = false;
  for (let position = start; position < end; position += 1) {
    while (position < end && STOPS_LIST[bytes[position]!] === 0) position += 1;
    const byte = bytes[position];
    if (byte === CLOSE) {
      if (!isQuoted) return position;
    } else if (byte === QUOTE) {
      if (!isQuoted) isQuoted = position === start || isBlank(bytes[position - 1]!);
      else if (bytes[position - 1] !== BACKSLASH) isQuoted = !endsField(scanner, position + 1);
    } else if (byte === eol) return -1;
    else if (byte !== undefined && !isBlank(byte)) scanner.controlByte = byte;
  }
  return -1;
}

/** Calls back with the span of each field inside an object list. */
export function scanListFields(scanner: LineScanner, list: { start: number; end: number }, see: SeeSpan): void {
  const { bytes } = scanner;
  let position = list.start;
  while (position < list.end) {
    while (position < list.end && isBlank(bytes[position]!)) position += 1;
    if (position >= list.end) return;
    const isQuoted = bytes[position] === QUOTE;
    const start = isQuoted ? position + 1 : position;
    position = start;
    while (position < list.end && !endsListField(scanner, { position, start, isQuoted })) position += 1;
    see(start, position);
    position += 1;
  }
}

export type SeeSpan = (start: number, end: number) => void;

function endsListField(scanner: LineScanner, at: { position: number; start: number; isQuoted: boolean }): boolean {
  const { bytes } = scanner;
  const byte = bytes[at.position]!;
  if (!at.isQuoted) return isBlank(byte);
  if (byte !== QUOTE || (at.position > at.start && bytes[at.position - 1] === BACKSLASH)) return false;
  return endsField(scanner, at.position + 1);
}

function endsField(scanner: LineScanner, position: number): boolean {
  const { bytes, eol } = scanner;
  if (position >= bytes.length) return true;
  const byte = bytes[position]!;
  return isBlank(byte) || byte === eol || byte === CLOSE;
}

function addField(scanner: LineScanner, start: number, end: number, form: number): void {
  const index = scanner.count;
  if (index >= MOST_FIELDS) return;
  scanner.starts[index] = start;
  scanner.ends[index] = end;
  scanner.forms[index] = form;
  scanner.count = index + 1;
}

function findLineEnd(scanner: LineScanner, from: number): number {
  const { bytes, eol } = scanner;
  let position = from;
  while (position < bytes.length && bytes[position] !== eol) position += 1;
  return position;
}

function endLine(scanner: LineScanner, lineEnd: number): void {
  scanner.lineEnd = lineEnd;
  scanner.position = lineEnd + 1;
  scanner.upcoming += 1;
}

/** CR counts as a blank before LF; where CR itself ends lines, callers ask for that first. */
function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13;
}

/**
 * For records of fixed arity: `"F"rskott till Lind" Park"` looks like two fields, but the last one of the record
 * runs to the last quotation mark of the line. Does nothing when the surplus fields are whole.
 */
export function rejoinLastField(scanner: LineScanner, arity: number): void {
  const { bytes, ends, forms } = scanner;
  if (scanner.count <= arity || forms[arity - 1] !== QUOTED) return;
  const last = scanner.count - 1;
  const lastQuote = bytes.lastIndexOf(QUOTE, scanner.lineEnd - 1);
  const isTorn = forms[last] === PLAIN && lastQuote === ends[last]! - 1;
  if (!isTorn) return;
  ends[arity - 1] = lastQuote;
  scanner.count = arity;
  scanner.hasInnerQuote = true;
}
