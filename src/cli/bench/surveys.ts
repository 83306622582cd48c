import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findProject } from '#database/server';
import {
  answerAll,
  ended,
  manyPhones,
  prepareRound,
  runProgram,
  serveFrom,
  type Respondent,
} from '../testing/respondents.ts';
import type { Benchmark } from './benchmark.ts';

const RESPONDENTS = 500;
/** The start, seven questions, the background. */
const SCREENS = 9;

export const surveysBenchmark: Benchmark = {
  name: 'surveys',
  summary: 'Lets 500 respondents answer at once, a question a screen, against the served application',
  async run({ progress }) {
    const data = mkdtempSync(join(tmpdir(), 'stegvis-bench-'));
    const program = [process.execPath, join(findProject().root, 'build', 'cli.js')];
    try {
      progress('preparing the round');
      const codes = prepareRound(program, { data, round: 'bench', codes: RESPONDENTS, isFirst: true });
      const { server, port } = await serveFrom(program, data);
      const agent = manyPhones();
      const times: number[] = [];
      progress('answering');
      const start = performance.now();
      const saved = await Promise.all(
        codes.map(async (code, index) => {
          const respondent: Respondent = { code, step: 1 + (index % 6), sent: null };
          const begun = performance.now();
          const isSaved = await answerAll(port, respondent, agent);
          times.push(performance.now() - begun);
          return isSaved;
        }),
      );
      const seconds = (performance.now() - start) / 1000;
      agent.destroy();
      const closed = runProgram(program, ['surveys', 'close', '--round', 'bench', '--data', data, '--json']);
      await ended(server, 'SIGTERM');
      const acknowledged = saved.filter(Boolean).length;
      const { answers } = JSON.parse(closed) as { answers: number };
      const figures = {
        respondents: RESPONDENTS,
        acknowledged,
        stored: answers,
        seconds: round(seconds),
        requestsPerSecond: Math.round((RESPONDENTS * SCREENS) / seconds),
        slowestRespondentSeconds: round(Math.max(...times) / 1000),
      };
      return {
        figures,
        lines: [
          `answers      ${figures.acknowledged} of ${RESPONDENTS} acknowledged in ${figures.seconds} s, ${figures.stored} stored`,
          `requests     ${figures.requestsPerSecond} a second, ${SCREENS} for each respondent`,
          `slowest      ${figures.slowestRespondentSeconds} s for all screens of one respondent`,
        ],
      };
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  },
};

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
