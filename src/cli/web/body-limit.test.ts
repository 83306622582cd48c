import { expect, test } from 'vitest';
import { weigh } from './body-limit.ts';

const post = (url: string, headers: Record<string, string>) => weigh({ method: 'POST', url, headers });

test('a form of ordinary size fits', () => {
  expect(post('/rapporter', { 'content-length': '2000' })).toBe('fits');
});

test('a form of a megabyte does not, but a file to read in does', () => {
  expect(post('/rapporter', { 'content-length': '1000000' })).toBe('tooLarge');
  expect(post('/ekonomi/las-in?/las-in', { 'content-length': '100000000' })).toBe('fits');
});

test('a file of 200 MB is too large', () => {
  expect(post('/ekonomi/las-in', { 'content-length': '200000000' })).toBe('tooLargeImport');
});

test('a body that does not state its size is too large', () => {
  expect(post('/rapporter', { 'transfer-encoding': 'chunked' })).toBe('tooLarge');
});

test('a page that is only read always fits', () => {
  expect(weigh({ method: 'GET', url: '/', headers: {} })).toBe('fits');
});
