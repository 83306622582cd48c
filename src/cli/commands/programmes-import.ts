import { programmesRefusalMessage } from '#programmes/core';
import { saveProgrammes } from '#programmes/server';
import type { Command } from '../command.ts';
import { parseJson, someFiles, TABLE_BYTES } from '../read-file.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

type Programme = Parameters<typeof saveProgrammes>[1]['programmes'][number];

export const programmesImportCommand: Command = {
  name: 'programmes import',
  summary: 'Adds or changes programmes; those that are not named stay as they are',
  usage: 'FILE.json [FILE.json …]',
  async run(invocation) {
    const files = await someFiles(invocation, TABLE_BYTES);
    const programmes = files.flatMap((file) => parseJson<Programme | Programme[]>(file));
    const saved = await withSession(invocation, async (session) =>
      orFail(await saveProgrammes(session, { programmes }), programmesRefusalMessage),
    );
    if (invocation.json) invocation.print(JSON.stringify(saved, null, 2));
    else invocation.print(`${saved.saved} programmes saved: ${programmes.map(({ name }) => name).join(', ')}.`);
  },
};
