// The way back from a printed number to the vouchers behind it.
import { query, remembering } from '#access/server';
import type { Tx } from '#database/server';
import {
  everyRow,
  isResultPosition,
  ledgerParts,
  positionsOf,
  type CannotReadYear,
  type Ledger,
  type LedgerPart,
  type Position,
  type RowLayout,
} from '#finance/core';
import { accept, refuse, slug, sumOre, type IsoDate, type Ore } from '#kernel';
import { sql } from 'kysely';
import * as v from 'valibot';
import { ledgerYears, loadLayout } from './finance-year.ts';
import { readLedgers, toStored } from './ledger-store.ts';
import type { StoredObjects } from './tables.ts';

export type VoucherRow = {
  readonly series: string;
  readonly number: string;
  readonly date: IsoDate;
  readonly text: string;
  readonly account: string;
  readonly accountName: string;
  /** Names of the row's objects, "Enter, Jönköpings kommun". */
  readonly objects: string;
  /** Debit positive, as in the ledger. */
  readonly amountOre: Ore;
};

export type RowBehind = {
  readonly year: number;
  readonly position: LedgerPart;
  readonly row: string;
  readonly accounts: readonly {
    readonly account: string;
    readonly name: string;
    readonly openingOre: Ore;
    readonly movementOre: Ore;
  }[];
  readonly vouchers: readonly VoucherRow[];
  readonly voucherRowCount: number;
  readonly openingOre: Ore;
  readonly movementOre: Ore;
  readonly source: string;
};

export type CannotReadRow = CannotReadYear | { readonly kind: 'noRow'; readonly row: string };

const rowsShown = 500;

/** The ledger and the rows of the report that its numbers stand in: the same for every row. */
const books = remembering<{ readonly ledger: Ledger | undefined; readonly layout: RowLayout | null }>({ most: 6 });

export const readRowBehind = query({
  permission: 'finance.read',
  input: v.object({
    year: v.pipe(v.number(), v.integer()),
    position: v.picklist(ledgerParts),
    /** A row's id, or `alla` for every row. */
    row: v.pipe(v.string(), v.maxLength(400)),
    /** The year of the report whose column it stands in, when that is not the year itself: its layout rules. */
    reportYear: v.optional(v.pipe(v.number(), v.integer())),
  }),
  async run({ tx, space }, { year, position, row, reportYear = year }) {
    const { ledger, layout } = await books({ tx, space, key: `${year} ${reportYear}` }, async () => ({
      ledger: (await readLedgers(tx, [year]))[0],
      layout: await loadLayout(tx, reportYear),
    }));
    if (!ledger || !layout)
      return refuse<CannotReadRow>({
        kind: 'noLedger',
        year: ledger ? reportYear : year,
        years: await ledgerYears(tx),
      });
    if (!hasRow(layout, { position, row })) return refuse<CannotReadRow>({ kind: 'noRow', row });
    const picked = pickAmounts(ledger, layout, { position, row });
    const vouchers = await vouchersBehind(tx, ledger, picked.movements);
    return accept<RowBehind>({
      year,
      position,
      row,
      accounts: sumsByAccount(ledger, picked),
      vouchers: vouchers.slice(0, rowsShown),
      voucherRowCount: vouchers.length,
      openingOre: sumOre(picked.opening.map(({ amountOre }) => amountOre)),
      movementOre: sumOre(picked.movements.map(({ amountOre }) => amountOre)),
      source: ledger.source,
    });
  },
});

type Picked = Pick<Ledger, 'opening' | 'movements'>;

type Asked = { readonly position: LedgerPart; readonly row: string };

function hasRow(layout: RowLayout, { position, row }: Asked): boolean {
  return row === everyRow || positionsOf(position).some((one) => layout.hasRow({ position: one, id: row }));
}

function pickAmounts(ledger: Ledger, layout: RowLayout, asked: Asked): Picked {
  const wanted = positionsOf(asked.position);
  const pick = (amounts: Ledger['movements'], from: readonly Position[]): Ledger['movements'] =>
    amounts.filter((amount) => {
      const place = layout.place(amount);
      if (!place || !from.includes(place.position)) return false;
      return asked.row === everyRow || place.id === asked.row || (place.of !== null && slug(place.of) === asked.row);
    });
  // A result account has no balance to open with.
  const withBalance = wanted.filter((position) => !isResultPosition(position));
  return { opening: pick(ledger.opening, withBalance), movements: pick(ledger.movements, wanted) };
}

function sumsByAccount(ledger: Ledger, picked: Picked): RowBehind['accounts'] {
  const accounts = [...new Set([...picked.opening, ...picked.movements].map(({ account }) => account))].toSorted();
  const sumOn = (amounts: Picked['opening'], account: string): Ore =>
    sumOre(amounts.filter((amount) => amount.account === account).map(({ amountOre }) => amountOre));
  return accounts.map((account) => ({
    account,
    name: ledger.accounts.get(account)?.name ?? '',
    openingOre: sumOn(picked.opening, account),
    movementOre: sumOn(picked.movements, account),
  }));
}

type StoredRow = Omit<VoucherRow, 'accountName' | 'objects'> & { readonly objects: StoredObjects };

async function vouchersBehind(tx: Tx, ledger: Ledger, movements: Picked['movements']): Promise<VoucherRow[]> {
  const places = movements.map(({ account, objects }) => [account, toStored(objects)]);
  const { rows } = await sql<StoredRow>`
    SELECT voucher.series, voucher.number, coalesce(voucher_row.dated_on, voucher.dated_on) AS date,
           coalesce(nullif(voucher_row.text, ''), voucher.text) AS text,
           voucher_row.account, voucher_row.objects, voucher_row.amount_ore
      FROM ledger_import
      JOIN voucher_row ON voucher_row.space_id = ledger_import.space_id AND voucher_row.import_id = ledger_import.id
      JOIN voucher ON voucher.space_id = voucher_row.space_id AND voucher.import_id = voucher_row.import_id
                  AND voucher.position = voucher_row.voucher_position
     WHERE ledger_import.is_current AND ledger_import.year = ${ledger.year}
       AND (voucher_row.account, voucher_row.objects) IN
           (SELECT place ->> 0, place -> 1 FROM jsonb_array_elements(${JSON.stringify(places)}::jsonb) AS place)
     ORDER BY date, voucher.position, voucher_row.position`.execute(tx);
  return rows.map((row) => ({
    ...row,
    accountName: ledger.accounts.get(row.account)?.name ?? '',
    objects: row.objects
      .map(([dimension, object]) => ledger.objects.get(dimension)?.get(object) || object)
      .join(', '),
  }));
}
