import { performance } from 'node:perf_hooks';
import { computeStatements, fromSie, presets, readSie, statementsAsJson, toLedger } from '#finance/core';
import type { Benchmark } from './benchmark.ts';
import { LARGE, sieFile } from './sie-file.ts';

const rounds = 7;

export const statementsBenchmark: Benchmark = {
  name: 'statements',
  summary: 'Makes the statements of a ledger of 500 000 transactions; adding up its rows alone is the floor',
  async run({ progress }) {
    progress('reading the ledger');
    const read = readSie(Buffer.concat([...sieFile(LARGE)]));
    if (!read.ok) throw new Error(`Broken promise: the generated file is SIE (${read.refusal.kind})`);
    const { problems: _problems, ...document } = read.value;
    // The generated file has vouchers and no balances: as an export it opens with 0.
    const input = fromSie({ ...document, kind: '4E' }, []);
    if (!input.ok) throw new Error(`Broken promise: the generated file is a ledger (${input.refusal.kind})`);
    progress('measuring');
    const about = { version: 1, source: 'bench' };
    const sums = median(() => toLedger(input.value, about));
    const ledger = toLedger(input.value, about);
    const mapping = presets.kommunbas;
    const made = median(() =>
      statementsAsJson(
        computeStatements({
          ledger,
          previous: ledger,
          earlier: [],
          mapping,
          budget: null,
          entered: [],
          definition: 'includingFinancial',
        }),
      ),
    );
    const floor = median(() => ledger.movements.reduce((sum, { amountOre }) => sum + amountOre, 0));
    const figures = {
      sums: ledger.movements.length,
      addUpMilliseconds: round(sums),
      statementsMilliseconds: round(made),
      floorMilliseconds: round(floor),
    };
    return {
      figures,
      lines: [
        `ledger             ${document.vouchers.transactionCount} transactions, ${figures.sums} sums of account and objects`,
        `add up             ${figures.addUpMilliseconds} ms from the read file to sums (median of ${rounds})`,
        `statements         ${figures.statementsMilliseconds} ms, two years mapped, all statements and notes`,
        `floor              ${figures.floorMilliseconds} ms: adding the sums of one year in a loop`,
      ],
    };
  },
};

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
