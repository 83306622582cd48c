import type { Installation } from '#database/server';
import { CommandFailure } from '../command.ts';
import { readOrigin, type Origin } from './origin.ts';
import { startWebServer } from './web-server.ts';

type Serving = {
  readonly installation: Installation;
  readonly operator: string;
  /** `--port` as typed; else PORT, else 3000. */
  readonly port: string | undefined;
  readonly print: (line: string) => void;
};

/** Serves until SIGINT or SIGTERM, then lets requests finish. A second signal ends at once. */
export async function serveUntilStopped({ installation, operator, port, print }: Serving): Promise<void> {
  const started = await startWebServer({
    installation,
    operator,
    port: readPort(port ?? process.env['PORT'] ?? '3000'),
    configured: configuredOrigin(),
  });
  if (!started.ok) throw new CommandFailure(started.refusal.sentence);
  print(`Stegvis is served at ${started.value.address} (Ctrl+C stops it)`);
  await stopSignal();
  await started.value.close();
}

export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new CommandFailure(`a port is a number up to 65535, not "${text}".`, 2);
}

function configuredOrigin(): Origin | null {
  const text = process.env['STEGVIS_ORIGIN'];
  if (!text) return null;
  const origin = readOrigin(text);
  if (!origin.ok) throw new CommandFailure(origin.refusal.sentence, 2);
  return origin.value;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
