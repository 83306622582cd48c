// A form that is sent twice (a second click, a page that is loaded anew) does once what it asks, and both get one answer.
import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { logInTokenOf } from './log-in-cookie.ts';

/** The hidden field of `SentOnce`: new for every page that is shown. */
const FIELD = 'forsandelse';
const MOST_BYTES = 2_000_000;
const MOST_KEPT = 200;
const KEPT_MILLISECONDS = 2 * 60_000;

type Kept = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer;
  readonly hasSecret: boolean;
};
type Sending = { readonly content: string; readonly at: number; readonly answer: Promise<Kept | null> };

/** The newest sending of each form that was shown, the oldest first. */
const sendings = new Map<string, Sending>();

type Event = Pick<RequestEvent, 'request' | 'url' | 'cookies'> & { readonly locals: { hasSecret: boolean } };

/**
 * Answers a form. The same content from the same page again waits for the first and gets its answer; what was refused, or broke,
 * or says something else, is a new attempt.
 */
export async function sentOnce(
  event: Event,
  answer: () => Promise<Response>,
  now: number = performance.now(),
): Promise<Response> {
  const read = await readSending(event);
  if (!read) return answer();
  const { place, content } = read;
  const before = sendings.get(place);
  if (before?.content === content && now - before.at < KEPT_MILLISECONDS) {
    const kept = await before.answer;
    if (kept) return again(kept, event);
  }
  const { promise, resolve } = Promise.withResolvers<Kept | null>();
  sendings.delete(place);
  sendings.set(place, { content, at: now, answer: promise });
  forgetOld(now);
  try {
    const response = await answer();
    const body = await response.arrayBuffer();
    const kept = { status: response.status, headers: [...response.headers], body, hasSecret: event.locals.hasSecret };
    resolve(isDone(kept) ? kept : null);
    return again(kept, event);
  } catch (error) {
    resolve(null);
    throw error;
  }
}

async function readSending({ request, url, cookies }: Event): Promise<{ place: string; content: string } | null> {
  const type = request.headers.get('content-type') ?? '';
  if (request.method !== 'POST' || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type))
    return null;
  if (!(Number(request.headers.get('content-length') ?? Infinity) < MOST_BYTES)) return null;
  const form = await request
    .clone()
    .formData()
    .catch(() => null);
  const key = form?.get(FIELD);
  if (!form || typeof key !== 'string' || key === '') return null;
  const hash = createHash('sha256').update(request.headers.get('accept') ?? '');
  for (const [name, value] of form) {
    hash.update(JSON.stringify([name, typeof value === 'string' ? value : [value.name, value.size]]));
    if (typeof value !== 'string') hash.update(new Uint8Array(await value.arrayBuffer()));
  }
  const place = createHash('sha256')
    .update(JSON.stringify([key, logInTokenOf({ cookies, url }) ?? '', url.pathname, url.search]))
    .digest('base64');
  return { place, content: hash.digest('base64') };
}

/** What was refused may be sent again; SvelteKit tells a script so inside an answer that is 200. */
function isDone({ status, headers, body }: Kept): boolean {
  if (status >= 400) return false;
  if (!headers.some(([name, value]) => name === 'content-type' && value.startsWith('application/json'))) return true;
  const { type } = JSON.parse(new TextDecoder().decode(body)) as { readonly type?: string };
  return type === 'success' || type === 'redirect';
}

function again({ status, headers, body, hasSecret }: Kept, { locals }: Event): Response {
  locals.hasSecret = hasSecret;
  const isEmpty = status === 204 || status === 303 || status === 304;
  return new Response(isEmpty ? null : body.slice(0), {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
}

function forgetOld(now: number): void {
  for (const [place, { at }] of sendings) {
    if (sendings.size <= MOST_KEPT && now - at < KEPT_MILLISECONDS) return;
    sendings.delete(place);
  }
}
