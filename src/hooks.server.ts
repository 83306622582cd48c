import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { readLogIn, sessionOf } from '#access/server';
import { colorSchemeOf, languageOf } from '#design/core';
import { assert, now } from '#kernel';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { gateOf } from './routes/gate.server.ts';
import { logInTokenOf } from './routes/log-in-cookie.ts';
import { sentOnce } from './routes/sent-once.server.ts';

/** Headers that hold on every page; the content policy is SvelteKit's, with a nonce a page. */
const headers = {
  'x-content-type-options': 'nosniff',
  // The address of a page can be a secret: it goes to nobody but us. (`no-referrer` would take the origin from forms too.)
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
} as const;

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);
/** Sees a whole page at once, in which drawings stand twice; 5 takes about as long as gzip does. */
const quick = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } };

export const init: ServerInit = () => {
  assert(globalThis.stegvisRunning, 'the application is started by ./stegvis serve');
};

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.language = languageOf(event.cookies.get('sprak'));
  event.locals.colorScheme = colorSchemeOf(event.cookies.get('utseende'));
  await findOut(event);
  const response = await sentOnce(event, () => answer(event, resolve));
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (event.url.protocol === 'https:') response.headers.set('strict-transport-security', 'max-age=31536000');
  // Pages show figures of one association to one person: no cache may keep them.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  return event.locals.hasSecret ? response : packed(event.request, response);
};

/** Who asks, and where she acts. */
async function findOut(event: RequestEvent): Promise<void> {
  const { locals } = event;
  const running = globalThis.stegvisRunning;
  assert(running, 'the application is started by ./stegvis serve');
  const token = logInTokenOf(event);
  locals.hasSecret = false;
  locals.loggedIn = token === undefined ? null : await readLogIn(running.installation, token, now());
  locals.session = locals.loggedIn && sessionOf(running.installation, locals.loggedIn, now);
}

/** Default deny: what is not open asks for a log-in, and for the permission that stands with the route. */
async function answer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
  const gate = gateOf(event);
  switch (gate.kind) {
    case 'open':
      break;
    case 'logIn': {
      const { pathname, search } = event.url;
      const isReading = event.request.method === 'GET';
      redirect(
        303,
        isReading && pathname !== '/' ? `/logga-in?till=${encodeURIComponent(pathname + search)}` : '/logga-in',
      );
      break;
    }
    case 'noRole':
      return redirect(303, '/ingen-roll');
    case 'denied': {
      const isPage = event.request.method === 'GET' && !event.isDataRequest && !event.isSubRequest;
      if (!isPage) error(403, { message: '', needsSecondFactor: gate.needsSecondFactor });
      const page = await event.fetch(gate.needsSecondFactor ? '/nekad?tvafaktor' : '/nekad');
      return new Response(page.body, { status: 403, headers: page.headers });
    }
  }
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%stegvis.language%', event.locals.language).replace('%stegvis.scheme%', event.locals.colorScheme),
    preload: ({ type }) => type === 'js' || type === 'css' || type === 'font',
  });
}

/**
 * Pages are mostly tables and drawings and shrink to an eighth. Those that carry a link or a code that opens something
 * (`locals.hasSecret`) are not packed: their length could be measured against a guess.
 */
async function packed(request: Request, response: Response): Promise<Response> {
  const isText = /^(text\/html|application\/json)/.test(response.headers.get('content-type') ?? '');
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = ['br', 'gzip'].find((one) => new RegExp(`\\b${one}\\b`).test(accepted));
  if (!isText || !response.body || response.headers.has('content-encoding')) return response;
  response.headers.append('vary', 'accept-encoding');
  if (!encoding) return response;
  const whole = await response.arrayBuffer();
  const bytes = encoding === 'br' ? await brotli(whole, quick) : await gzip(whole);
  const { status, statusText, headers: kept } = response;
  kept.set('content-encoding', encoding);
  kept.set('content-length', String(bytes.byteLength));
  kept.delete('etag');
  return new Response(new Uint8Array(bytes), { status, statusText, headers: kept });
}

/** What broke is written to the log under a reference; the page shows the reference and nothing else. */
export const handleError: HandleServerError = ({ kind, error: broken, event }) => {
  if (kind !== 'unknown') return {};
  const reference = randomBytes(4).toString('hex');
  // The route, not the address: that may hold a link's secret.
  console.error(`${reference} ${event.request.method} ${event.route.id ?? 'no route'}`, broken);
  return { reference };
};
