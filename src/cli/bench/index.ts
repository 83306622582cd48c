import type { Benchmark } from './benchmark.ts';
import { effectsBenchmark } from './effects.ts';
import { participantsBenchmark } from './participants.ts';
import { reportBenchmark } from './report.ts';
import { reviewBenchmark } from './review.ts';
import { sieBenchmark } from './sie.ts';
import { statementsBenchmark } from './statements.ts';
import { webBenchmark } from './web.ts';
import { surveysBenchmark } from './surveys.ts';

/** Every benchmark of `./stegvis bench`. */
export const benchmarks: readonly Benchmark[] = [
  sieBenchmark,
  statementsBenchmark,
  reportBenchmark,
  reviewBenchmark,
  effectsBenchmark,
  webBenchmark,
  surveysBenchmark,
  participantsBenchmark,
];
