import { performance } from 'node:perf_hooks';
import { computeEffects, simulateEffects, type EffectsInput, type Move, type StateId } from '#effects/core';
import { shippedLaw } from '#effects/server';
import type { Benchmark } from './benchmark.ts';

const rounds = 7;
const states: readonly StateId[] = [
  'FORS',
  'AKASSA',
  'AKTSTOD',
  'SJUKP',
  'AKTERS',
  'SJUKERS',
  'ETABL',
  'STUDIE',
  'ARBETE',
  'INGEN',
];

export const effectsBenchmark: Benchmark = {
  name: 'effects',
  summary: 'Computes the effect of 10 000 moved people with 10 000 draws; drawing the chance alone is the floor',
  async run({ progress }) {
    progress('measuring');
    const law = shippedLaw();
    const input = largeInput();
    const computed = median(() => computeEffects(input, law));
    const simulated = median(() => simulateEffects(input, law));
    const floor = median(() => drawOnly(10_000 * input.moves.length * 2));
    const all = computed + simulated;
    const figures = {
      moved: input.moves.reduce((sum, { count }) => sum + count, 0),
      cells: input.moves.length,
      computeMilliseconds: round(computed),
      simulateMilliseconds: round(simulated),
      floorMilliseconds: round(floor),
      ratio: round(all / floor),
    };
    return {
      figures,
      lines: [
        `matrix             ${figures.moved} moved people in ${figures.cells} cells, two years`,
        `effect             ${figures.computeMilliseconds} ms (median of ${rounds})`,
        `10 000 draws       ${figures.simulateMilliseconds} ms`,
        `floor              ${figures.floorMilliseconds} ms: as many random numbers alone; the whole is ${figures.ratio} times that`,
      ],
    };
  },
};

function largeInput(): EffectsInput {
  const pairs = states.flatMap((from) => states.filter((to) => to !== from).map((to) => ({ from, to })));
  const moves = pairs.map(({ from, to }, index): Move => {
    const count = Math.floor(10_000 / pairs.length) + (index < 10_000 % pairs.length ? 1 : 0);
    return {
      from,
      to,
      count,
      subsidy: null,
      isStrengthened: false,
      municipality: null,
      fromGross: null,
      toGross: null,
    };
  });
  return {
    moves,
    fromYear: 2025,
    years: 2,
    municipality: 'Habo',
    tax: 'statutory',
    growth: 'constant',
    assumptions: {},
  };
}

function drawOnly(count: number): number {
  let sum = 0;
  for (let draw = 0; draw < count; draw += 1) sum += Math.random();
  return sum;
}

function median(run: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
