import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Problem } from '#kernel';
import { MOST_SIE_BYTES, readSie, programText, sieRefusalMessage, type ReadSie } from '#finance/core';
import { CommandFailure, type Command } from '../command.ts';

/** Refused files end with 2; a readable file ends with 0, whatever its problems. */
const REFUSED = 2;

export const sieInspectCommand: Command = {
  name: 'sie inspect',
  summary: 'Shows what a SIE file holds and what is wrong with it; changes nothing',
  usage: 'FILE',
  run({ words, json, print }) {
    const [path, ...rest] = words;
    if (path === undefined || rest.length > 0) throw new CommandFailure('sie inspect takes one FILE.', REFUSED);
    const outcome = readSie(readWhole(path));
    if (!outcome.ok) throw new CommandFailure(`${path}: ${sieRefusalMessage(outcome.refusal)}`, REFUSED);
    const inspection = inspect(outcome.value);
    if (json) print(JSON.stringify(inspection, null, 2));
    else for (const line of summary(inspection)) print(line);
  },
};

/** The size is asked before anything is read: a file of gigabytes must not fill the memory first. */
function readWhole(path: string): Uint8Array {
  const file = openFile(path);
  try {
    const status = fstatSync(file);
    if (status.isDirectory()) throw new CommandFailure(`${path} is a directory, not a file.`, REFUSED);
    if (!status.isFile() && !status.isFIFO()) throw new CommandFailure(`${path} is not a file.`, REFUSED);
    if (status.size > MOST_SIE_BYTES) {
      const refusal = { kind: 'tooLarge', bytes: status.size, mostBytes: MOST_SIE_BYTES } as const;
      throw new CommandFailure(`${path}: ${sieRefusalMessage(refusal)}`, REFUSED);
    }
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new CommandFailure(`${path} does not exist.`, REFUSED);
    if (code === 'EACCES' || code === 'EPERM') throw new CommandFailure(`${path} may not be read by you.`, REFUSED);
    throw new CommandFailure(`${path} cannot be read (${String(code ?? error)}).`, REFUSED);
  }
}

type Inspection = {
  readonly program: string;
  readonly sieType: number;
  readonly kind: string;
  readonly encoding: string;
  readonly companyName: string;
  readonly orgNumber: string | null;
  readonly fiscalYears: readonly { readonly offset: number; readonly from: string; readonly to: string }[];
  readonly accounts: number;
  readonly vouchers: number;
  readonly transactions: number;
  readonly debitOre: number;
  readonly ksumma: { readonly stated: number; readonly computed: number; readonly ok: boolean } | null;
  readonly problems: readonly Problem[];
};

function inspect(document: ReadSie): Inspection {
  return {
    program: programText(document),
    sieType: document.sieType,
    kind: document.kind,
    encoding: document.encoding,
    companyName: document.company.name,
    orgNumber: document.company.orgNumber,
    fiscalYears: document.fiscalYears.map(({ offset, from, to }) => ({ offset, from, to })),
    accounts: document.accounts.length,
    vouchers: document.vouchers.length,
    transactions: document.vouchers.transactionCount,
    debitOre: document.vouchers.debitOre,
    ksumma: document.ksumma,
    problems: document.problems.map(({ severity, code, line, message }) => ({ severity, code, line, message })),
  };
}

function summary(of: Inspection): string[] {
  const years =
    of.fiscalYears.map(({ offset, from, to }) => `${offset}: ${from} to ${to}`).join(', ') || 'not stated';
  return [
    `company       ${of.companyName || '(no name)'} ${of.orgNumber ?? '(no organisation number)'}`,
    `written by    ${of.program || '(not stated)'}`,
    `file          SIE ${of.kind}, ${of.encoding}`,
    `fiscal years  ${years}`,
    `content       ${of.accounts} accounts, ${of.vouchers} vouchers, ${of.transactions} transactions, debit ${kronorText(of.debitOre)} kr`,
    `checksum      ${checksumText(of.ksumma)}`,
    `problems      ${problemCounts(of.problems)}`,
    ...of.problems.map(
      ({ severity, code, line, message }) =>
        `  ${severity.padEnd(7)} ${line === null ? '' : `line ${line}: `}${message} (${code})`,
    ),
  ];
}

function checksumText(ksumma: Inspection['ksumma']): string {
  if (!ksumma) return 'none';
  return ksumma.ok ? `${ksumma.stated}, right` : `${ksumma.stated}, but the content gives ${ksumma.computed}`;
}

function problemCounts(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']): number => problems.filter((one) => one.severity === severity).length;
  return `${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes`;
}

/** `1234.50`, as in the file. */
function kronorText(amountOre: number): string {
  return `${Math.floor(amountOre / 100)}.${String(amountOre % 100).padStart(2, '0')}`;
}
