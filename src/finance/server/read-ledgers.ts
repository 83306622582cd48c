import { query } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { listImports } from './ledger-store.ts';
import { listBudgets } from './settings-store.ts';

/** Every import of a ledger and every version of a budget, newest first. */
export const readLedgerImports = query({
  permission: 'finance.read',
  input: v.object({}),
  async run({ tx }) {
    return accept({ imports: await listImports(tx), budgets: await listBudgets(tx) });
  },
});
