import { query } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { ledgerYears } from './finance-year.ts';

/** The years whose ledger is loaded, the latest first. */
export const listLedgerYears = query({
  permission: 'finance.read',
  input: v.object({}),
  run: async ({ tx }) => accept(await ledgerYears(tx)),
});
