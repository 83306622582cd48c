// The register of a party, seen from the machine: files in, and what is wrong in it.
import { writeCsv } from '#exchange/core';
import { AUTHORITIES, importTemplate, participationRefusalMessage, type Authority } from '#participants/core';
import { extractParticipant, importParticipations, importRefusalMessage, readQuality } from '#participants/server';
import { hasErrors, type Problem } from '#kernel';
import { composeParticipantExtract } from '#reports/core';
import { renderPdf } from '#reports/server';
import { writeFile } from 'node:fs/promises';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { oneFile } from '../read-file.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

const IMPORT_BYTES = 200_000_000;

export const participantsImportCommand: Command = {
  name: 'participants import',
  summary: 'Takes participations into the register of a party from a table (CSV or XLSX)',
  usage: 'FILE --space PARTY [--create-programmes] [--skip-bad-rows] [--dry-run] [--map COLUMN=HEADING …]',
  options: {
    'create-programmes': { type: 'boolean' },
    'skip-bad-rows': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    map: { type: 'string', multiple: true },
    'shared-with': { type: 'string' },
  },
  help: {
    'create-programmes': 'make the programmes that the file names and the space has not',
    'skip-bad-rows':
      'set rows with errors aside and take in the others; without it nothing is saved while one is left',
    'dry-run': 'check everything and save nothing',
    'map COLUMN=HEADING': "which heading of the file a column is; told from the headings where it isn't given",
    'shared-with LIST': `authorities whose staff may see the rows: ${Object.keys(AUTHORITIES).join(',')}; default nobody`,
  },
  async run(invocation) {
    const { options } = invocation;
    const command = {
      createsProgrammes: options['create-programmes'] === true,
      skipsBadRows: options['skip-bad-rows'] === true,
      isDryRun: options['dry-run'] === true,
      mapping: mappingOf(invocation),
      sharedWith: sharedWithOf(invocation),
    };
    needSpace(invocation);
    const { bytes } = await oneFile(invocation, IMPORT_BYTES);
    const done = await withSession(invocation, async (session) =>
      orFail(await importParticipations(session, { ...command, file: bytes }), importRefusalMessage),
    );
    const isStopped = hasErrors(done.problems) && !command.skipsBadRows;
    const { visibleTo, ...told } = done;
    if (invocation.json) invocation.print(JSON.stringify(told, null, 2));
    else {
      for (const problem of done.problems) invocation.print(lineOf(problem));
      const saved = command.isDryRun ? 'nothing was saved (--dry-run)' : `${done.imported} were taken in`;
      const stopped = isStopped ? '; correct the rows with errors, or set them aside with --skip-bad-rows' : '';
      invocation.print(`${done.rows} rows were read, ${saved}${stopped}.`);
      invocation.print(seenBySentence(visibleTo));
    }
    return isStopped ? 1 : 0;
  },
};

export const participantsTemplateCommand: Command = {
  name: 'participants template',
  summary: 'Prints the columns of a table with participations, with an example row (CSV)',
  usage: '',
  run({ print }) {
    print(writeCsv(importTemplate({ hasExample: true })).trimEnd());
  },
};

export const participantsQualityCommand: Command = {
  name: 'participants quality',
  summary: 'Lists what is wrong or missing in the register of a party, each with what to do and by when',
  usage: '--space PARTY [--programme P]',
  options: { programme: { type: 'string' } },
  help: { 'programme P': 'slug of one programme' },
  async run(invocation) {
    needSpace(invocation);
    const { programme } = invocation.options;
    const quality = await withSession(invocation, async (session) =>
      orFail(
        await readQuality(session, { programme: typeof programme === 'string' ? programme : null }),
        () => 'it cannot be read.',
      ),
    );
    if (invocation.json) return invocation.print(JSON.stringify(quality, null, 2));
    for (const { severity, pseudonym, programme: slug, message, deadline, code } of quality.findings) {
      invocation.print(`${severity} ${pseudonym} ${slug}: ${message} By ${deadline} (${code})`);
    }
    invocation.print(`${quality.checked} participations were checked, ${quality.findings.length} findings.`);
  },
};

export const participantsExtractCommand: Command = {
  name: 'participants extract',
  summary: "Makes the register extract of one person, all that a party's register holds about her (JSON or PDF)",
  usage: 'PSEUDONYM --space PARTY (--json | --pdf FILE)',
  options: { pdf: { type: 'string' } },
  help: { 'pdf FILE': 'writes a tagged PDF there, for its owner alone' },
  async run(invocation) {
    needSpace(invocation);
    const [participant, ...rest] = invocation.words;
    const { pdf } = invocation.options;
    if (!participant || rest.length > 0) throw new CommandFailure('name one PSEUDONYM.', 2);
    if (!invocation.json && typeof pdf !== 'string') throw new CommandFailure('give --json or --pdf FILE.', 2);
    const { extract, orgNumber } = await withSession(invocation, async (session) => ({
      extract: orFail(await extractParticipant(session, { participant }), participationRefusalMessage),
      orgNumber: session.space.orgNumber,
    }));
    if (typeof pdf === 'string') {
      const file = await renderPdf(composeParticipantExtract(extract, { orgNumber }));
      await writeFile(pdf, file, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        throw new CommandFailure(
          code === 'EEXIST' ? `${pdf} is there already.` : `${pdf} cannot be written (${code}).`,
        );
      });
    }
    invocation.print(invocation.json ? JSON.stringify(extract, null, 2) : `The extract is in ${String(pdf)}.`);
  },
};

function seenBySentence(visibleTo: readonly Authority[]): string {
  return visibleTo.length === 0
    ? 'Nobody sees these rows in the application: name who may by --shared-with. The same file again with it opens them.'
    : `They are seen in the application by staff of ${visibleTo.join(', ')}.`;
}

/** A register is never guessed. */
export function needSpace({ space }: Invocation): void {
  if (!space?.trim()) throw new CommandFailure('name the party: --space NAME.', 2);
}

function mappingOf({ options }: Invocation): Record<string, string> {
  const pairs = Array.isArray(options['map']) ? options['map'].map(String) : [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new CommandFailure(`--map is COLUMN=HEADING, not "${pair}".`, 2);
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

function sharedWithOf({ options }: Invocation): Authority[] {
  const text = options['shared-with'];
  if (typeof text !== 'string') return [];
  return text.split(',').map((word) => {
    const known = (Object.keys(AUTHORITIES) as Authority[]).find((one) => one === word.trim().toLowerCase());
    if (!known) throw new CommandFailure(`"${word}" is none of ${Object.keys(AUTHORITIES).join(', ')}.`, 2);
    return known;
  });
}

function lineOf({ severity, line, message, code }: Problem): string {
  return `${severity}${line === null ? '' : ` row ${line}`}: ${message} (${code})`;
}
