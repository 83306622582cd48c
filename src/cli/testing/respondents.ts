// Respondents of a survey as browsers without script make them: each opens her link, goes through every screen by its own
// form, and sends. Used by the load test and by the benchmark.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';

export type Served = { readonly server: ChildProcess; readonly port: number };

/** `node PROGRAM serve`, until it says where. */
export function serveFrom(program: readonly string[], data: string): Promise<Served> {
  return new Promise((done, failed) => {
    const [node = process.execPath, ...words] = program;
    const server = spawn(node, [...words, 'serve', '--data', data, '--port', '0']);
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const port = /127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port) done({ server, port: Number(port) });
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', (code) => failed(new Error(`serve ended with ${code}: ${said}`)));
  });
}

export function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null || server.signalCode !== null) return done();
    server.on('exit', () => done());
    server.kill(signal);
  });
}

export function runProgram(program: readonly string[], words: readonly string[]): string {
  const [node = process.execPath, ...first] = program;
  const done = spawnSync(node, [...first, ...words], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`stegvis ${words.join(' ')} failed: ${done.stdout}${done.stderr}`);
  return done.stdout.trim();
}

/** An open round of the shipped questionnaire in a new data directory, and its codes. */
export function prepareRound(
  program: readonly string[],
  of: { readonly data: string; readonly round: string; readonly codes: number; readonly isFirst: boolean },
): readonly string[] {
  const at = ['--data', of.data];
  if (of.isFirst) runProgram(program, ['init', '--association', 'Provet', '--orgnr', '222000-2428', ...at]);
  const days = ['--from', '2026-11-01', '--to', '2026-11-30'];
  const open = ['surveys', 'open', '--round', of.round, '--questionnaire', 'participant-ended', '--body', 'alla'];
  runProgram(program, [...open, ...days, ...at]);
  return runProgram(program, ['surveys', 'codes', '--round', of.round, '--count', String(of.codes), ...at]).split(
    '\n',
  );
}

export type Respondent = {
  /** Every question is answered with this step. */
  readonly step: number;
  readonly code: string;
  /** What the last form sent, to send it again when no answer came. */
  sent: string | null;
};

/** A round trip takes one connection of many, as from many phones. */
export const manyPhones = (): Agent => new Agent({ keepAlive: true, maxSockets: 200 });

/** True when the page said that the answers are saved; false when the code is used; throws when nobody answers. */
export async function answerAll(port: number, respondent: Respondent, agent: Agent): Promise<boolean> {
  if (respondent.sent !== null) return isSaved(await exchange({ port, agent, form: respondent.sent }));
  let page = await exchange({ port, agent, path: `/svara?kod=${respondent.code}` });
  for (let screens = 0; screens < 30; screens += 1) {
    if (!page.includes('name="kvitto"')) return isSaved(page);
    const form = filledForm(page, respondent.step);
    if (form.get('gor') === 'send') respondent.sent = form.toString();
    page = await exchange({ port, agent, form: form.toString() });
  }
  throw new Error('the survey never ends');
}

function isSaved(page: string): boolean {
  return page.includes('Tack! Dina svar är sparade.');
}

/** The page's own form as its main button sends it, with the step chosen where there is one. */
function filledForm(page: string, step: number): URLSearchParams {
  const form = new URLSearchParams();
  for (const [, attributes = ''] of page.matchAll(/<input ([^>]*)>/g)) {
    const read = (name: string): string | undefined => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const [type, name, value] = [read('type'), read('name'), read('value') ?? ''];
    if (name === undefined) continue;
    if (type === 'hidden' || (type === 'radio' && value === String(step))) form.append(name, value);
  }
  form.set('gor', page.includes('value="send"') ? 'send' : 'next');
  return form;
}

function exchange(of: {
  readonly port: number;
  readonly agent: Agent;
  readonly path?: string;
  readonly form?: string;
}): Promise<string> {
  return new Promise((done, failed) => {
    const { port, agent, path = '/svara', form } = of;
    const headers = {
      accept: 'text/html',
      ...(form === undefined
        ? {}
        : {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(form),
            origin: `http://127.0.0.1:${port}`,
          }),
    };
    const sent = request(
      { port, host: '127.0.0.1', path, method: form === undefined ? 'GET' : 'POST', headers, agent },
      (answer) => {
        let page = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (page += chunk));
        answer.on('end', () =>
          answer.statusCode === 200 ? done(page) : failed(new Error(`status ${answer.statusCode}`)),
        );
        answer.on('error', failed);
      },
    );
    sent.on('error', failed);
    sent.end(form);
  });
}
