import { makeBackup } from '#database/server';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { now } from '#kernel';
import { CommandFailure, type Command } from '../command.ts';
import { withInstallation } from '../session.ts';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Writes everything the database holds into one file.',
  usage: 'FILE [--with-keys]',
  options: { 'with-keys': { type: 'boolean' } },
  help: { 'with-keys': 'put the secret key of the audit trail into the file too' },
  async run(invocation) {
    const [file, ...rest] = invocation.words;
    if (!file || rest.length > 0) throw new CommandFailure('backup takes one FILE.', 2);
    const path = resolve(file);
    if (existsSync(path)) throw new CommandFailure(`${path} exists already; a backup replaces nothing.`);
    if (!existsSync(dirname(path))) throw new CommandFailure(`there is no directory ${dirname(path)}.`);
    const hasKeys = invocation.options['with-keys'] === true;
    const { rows } = await withInstallation(invocation, (installation) =>
      makeBackup(installation, { file: path, hasKeys, madeAt: now() }),
    );
    if (invocation.json) invocation.print(JSON.stringify({ file: path, rows, withKeys: hasKeys }));
    else invocation.print(`${rows} rows are in ${path}${hasKeys ? ', with the secret key' : ''}.`);
  },
};
