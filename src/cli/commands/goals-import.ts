import { basename } from 'node:path';
import { goalsRefusalMessage } from '#goals/core';
import { importGoals } from '#goals/server';
import type { Command } from '../command.ts';
import { someFiles, TABLE_BYTES } from '../read-file.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

export const goalsImportCommand: Command = {
  name: 'goals import',
  summary: 'Adds or changes goals with their assessment (JSON, CSV or XLSX); those that are not named stay',
  usage: 'FILE [FILE …]',
  async run(invocation) {
    const read = await someFiles(invocation, TABLE_BYTES);
    const files = read.map(({ path, bytes }) => ({ fileName: basename(path), bytes }));
    const saved = await withSession(invocation, async (session) =>
      orFail(await importGoals(session, files), goalsRefusalMessage),
    );
    if (invocation.json) invocation.print(JSON.stringify(saved, null, 2));
    else invocation.print(`${saved.saved} goals saved; what was the same already keeps its version.`);
  },
};
