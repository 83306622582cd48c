import { basename } from 'node:path';
import { enteredRefusalMessage } from '#finance/core';
import { importEntered } from '#finance/server';
import type { Command } from '../command.ts';
import { oneFile, TABLE_BYTES } from '../read-file.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

export const enteredImportCommand: Command = {
  name: 'entered import',
  summary: 'Enters figures that no ledger gives, each with its source (JSON, CSV or XLSX)',
  usage: 'FILE',
  async run(invocation) {
    const { path, bytes } = await oneFile(invocation, TABLE_BYTES);
    const saved = await withSession(invocation, async (session) =>
      orFail(
        await importEntered(session, { fileName: basename(path), bytes }),
        (refusal) => `${path}: ${enteredRefusalMessage(refusal)}`,
      ),
    );
    if (invocation.json) invocation.print(JSON.stringify(saved, null, 2));
    else invocation.print(`${saved.saved} figures saved; what was the same already keeps its version.`);
  },
};
