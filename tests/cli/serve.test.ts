// `serve` as a process: how it starts, refuses and stops.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const program = resolve(import.meta.dirname, '../../build/cli.js');
const data = mkdtempSync(join(tmpdir(), 'stegvis-serve-'));
const servers: ChildProcess[] = [];

beforeAll(() => {
  const words = [
    'init',
    '--association',
    'Samordningsförbundet Prov',
    '--orgnr',
    '222000-1560',
    '--preset',
    'kommunbas',
  ];
  const made = spawnSync(process.execPath, [program, ...words, '--data', data], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`init failed: ${made.stderr}`);
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => stop(server, 'SIGKILL')));
});

afterAll(() => rmSync(data, { recursive: true, force: true }));

type Started = { readonly server: ChildProcess; readonly port: number };

function serve(words: readonly string[] = ['--port', '0']): Promise<Started> {
  return new Promise((done, failed) => {
    const server = spawn(process.execPath, [program, 'serve', '--data', data, ...words]);
    servers.push(server);
    let said = '';
    server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    server.stdout.on('data', (chunk: Buffer) => {
      const port = /127\.0\.0\.1:(\d+)/.exec(chunk.toString())?.[1];
      if (port) done({ server, port: Number(port) });
    });
    server.on('exit', (code) => failed(new Error(`${code}: ${said}`)));
  });
}

function stop(server: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((done) => {
    if (server.exitCode !== null || server.signalCode !== null) return done(server.exitCode);
    server.on('exit', (code) => done(code));
    server.kill(signal);
  });
}

type Reply = { readonly status: number; readonly location: string | undefined };

function ask(port: number, of: { path: string; method?: string; headers?: Record<string, string>; bytes?: number }) {
  return new Promise<Reply>((done, failed) => {
    const { path, method = 'GET', headers = {}, bytes = 0 } = of;
    const length = bytes > 0 ? { 'content-length': String(bytes) } : {};
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...headers, ...length } }, (reply) => {
      reply.resume();
      done({ status: reply.statusCode ?? 0, location: reply.headers.location });
    });
    sent.on('error', failed);
    const chunk = Buffer.alloc(1024 * 1024);
    const send = (left: number): void => {
      if (left <= 0) return void sent.end();
      sent.write(chunk.subarray(0, Math.min(left, chunk.length)), () => send(left - chunk.length));
    };
    send(bytes);
  });
}

test('prints its address, answers, and ends with 0 when it is told to stop', async () => {
  const begun = performance.now();
  const { server, port } = await serve();
  expect(await ask(port, { path: '/' })).toEqual({ status: 303, location: '/logga-in' });
  expect((await ask(port, { path: '/logga-in' })).status).toBe(200);
  console.log(`first page ${Math.round(performance.now() - begun)} ms after serve`);
  expect(await stop(server, 'SIGTERM')).toBe(0);
});

test('a second server on the same data directory is refused with a sentence', async () => {
  await serve();
  await expect(serve()).rejects.toThrow(/^1: stegvis: .+\n$/);
});

test('a port that is taken is named, with the way out', async () => {
  const other: Server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  const { port } = other.address() as AddressInfo;
  await expect(serve(['--port', String(port)])).rejects.toThrow(
    `1: stegvis: port ${port} is taken by another program; choose another with --port N.`,
  );
  other.close();
});

test('a data directory without an installation is refused with a sentence', () => {
  const words = ['serve', '--data', join(data, 'nothing-here'), '--port', '0'];
  const refused = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  expect(refused.status).toBe(1);
  expect(refused.stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('a page of another site that points its name at us gets nothing', async () => {
  const { port } = await serve();
  expect((await ask(port, { path: '/', headers: { host: `evil.example:${port}` } })).status).toBe(421);
});

test('a form posted from another site is refused, one from our own page is not', async () => {
  const { port } = await serve();
  const post = (origin: string) =>
    ask(port, {
      path: '/',
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    });
  expect((await post('http://evil.example')).status).toBe(403);
  expect((await post(`http://127.0.0.1:${port}`)).status).not.toBe(403);
});

test('a file of 200 MB leads back to the page with a sentence, another form of a megabyte is refused', async () => {
  const { port } = await serve();
  const large = await ask(port, { path: '/ekonomi/las-in', method: 'POST', bytes: 200_000_000 });
  expect(large).toEqual({ status: 303, location: '/ekonomi/las-in?fel=for-stor' });
  expect((await ask(port, { path: '/', method: 'POST', bytes: 1_000_000 })).status).toBe(413);
});
