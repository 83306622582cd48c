import { existsSync, realpathSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Installation } from '#database/server';
import { accept, refuse, type Result } from '#kernel';
import { drain, IMPORT_BYTES, pathOf, weigh } from './body-limit.ts';
import { originOf, type Origin } from './origin.ts';
import type { WebSettings } from './web-settings.ts';

export type WebServer = {
  /** `http://127.0.0.1:3000/` */
  readonly address: string;
  /** Finishes what is under way, at most ten seconds, and takes nothing new. */
  readonly close: () => Promise<void>;
};

export type CannotServe = { readonly kind: 'portTaken' | 'notBuilt'; readonly sentence: string };

export type ServeOptions = {
  readonly installation: Installation;
  /** 0 takes any free port. */
  readonly port: number;
} & WebSettings;

const PATIENCE_MILLISECONDS = 10_000;

/** Serves the built web application over an open installation. The caller closes the installation afterwards. */
export async function startWebServer(options: ServeOptions): Promise<Result<WebServer, CannotServe>> {
  const built = join(options.installation.projectRoot, 'build', 'web');
  if (!existsSync(join(built, 'handler.js'))) {
    return refuse({ kind: 'notBuilt', sentence: 'the web application is not built; ./stegvis builds it.' });
  }
  const { installation, host, sendMail, openId } = options;
  globalThis.stegvisRunning = { installation, sendMail, openId };
  // The directory behind the link: another ./stegvis may build a newer one beside it meanwhile.
  const handler = await loadApplication(realpathSync(built));
  const server = createServer();
  const listening = await listen(server, { host, port: options.port });
  if (!listening.ok) return listening;
  const { port } = server.address() as AddressInfo;
  server.on('request', (request, response) => {
    void answer({ request, response, handler, port, configured: options.configured });
  });
  return accept({ address: addressOf(options, port), close: () => close(server) });
}

/** What people type: the configured address when there is a proxy before us. */
function addressOf({ configured, host }: WebSettings, port: number): string {
  if (configured) return `${configured.protocol}://${configured.host}/`;
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/`;
}

async function loadApplication(directory: string): Promise<RequestListener> {
  Object.assign(process.env, {
    STEGVIS_WEB_PROTOCOL_HEADER: 'x-stegvis-protocol',
    STEGVIS_WEB_HOST_HEADER: 'x-stegvis-host',
    STEGVIS_WEB_ADDRESS_HEADER: 'x-stegvis-client',
    STEGVIS_WEB_BODY_SIZE_LIMIT: String(IMPORT_BYTES),
  });
  const module = (await import(pathToFileURL(join(directory, 'handler.js')).href)) as { handler: RequestListener };
  return module.handler;
}

function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Result<null, CannotServe>> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return reject(error);
      const why = error.code === 'EACCES' ? 'needs more rights than you have' : 'is taken by another program';
      resolve(refuse({ kind: 'portTaken', sentence: `port ${port} ${why}; choose another with --port N.` }));
    });
    server.listen({ host, port }, () => resolve(accept(null)));
  });
}

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse & { req: IncomingMessage };
  readonly handler: RequestListener;
  readonly port: number;
  readonly configured: Origin | null;
};

async function answer({ request, response, handler, port, configured }: Exchange): Promise<void> {
  const origin = originOf({ host: request.headers.host, port, configured });
  if (!origin) return say(response, 421, 'Adressen hör inte till Stegvis.');
  // Whatever the client sent under these names is overwritten.
  request.headers['x-stegvis-protocol'] = origin.protocol;
  request.headers['x-stegvis-host'] = origin.host;
  request.headers['x-stegvis-client'] = clientOf(request, configured);
  const verdict = weigh(request);
  if (verdict === 'fits') return handler(request, response);
  await drain(request).catch(() => undefined);
  if (verdict === 'tooLarge') return say(response, 413, 'Formuläret är för stort.');
  response.writeHead(303, { location: `${pathOf(request)}?fel=for-stor` }).end();
}

/** Who asks. A proxy that we were told of names its client last in the list; nobody else is believed. */
function clientOf(request: IncomingMessage, configured: Origin | null): string {
  const named = configured
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return named || (request.socket.remoteAddress ?? 'unknown');
}

function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MILLISECONDS);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
