import type { Benchmark } from './benchmark.ts';
import { sieBenchmark } from './sie.ts';
import { statementsBenchmark } from './statements.ts';

/** Every benchmark of `./stegvis bench`. */
export const benchmarks: readonly Benchmark[] = [sieBenchmark, statementsBenchmark];
