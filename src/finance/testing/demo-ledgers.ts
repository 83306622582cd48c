// The demo's two ledgers as `Ledger`s, for tests that need real books.
import { readFileSync } from 'node:fs';
import { aggregate, fromSie, readSie, toLedger, type Budget, type Ledger } from '#finance/core';
import { assert } from '#kernel';

export type DemoLedger = { readonly ledger: Ledger; readonly budget: Budget };

export function demoFile(year: 2023 | 2024): { readonly fileName: string; readonly bytes: Uint8Array } {
  const fileName = `sodra-vatterbygden-${year}.se`;
  return { fileName, bytes: readFileSync(new URL(`../../../demo/ledger/${fileName}`, import.meta.url)) };
}

export function demoLedger(year: 2023 | 2024): DemoLedger {
  const read = readSie(demoFile(year).bytes);
  assert(read.ok, 'the demo ledger is SIE');
  const input = fromSie(read.value, read.value.problems);
  assert(input.ok, 'the demo ledger is a whole year');
  const budget: Budget = {
    year,
    version: 1,
    decision: 'Budget enligt bokföringen',
    source: 'demo',
    amounts: aggregate(input.value.budget),
    rows: [],
    plannedEquityUseOre: null,
  };
  return { ledger: toLedger(input.value, { version: 1, source: `demo ${year}` }), budget };
}
