import { accept, refuse, type Result } from '#kernel';

/** Where the application is reached: what links and the check of form posts hold against. */
export type Origin = { readonly protocol: 'http' | 'https'; readonly host: string };

export type BadOrigin = { readonly kind: 'badOrigin'; readonly sentence: string };

/** Reads STEGVIS_ORIGIN: a scheme and a host, nothing after. */
export function readOrigin(text: string): Result<Origin, BadOrigin> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const protocol = url?.protocol === 'https:' ? 'https' : url?.protocol === 'http:' ? 'http' : null;
  if (!url || !protocol || url.origin !== text.replace(/\/$/, '')) {
    const sentence = `STEGVIS_ORIGIN is an address such as https://stegvis.example.se, not "${text}".`;
    return refuse({ kind: 'badOrigin', sentence });
  }
  return accept({ protocol, host: url.host });
}

/**
 * The origin a request was sent to, or null when its Host header names somebody else. A page elsewhere can make its own
 * name point at 127.0.0.1 (DNS rebinding); its browser still sends that name, so it is told apart here.
 */
export function originOf(request: {
  readonly host: string | undefined;
  readonly port: number;
  readonly configured: Origin | null;
}): Origin | null {
  const { host, port, configured } = request;
  if (configured && host === configured.host) return configured;
  const local = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  return host !== undefined && local.includes(host) ? { protocol: 'http', host } : null;
}
