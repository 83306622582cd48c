// How often one address may try what can be guessed.
import { rateLimit } from '#access/server';
import type { RequestEvent } from '@sveltejs/kit';

const attempts = rateLimit({ most: 30, windowMilliseconds: 5 * 60_000 });

/** Counts an attempt to log in, to open a link or to show a code. */
export function isTooOften(event: Pick<RequestEvent, 'getClientAddress'>): boolean {
  return !attempts.take(event.getClientAddress(), performance.now());
}
