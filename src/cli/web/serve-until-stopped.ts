import { makeSetUpLink, invitationPath, isDemo } from '#access/server';
import type { Installation } from '#database/server';
import { now } from '#kernel';
import { CommandFailure } from '../command.ts';
import { readWebSettings } from './web-settings.ts';
import { startWebServer } from './web-server.ts';

type Serving = {
  readonly installation: Installation;
  /** `--port` as typed; else PORT, else 3000. */
  readonly port: string | undefined;
  readonly print: (line: string) => void;
};

/** Serves until SIGINT or SIGTERM, then lets requests finish. A second signal ends at once. */
export async function serveUntilStopped({ installation, port, print }: Serving): Promise<void> {
  const started = await startWebServer({
    installation,
    port: readPort(port ?? process.env['PORT'] ?? '3000'),
    ...readWebSettings(process.env),
  });
  if (!started.ok) throw new CommandFailure(started.refusal.sentence);
  // Before the address is told: whoever reads it may stop us at once.
  const stopped = stopSignal();
  const { address } = started.value;
  print(`Stegvis is served at ${address} (Ctrl+C stops it)`);
  if (isDemo(installation)) print('It is a demo: whoever opens it chooses who to be.');
  const token = await makeSetUpLink(installation, now());
  if (token !== null) {
    print(`Nobody can log in yet. The first administrator opens this link, which works once and for a day:`);
    print(`  ${address.replace(/\/$/, '')}${invitationPath(token)}`);
  }
  await stopped;
  await started.value.close();
}

export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new CommandFailure(`a port is a number up to 65535, not "${text}".`, 2);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
