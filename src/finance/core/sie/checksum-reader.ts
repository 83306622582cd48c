// Follows #KSUMMA through a file: sums the records between its two marks and compares.
import { addSpan, addText, EMPTY_CHECKSUM, finishChecksum } from './checksum.ts';
import { unescapeQuotes } from './word-list.ts';
import { LIST, scanListFields } from './line-scanner.ts';
import type { Reading } from './reading.ts';
import type { SieChecksum } from './sie-document.ts';

export type ChecksumReader = {
  /** A #KSUMMA record; `value` is empty at the start. */
  readonly mark: (reading: Reading, value: string) => void;
  /** Any other record at which the scanner stands. */
  readonly add: (reading: Reading) => void;
  /** Line of a start that has no end; null otherwise. */
  readonly openSince: () => number | null;
  readonly result: () => SieChecksum | null;
};

export function checksumReader(): ChecksumReader {
  let startLine: number | null = null;
  let running = EMPTY_CHECKSUM;
  let found: SieChecksum | null = null;
  let hasEnded = false;
  let isLateReported = false;

  return {
    mark({ scanner, problems }, value) {
      if (startLine === null) {
        if (value === '') [startLine, running] = [scanner.line, EMPTY_CHECKSUM];
        else problems.add('ksumma-without-start', scanner.line, {});
        return;
      }
      startLine = null;
      hasEnded = true;
      const computed = finishChecksum(running);
      if (!/^[+-]?\d+$/.test(value)) {
        problems.add('ksumma-bad', scanner.line, { value });
        return;
      }
      const stated = Number(value);
      const isSigned = stated !== computed && stated + 2 ** 32 === computed;
      found = { stated, computed, ok: stated === computed || isSigned };
      if (isSigned) problems.add('ksumma-signed', scanner.line, { stated, computed });
      else if (stated !== computed) problems.add('ksumma-mismatch', scanner.line, { stated, computed });
    },
    add(reading) {
      if (startLine !== null) running = addRecord(running, reading);
      else if (hasEnded && !isLateReported) {
        isLateReported = true;
        const { scanner, decode, problems } = reading;
        problems.add('ksumma-after-end', scanner.line, { label: decode(scanner.labelStart, scanner.labelEnd) });
      }
    },
    openSince: () => startLine,
    result: () => found,
  };
}

function addRecord(running: number, reading: Reading): number {
  const { bytes, scanner, encoding, decode } = reading;
  const isCp437 = encoding === 'cp437' || encoding === 'ascii';
  const addOne = (value: number, start: number, end: number): number =>
    isCp437 ? addSpan(value, bytes, { start, end }) : addText(value, unescapeQuotes(decode(start, end)));
  let value = addOne(running, scanner.labelStart, scanner.labelEnd);
  for (let index = 0; index < scanner.count; index += 1) {
    const [start, end] = [scanner.starts[index]!, scanner.ends[index]!];
    if (scanner.forms[index] !== LIST) value = addOne(value, start, end);
    else scanListFields(scanner, { start, end }, (from, to) => (value = addOne(value, from, to)));
  }
  return value;
}
