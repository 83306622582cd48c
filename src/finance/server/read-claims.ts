import { query } from '#access/server';
import {
  accrualAccount,
  accrualsAsSie,
  costPlace,
  netCosts,
  sharedCostLines,
  writeSie,
  type Accrual,
  type BookedAccrual,
  type CannotReadDay,
  type CannotReadYear,
  type NetCost,
  type SharedCost,
  type SharedCostLine,
  type Statements,
} from '#finance/core';
import { accept, isIsoDate, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { listSharedCosts } from './claim-store.ts';
import { loadFinanceAt, loadFinanceYear, mappingOf } from './finance-year.ts';
import { readLedgers } from './ledger-store.ts';
import { loadClaims, projectOf } from './load-claims.ts';

const Year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));
const Day = v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD'));

/** Programme × party × month as it stands on a day. */
export const readClaims = query({
  permission: 'finance.read',
  input: v.object({ year: Year, on: Day }),
  run: async ({ tx, space }, of) => accept(await loadClaims(tx, space, of)),
});

export type AccrualList = {
  readonly year: number;
  readonly rows: readonly (Accrual & { readonly booking: BookedAccrual | null })[];
  readonly liabilityAccount: string | null;
  /** SIE 4I with the rows that have an account; null when nothing can be booked. */
  readonly sie: Uint8Array | null;
};

/** The list that the accountant gets in January. A row whose account nobody can tell is in the list, never in the file. */
export const readAccrualList = query({
  permission: 'finance.read',
  input: v.object({ year: Year, on: Day }),
  async run({ tx, space }, of): Promise<Result<AccrualList, CannotReadYear>> {
    const finance = await loadFinanceYear(tx, of.year);
    if (!finance.ok) return finance;
    const { ledger } = finance.value;
    const mapping = await mappingOf(tx, of.year);
    const ledgers = await readLedgers(tx, [of.year, of.year - 1]);
    const { accruals: rows, programmes, members } = await loadClaims(tx, space, of);
    const liabilityAccount = accrualAccount(ledger, mapping);
    const listed = rows.map((row) => {
      const member = members.find(({ slug }) => slug === row.member);
      const programme = programmes.find(({ slug }) => slug === row.programme);
      const place = costPlace(ledgers, {
        project: projectOf(programmes, row.programme),
        counterparty: member?.counterpartyObject ?? null,
        mapping,
      });
      const text = `${programme?.name ?? row.programme}, ${member?.name ?? row.member}, månad ${row.from}–${row.to}`;
      return { ...row, booking: place && { ...place, text, amountOre: row.amountOre } };
    });
    const booked = listed.flatMap(({ booking }) => booking ?? []);
    const sie =
      booked.length === 0 || liabilityAccount === null
        ? null
        : writeSie(
            accrualsAsSie({
              year: of.year,
              rows: booked,
              liabilityAccount,
              company: { name: space.name, orgNumber: space.orgNumber },
              ledger,
              writtenOn: of.on,
            }),
            { ksumma: false },
          ).bytes;
    return accept({ year: of.year, rows: listed, liabilityAccount, sie });
  },
});

export type SharedCostYear = {
  readonly year: number;
  readonly costs: readonly SharedCost[];
  readonly lines: readonly SharedCostLine[];
  readonly net: readonly NetCost[];
  readonly statements: Statements;
};

/** What is shared with other associations, as booked by a day or in the whole year. */
export const readSharedCosts = query({
  permission: 'finance.read',
  input: v.object({ year: Year, at: v.optional(v.nullable(Day), null) }),
  async run({ tx }, { year, at }): Promise<Result<SharedCostYear, CannotReadDay>> {
    const finance = at === null ? await loadFinanceYear(tx, year) : await loadFinanceAt(tx, at);
    if (!finance.ok) return finance;
    const { statements } = finance.value;
    if (statements.year !== year) return refuse({ kind: 'noLedger', year, years: [statements.year] });
    const costs = await listSharedCosts(tx, year);
    const lines = sharedCostLines(costs, statements);
    return accept({ year, costs, lines, net: netCosts(lines, statements), statements });
  },
});
