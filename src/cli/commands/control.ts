import { reportRefusalMessage } from '#reports/core';
import { readFile, stat } from 'node:fs/promises';
import {
  blockingFindings,
  type CannotReadReport,
  controlReport,
  type Finding,
  readPrintedReport,
  summarise,
} from '#control/core';
import { readReport } from '#reports/server';
import { type Command, CommandFailure, type Invocation } from '../command.ts';
import { kindOption, orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

/** A file of figures is some kilobytes; anything of this size is another file. */
const MOST_BYTES = 20_000_000;

export const controlCommand: Command = {
  name: 'control',
  summary: 'Check that every figure of a report ties to the others',
  usage: '--year Y [--half-year] | --printed FILE.json',
  options: { printed: { type: 'string' }, year: { type: 'string' }, 'half-year': { type: 'boolean' } },
  help: {
    'year Y': 'the own annual report of a year',
    'half-year': 'the half-year report of the year, not its annual report',
    'printed FILE': 'a report made elsewhere, in the format of docs/printed-report-format.md',
  },
  async run(invocation) {
    const { printed } = invocation.options;
    if (typeof printed === 'string') return controlPrinted(printed, invocation);
    const of = { year: yearOption(invocation.options), kind: kindOption(invocation.options) };
    const { findings } = await withSession(invocation, async (session) =>
      orFail(await readReport(session, of), reportRefusalMessage),
    );
    return showFindings(findings, { invocation, notRead: [] });
  },
};

async function controlPrinted(file: string, invocation: Invocation): Promise<number> {
  const read = readPrintedReport(await readJson(file));
  if (!read.ok) throw new CommandFailure(`${file} cannot be checked: ${sentenceOf(read.refusal)}`, 2);
  return showFindings(controlReport(read.value.report), { invocation, notRead: read.value.notRead });
}

/** Prints findings for programs or people; 1 when one of them is blocking. */
export function showFindings(
  findings: readonly Finding[],
  to: { invocation: Pick<Invocation, 'json' | 'print'>; notRead: readonly string[] },
): number {
  const { print, json } = to.invocation;
  const exitCode = blockingFindings(findings).length > 0 ? 1 : 0;
  if (json) {
    print(JSON.stringify({ findings, ...(to.notRead.length > 0 ? { notRead: to.notRead } : {}) }, null, 2));
    return exitCode;
  }
  for (const severity of ['blocking', 'warning'] as const) {
    const failed = findings.filter((finding) => !finding.ok && finding.severity === severity);
    if (failed.length === 0) continue;
    print(`${severity === 'blocking' ? 'Contradictions' : 'Warnings'} (${failed.length})`);
    for (const finding of failed) print(`  ${finding.rule}: ${finding.messageEnglish}`);
    print('');
  }
  const summary = summarise(findings);
  print(
    `${summary.ok} of ${summary.checks} checks hold, ${summary.roundings} of them by rounding; ` +
      `${summary.failed.blocking} blocking, ${summary.failed.warning} warnings.`,
  );
  if (to.notRead.length > 0) print(`Not read, and so not checked: ${to.notRead.join(', ')}.`);
  return exitCode;
}

async function readJson(file: string): Promise<unknown> {
  // The size is asked first: a file of gigabytes must not fill the memory.
  const { size } = await stat(file).catch((error: unknown) => cannotRead(file, error));
  if (size > MOST_BYTES) throw new CommandFailure(`${file} is too large to be a report in JSON.`, 2);
  const text = await readFile(file, 'utf8').catch((error: unknown) => cannotRead(file, error));
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new CommandFailure(`${file} is not JSON; docs/printed-report-format.md shows the format.`, 2);
  }
}

function cannotRead(file: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a directory',
    EACCES: 'you may not read it',
  };
  throw new CommandFailure(`${file} cannot be read: ${reasons[code] ?? code}.`, 2);
}

function sentenceOf(refusal: CannotReadReport): string {
  return `${refusal.path} ${refusal.problem}.`;
}
