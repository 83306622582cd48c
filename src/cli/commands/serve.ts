import { openInstallation } from '#database/server';
import { CommandFailure, type Command } from '../command.ts';
import { readPort, serveUntilStopped } from '../web/serve-until-stopped.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serves the web application of a data directory on this machine',
  usage: '[--port N]',
  options: { port: { type: 'string' } },
  help: { 'port N': 'default PORT or 3000; 0 takes any free one' },
  async run({ options, dataDirectory, print }) {
    const port = options['port'] as string | undefined;
    if (port !== undefined) readPort(port);
    const opened = await openInstallation({ dataDirectory, kind: 'server' });
    if (!opened.ok) throw new CommandFailure(opened.refusal.sentence);
    const installation = opened.value;
    try {
      await serveUntilStopped({ installation, port, print });
    } finally {
      await installation.close();
    }
  },
};
