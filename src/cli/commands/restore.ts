import { restoreBackup } from '#database/server';
import { join, resolve } from 'node:path';
import { CommandFailure, type Command } from '../command.ts';

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Puts a backup into an empty data directory.',
  usage: 'FILE',
  async run({ words, dataDirectory, json, print }) {
    const [file, ...rest] = words;
    if (!file || rest.length > 0) throw new CommandFailure('restore takes one FILE.', 2);
    const restored = await restoreBackup({ file: resolve(file), dataDirectory });
    if (!restored.ok) throw new CommandFailure(restored.refusal.sentence);
    const { rows, madeAt, missingKeyId } = restored.value;
    if (json) print(JSON.stringify({ dataDirectory, ...restored.value }));
    else {
      print(`${rows} rows of ${madeAt} are in ${dataDirectory}.`);
      if (missingKeyId) {
        print(
          `The trail up to then was made with key ${missingKeyId}; put its key file into ${join(dataDirectory, 'keys')} as ${missingKeyId}.key to verify it.`,
        );
      }
    }
  },
};
