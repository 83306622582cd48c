import { organisationRefusalMessage } from '#organisation/core';
import { saveOrganisation } from '#organisation/server';
import type { Command } from '../command.ts';
import { oneFile, parseJson, TABLE_BYTES } from '../read-file.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

type Organisation = Parameters<typeof saveOrganisation>[1];

export const organisationSaveCommand: Command = {
  name: 'organisation save',
  summary: "Saves the association's own facts, its members and the places in its board, in place of the earlier ones",
  usage: 'FILE.json',
  async run(invocation) {
    const file = await oneFile(invocation, TABLE_BYTES);
    const organisation = parseJson<Organisation>(file);
    const saved = await withSession(invocation, async (session) =>
      orFail(
        await saveOrganisation(session, organisation),
        (refusal) => `${file.path}: ${organisationRefusalMessage(refusal)}`,
      ),
    );
    if (invocation.json) invocation.print(JSON.stringify(saved, null, 2));
    else
      invocation.print(`${organisation.name}: ${saved.members} members and ${saved.boardSeats} places in the board.`);
  },
};
