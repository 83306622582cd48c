import { decodeText } from '#exchange/core';
import {
  readSectionFile,
  sectionFileMessage,
  textsRefusalMessage,
  type SavedText,
  type SectionFile,
} from '#reports/core';
import { saveReportTexts } from '#reports/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { someFiles, type FileRead } from '../read-file.ts';
import { kindOption, orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

/** Far more than the text of one section has. */
const mostBytes = 1_000_000;

export const reportTextCommand: Command = {
  name: 'report text',
  summary: 'Saves texts of the report, one section a file; a changed one is a new version',
  usage: 'FILE.md [FILE.md …] --year Y [--half-year]',
  options: { year: { type: 'string' }, 'half-year': { type: 'boolean' } },
  help: {
    'year Y': 'the year of the report',
    'half-year': 'the half-year report of the year, not its annual report',
  },
  async run(invocation) {
    const of = { year: yearOption(invocation.options), kind: kindOption(invocation.options) };
    const texts = (await someFiles(invocation, mostBytes)).map(readText);
    const saved = await withSession(invocation, async (session) =>
      orFail(await saveReportTexts(session, { ...of, texts }), textsRefusalMessage),
    );
    show(invocation, saved);
  },
};

function readText({ path, bytes }: FileRead): SectionFile {
  const read = readSectionFile(decodeText(bytes).text);
  if (!read.ok) throw new CommandFailure(`${path}: ${sectionFileMessage(read.refusal)}`, 2);
  return read.value;
}

function show(invocation: Invocation, saved: readonly SavedText[]): void {
  if (invocation.json) {
    invocation.print(JSON.stringify(saved, null, 2));
    return;
  }
  for (const { sectionId, version, isChanged } of saved) {
    invocation.print(`${sectionId}: version ${version} ${isChanged ? 'is saved' : 'says the same already'}.`);
  }
}
