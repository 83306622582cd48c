import { expect, test } from 'vitest';
import { originOf, readOrigin } from './origin.ts';

test('reads an origin, with or without a slash at its end', () => {
  const origin = { ok: true, value: { protocol: 'https', host: 'stegvis.example.se' } };
  expect(readOrigin('https://stegvis.example.se')).toEqual(origin);
  expect(readOrigin('https://stegvis.example.se/')).toEqual(origin);
});

test.each(['stegvis.example.se', 'ftp://example.se', 'https://example.se/stegvis', 'https://a@example.se', ''])(
  'refuses %j as an origin',
  (text) => {
    expect(readOrigin(text).ok).toBe(false);
  },
);

const configured = { protocol: 'https', host: 'stegvis.example.se' } as const;

test.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])('a request to %s is ours', (host) => {
  expect(originOf({ host, port: 3000, configured: null })).toEqual({ protocol: 'http', host });
});

test('a request to the configured host is ours, and https', () => {
  expect(originOf({ host: configured.host, port: 3000, configured })).toEqual(configured);
});

test.each(['evil.example:3000', '127.0.0.1:3001', '127.0.0.1', 'stegvis.example.se', undefined])(
  'a request to %s is not ours',
  (host) => {
    expect(originOf({ host, port: 3000, configured: null })).toBeNull();
  },
);
