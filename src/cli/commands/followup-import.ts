import { basename } from 'node:path';
import { packagesRefusalMessage } from '#followup/core';
import { importPackages, type ImportedPackage, type ImportedPackages } from '#followup/server';
import type { Problem } from '#kernel';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { someFiles, TABLE_BYTES } from '../read-file.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

type Sheet = NonNullable<Parameters<typeof importPackages>[1]['sheet']>;

export const followupImportCommand: Command = {
  name: 'followup import',
  summary: 'Receives counts of participants as follow-up packages (JSON, CSV or XLSX)',
  usage:
    'FILE [FILE …] [--from D --to D] [--programme P] [--unit U] [--source TEXT] [--definition TEXT …] [--reason TEXT]',
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    programme: { type: 'string' },
    unit: { type: 'string' },
    source: { type: 'string' },
    definition: { type: 'string', multiple: true },
    reason: { type: 'string' },
  },
  help: {
    'from D': 'first day that a table counts, YYYY-MM-DD (JSON says it itself, as all below but the reason)',
    'to D': 'last day that a table counts',
    'programme P': 'slug of the programme that a table without a column of programmes counts',
    'unit U': 'what a table counts: person, participation (default), event or answer',
    'source TEXT': "who counted, from what (default the file's name)",
    'definition TEXT': 'what was counted and how, printed under the tables; may be given several times',
    'reason TEXT': 'why counts that are saved already are corrected',
  },
  async run(invocation) {
    const read = await someFiles(invocation, TABLE_BYTES);
    const files = read.map(({ path, bytes }) => ({ fileName: basename(path), bytes }));
    const reason = text(invocation, 'reason') ?? null;
    const sheet = sheetOf(invocation);
    const imported = await withSession(invocation, async (session) =>
      orFail(await importPackages(session, { files, sheet, reason }), packagesRefusalMessage),
    );
    show(invocation, imported);
  },
};

/** What the options say of tables; null when no day was given. */
function sheetOf(invocation: Invocation): Sheet | null {
  const [from, to] = [text(invocation, 'from'), text(invocation, 'to')];
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) {
    throw new CommandFailure('a period has a first and a last day: --from YYYY-MM-DD --to YYYY-MM-DD.', 2);
  }
  const { definition } = invocation.options;
  return {
    from,
    to,
    programme: text(invocation, 'programme') ?? null,
    countingUnit: unitOf(text(invocation, 'unit')),
    definitions: Array.isArray(definition) ? definition.map(String) : [],
    source: text(invocation, 'source') ?? null,
  };
}

function unitOf(word: string | undefined): Sheet['countingUnit'] {
  const units = ['person', 'participation', 'event', 'answer'] as const;
  const unit = units.find((known) => known === (word ?? 'participation'));
  if (!unit) throw new CommandFailure(`--unit is ${units.join(', ')}, not "${word}".`, 2);
  return unit;
}

function text({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

function show(invocation: Invocation, imported: ImportedPackages): void {
  if (invocation.json) {
    invocation.print(JSON.stringify(imported, null, 2));
    return;
  }
  for (const one of imported.packages) {
    invocation.print(sentenceOf(one));
    for (const problem of one.problems) invocation.print(`  ${lineOf(problem)}`);
  }
  for (const problem of imported.problems) invocation.print(`${problem.fileName}: ${lineOf(problem)}`);
}

function sentenceOf({ programme, from, to, version, isNew }: ImportedPackage): string {
  return `${programme} ${from}–${to}: version ${version} ${isNew ? 'is saved' : 'says the same already'}.`;
}

function lineOf({ severity, line, message, code }: Problem): string {
  return `${severity}${line === null ? '' : ` row ${line}`}: ${message} (${code})`;
}
