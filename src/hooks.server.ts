import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { listSpaces, openSession, type Session } from '#access/server';
import { languageOf } from '#design/core';
import { assert } from '#kernel';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';

/** Headers that hold on every page; the content policy is SvelteKit's, with a nonce a page. */
const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
} as const;

const gzip = promisify(zlib.gzip);

export const init: ServerInit = () => {
  assert(globalThis.stegvisRunning, 'the application is started by ./stegvis serve');
};

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.language = languageOf(event.cookies.get('sprak'));
  event.locals.session = await sessionOf(event.cookies.get('rum'));
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%stegvis.language%', event.locals.language),
    preload: ({ type }) => type === 'js' || type === 'css' || type === 'font',
  });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  // Pages show figures of one association to one person: no cache may keep them.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  return packed(event.request, response);
};

/**
 * Pages are mostly tables and drawings and shrink to an eighth. They carry no secret that a guess could be held against
 * (no token, no key), so packing gives nothing away.
 */
async function packed(request: Request, response: Response): Promise<Response> {
  const isText = /^(text\/html|application\/json)/.test(response.headers.get('content-type') ?? '');
  const isWanted = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!isText || !response.body || response.headers.has('content-encoding')) return response;
  response.headers.append('vary', 'accept-encoding');
  if (!isWanted) return response;
  const bytes = await gzip(await response.arrayBuffer());
  const { status, statusText, headers: kept } = response;
  kept.set('content-encoding', 'gzip');
  kept.set('content-length', String(bytes.byteLength));
  kept.delete('etag');
  return new Response(new Uint8Array(bytes), { status, statusText, headers: kept });
}

/**
 * Who acts where. Until there is a log-in everybody on this machine is the operator who started the server. With several
 * spaces the cookie says which one was chosen last; without it the first in Swedish order.
 */
async function sessionOf(chosen: string | undefined): Promise<Session | null> {
  const running = globalThis.stegvisRunning;
  assert(running, 'the application is started by ./stegvis serve');
  const spaces = await listSpaces(running.installation);
  const space = spaces.find(({ id }) => id === chosen) ?? spaces[0];
  if (!space) return null;
  const actor = { kind: 'operator', name: running.operator } as const;
  return openSession(running.installation, { actor, spaceId: space.id });
}

/** What broke is written to the log under a reference; the page shows the reference and nothing else. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return {};
  const reference = randomBytes(4).toString('hex');
  console.error(`${reference} ${event.request.method} ${event.url.pathname}`, error);
  return { reference };
};
