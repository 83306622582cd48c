// Many answer at once, and the server is killed in the middle: what was acknowledged is stored, and once.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import {
  answerAll,
  ended,
  manyPhones,
  prepareRound,
  runProgram,
  serveFrom,
  type Respondent,
  type Served,
} from '../../src/cli/testing/respondents.ts';

const built = resolve(import.meta.dirname, '../../build/cli.js');
const program = [process.execPath, built];
const data = mkdtempSync(join(tmpdir(), 'stegvis-load-'));
let served: Served | undefined;

afterEach(async () => {
  if (served) await ended(served.server, 'SIGKILL');
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const respondentsOf = (codes: readonly string[]): Respondent[] =>
  codes.map((code, index) => ({ code, step: 1 + (index % 6), sent: null }));

type Results = {
  readonly items: readonly { readonly item: string; readonly n: number; readonly distribution: readonly number[] }[];
};

function closeAndRead(round: string): { readonly answers: number; readonly distribution: readonly number[] } {
  const at = ['--round', round, '--data', data, '--json'];
  const { answers } = JSON.parse(runProgram(program, ['surveys', 'close', ...at])) as { answers: number };
  const { items } = JSON.parse(runProgram(program, ['surveys', 'results', ...at])) as Results;
  return { answers, distribution: items[0]?.distribution ?? [] };
}

function stepsOf(respondents: readonly Respondent[]): number[] {
  return [1, 2, 3, 4, 5, 6].map((step) => respondents.filter((one) => one.step === step).length);
}

test('500 respondents answer at once, within a minute', async () => {
  expect(existsSync(built), 'run the tests by ./stegvis test, which builds').toBe(true);
  const respondents = respondentsOf(prepareRound(program, { data, round: 'alla', codes: 500, isFirst: true }));
  served = await serveFrom(program, data);
  const { port } = served;
  const agent = manyPhones();
  const start = performance.now();
  const saved = await Promise.all(respondents.map((respondent) => answerAll(port, respondent, agent)));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  console.info(`surveys: 500 respondents in ${seconds.toFixed(1)} s`);
  expect(saved.filter(Boolean)).toHaveLength(500);
  expect(seconds).toBeLessThan(60);
  expect(closeAndRead('alla')).toEqual({ answers: 500, distribution: stepsOf(respondents) });
});

test('no acknowledged answer is lost when the server is killed in the middle, and none is counted twice', async () => {
  const isFirst = !existsSync(join(data, 'keys'));
  const respondents = respondentsOf(prepareRound(program, { data, round: 'mitt-i', codes: 240, isFirst }));
  served = await serveFrom(program, data);
  const { port, server } = served;
  const agent = manyPhones();
  const acknowledged: Respondent[] = [];
  await Promise.allSettled(
    respondents.map(async (respondent) => {
      if (await answerAll(port, respondent, agent)) acknowledged.push(respondent);
      if (acknowledged.length >= 80) server.kill('SIGKILL');
    }),
  );
  agent.destroy();
  expect(acknowledged.length).toBeGreaterThanOrEqual(80);
  expect(acknowledged.length).toBeLessThan(240);

  // Those who got no answer send their form again, or begin anew. One whose code is used was stored before the kill.
  served = await serveFrom(program, data);
  const again = served.port;
  const rest = respondents.filter((respondent) => !acknowledged.includes(respondent));
  const second = manyPhones();
  const told = await Promise.all(rest.map((respondent) => answerAll(again, respondent, second)));
  second.destroy();
  console.info(
    `surveys: ${acknowledged.length} of 240 acknowledged before the kill, ${told.filter((one) => !one).length} stored without answer`,
  );
  expect(closeAndRead('mitt-i')).toEqual({ answers: 240, distribution: stepsOf(respondents) });
});
