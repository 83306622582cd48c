// The cookie that names a log-in: out of reach of scripts, sent to us alone, gone when the browser is closed.
import type { Cookies } from '@sveltejs/kit';

type Exchange = { readonly cookies: Cookies; readonly url: URL };

/** With https the name itself tells the browser to keep it to this host and to safe lines. */
function nameOf({ url }: Exchange): string {
  return url.protocol === 'https:' ? '__Host-stegvis' : 'stegvis';
}

export function logInTokenOf(exchange: Exchange): string | undefined {
  return exchange.cookies.get(nameOf(exchange));
}

export function setLogIn(exchange: Exchange, token: string): void {
  exchange.cookies.set(nameOf(exchange), token, cookieOptions(exchange));
}

export function clearLogIn(exchange: Exchange): void {
  exchange.cookies.delete(nameOf(exchange), cookieOptions(exchange));
}

export function cookieOptions({ url }: Exchange) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
}

/** Where to go after log-in: a page of ours, else the overview. */
export function wayBack(url: URL, wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const target = URL.canParse(wanted, url.origin) ? new URL(wanted, url.origin) : null;
  return target?.origin === url.origin ? target.pathname + target.search : '/';
}
