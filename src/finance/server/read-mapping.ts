import { query } from '#access/server';
import { presets, unmappedAccounts, type ChartMapping, type UnmappedAccount } from '#finance/core';
import { accept } from '#kernel';
import * as v from 'valibot';
import { readLedgers } from './ledger-store.ts';
import { findPreset } from './preset.ts';
import { findMapping } from './settings-store.ts';

export type MappingInForce = {
  readonly mapping: ChartMapping;
  /** The year it was saved for, with its version; null for the association's preset. */
  readonly saved: { readonly year: number; readonly version: number } | null;
  /** Accounts with money and no line; empty when the year has no ledger. */
  readonly unmapped: readonly UnmappedAccount[];
};

/** The chart mapping in force for a year, and what it leaves without a line. */
export const readMapping = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  async run({ tx }, { year }) {
    const found = await findMapping(tx, year);
    const mapping = found?.mapping ?? presets[await findPreset(tx)];
    const [ledger] = await readLedgers(tx, [year]);
    return accept<MappingInForce>({
      mapping,
      saved: found ? { year: found.year, version: found.version } : null,
      unmapped: ledger ? unmappedAccounts(ledger, mapping) : [],
    });
  },
});
