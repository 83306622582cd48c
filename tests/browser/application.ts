// A served application with a browser, for the length of one test file.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { awake } from './awake.ts';
import { launchBrowser } from './launch.ts';

export type Application = {
  readonly address: string;
  readonly browser: Browser;
  /** A command on the served data directory; gives what it prints. */
  readonly run: (...words: readonly string[]) => string;
  /** All that the server has said until now. */
  readonly log: () => string;
  /** What a browser holds that has logged in: as a person of the demo, else as the first administrator. */
  readonly logInAs: (role?: string) => Promise<LogIn>;
};

type LogIn = Awaited<ReturnType<BrowserContext['storageState']>>;

const root = resolve(import.meta.dirname, '../..');
const program = join(root, 'build/cli.js');

/** Prepares a data directory with the given commands, serves it, and opens a browser. */
export function useApplication(
  commands: readonly (readonly string[])[],
  /** More settings for the served application, asked for when it starts. */
  environment: () => Readonly<Record<string, string>> = () => ({}),
): () => Application {
  const data = mkdtempSync(join(tmpdir(), 'stegvis-browser-'));
  let server: ChildProcess | undefined;
  let application: Application | undefined;

  beforeAll(async () => {
    if (!existsSync(program) || !existsSync(join(root, 'build/web/handler.js'))) {
      throw new Error('nothing is built; run the tests by ./stegvis test');
    }
    for (const words of commands) run([...words, '--data', data]);
    const started = await serve(data, environment());
    server = started.server;
    const browser = await launchBrowser();
    const { address, setUpPath } = started;
    const logIns = new Map<string, Promise<LogIn>>();
    const logInAs = (role = 'office'): Promise<LogIn> => {
      const known = logIns.get(role) ?? logIn({ browser, address, setUpPath, role });
      logIns.set(role, known);
      return known;
    };
    application = { address, browser, logInAs, run: (...words) => run([...words, '--data', data]), log: started.log };
  });

  afterAll(async () => {
    await application?.browser.close();
    if (server) await stop(server);
    rmSync(data, { recursive: true, force: true });
  });

  return () => {
    if (!application) throw new Error('the application is there only while tests run');
    return application;
  };
}

function run(words: readonly string[]): string {
  const done = spawnSync(process.execPath, [program, ...words], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`stegvis ${words.join(' ')} failed: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

type Entering = { browser: Browser; address: string; setUpPath: string | null; role: string };

/** Through the front door: by the link for the first administrator, or the choice that a demo gives. */
async function logIn({ browser, address, setUpPath, role }: Entering): Promise<LogIn> {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (setUpPath === null) {
    await page.goto(`${address}/logga-in`);
    await page.locator(`button[name=roll][value=${role}]`).click();
    await page.waitForURL(`${address}/`);
  } else {
    await page.goto(address + setUpPath);
    await awake(page);
    await page.fill('#namn', 'Kim Prov');
    await page.fill('#epost', 'kim@prov.example');
    for (const field of ['#losenord', '#losenord-igen']) await page.fill(field, 'kaffe på verandan');
    await page.getByRole('button', { name: 'Skapa kontot' }).click();
    await page.waitForURL(`${address}/konto/tvafaktor`);
  }
  const state = await context.storageState();
  await context.close();
  return state;
}

type Started = {
  readonly server: ChildProcess;
  readonly address: string;
  /** Null when somebody can log in already. */
  readonly setUpPath: string | null;
  readonly log: () => string;
};

function serve(data: string, environment: Readonly<Record<string, string>>): Promise<Started> {
  return new Promise((started, failed) => {
    const server = spawn(process.execPath, [program, 'serve', '--data', data, '--port', '0'], {
      cwd: root,
      env: { ...process.env, STEGVIS_DEVELOPMENT: '1', ...environment },
    });
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /served at (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      const setUpPath = /(\/valkommen\/\S+)\n/.exec(said)?.[1] ?? null;
      const isDone = setUpPath !== null || said.includes('It is a demo');
      if (address && isDone) started({ server, address, setUpPath, log: () => said });
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', () => failed(new Error(`serve ended: ${said}`)));
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null) return done();
    server.on('exit', () => done());
    server.kill('SIGTERM');
  });
}
