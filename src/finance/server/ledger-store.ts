// Imports of ledgers: written once, read back as sums. An import is never changed; a newer one takes its place.
import { insertMany, type Tx } from '#database/server';
import type { Ledger, LedgerAmount, LedgerInput, ObjectRef } from '#finance/core';
import type { Instant, IsoDate, Period } from '#kernel';
import { sql } from 'kysely';
import type { StoredObjects } from './tables.ts';

export type ImportSummary = {
  readonly id: string;
  readonly year: number;
  readonly version: number;
  readonly isCurrent: boolean;
  readonly fileName: string;
  readonly program: string | null;
  readonly voucherCount: number;
  readonly rowCount: number;
  readonly problemCount: number;
  readonly importedAt: Instant;
  readonly importedBy: string;
};

export type NewImport = {
  readonly id: string;
  readonly version: number;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly fileBytes: Uint8Array;
  readonly importedAt: Instant;
  readonly importedBy: string;
};

export async function saveImport(tx: Tx, about: NewImport, input: LedgerInput): Promise<void> {
  await tx.updateTable('ledgerImport').set({ isCurrent: false }).where('year', '=', input.year).execute();
  await tx
    .insertInto('ledgerImport')
    .values({
      ...about,
      year: input.year,
      isCurrent: true,
      origin: input.origin,
      periodFrom: input.period.from,
      periodTo: input.period.to,
      program: input.program,
      companyName: input.companyName,
      orgNumber: input.orgNumber,
      openingOrigin: input.openingOrigin ?? 'stated',
      voucherCount: input.vouchers.length,
      rowCount: countRows(input),
      problems: JSON.stringify(input.problems),
    })
    .execute();
  await insertMany(tx, 'ledger_account', accountRows(about.id, input));
  await insertMany(tx, 'ledger_object', objectRows(about.id, input));
  await insertMany(tx, 'ledger_amount', amountRows(about.id, input));
  await insertMany(tx, 'voucher', voucherRows(about.id, input));
  await insertMany(tx, 'voucher_row', transactionRows(about.id, input));
}

function countRows({ vouchers, movements }: LedgerInput): number {
  let count = movements.length;
  for (const { rows } of vouchers) count += rows.length;
  return count;
}

export async function listImports(tx: Tx): Promise<ImportSummary[]> {
  const rows = await tx
    .selectFrom('ledgerImport')
    .select([
      'id',
      'year',
      'version',
      'isCurrent',
      'fileName',
      'program',
      'voucherCount',
      'rowCount',
      'importedAt',
      'importedBy',
    ])
    .select(sql<number>`jsonb_array_length(problems)`.as('problemCount'))
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows;
}

export async function findImportOfFile(
  tx: Tx,
  fileSha256: string,
): Promise<{ year: number; version: number } | undefined> {
  return tx
    .selectFrom('ledgerImport')
    .select(['year', 'version'])
    .where('fileSha256', '=', fileSha256)
    .where('isCurrent', '=', true)
    .executeTakeFirst();
}

/** The version of a year that is in force; undefined when the year is not loaded. */
export async function currentVersionOf(tx: Tx, year: number): Promise<number | undefined> {
  const row = await tx
    .selectFrom('ledgerImport')
    .select('version')
    .where('year', '=', year)
    .where('isCurrent', '=', true)
    .executeTakeFirst();
  return row?.version;
}

/** The year whose ledger holds a day: its own dates decide, since a fiscal year need not be a calendar year. */
export async function findYearOf(tx: Tx, day: IsoDate) {
  return tx
    .selectFrom('ledgerImport')
    .leftJoin('voucher', (join) =>
      join.onRef('voucher.importId', '=', 'ledgerImport.id').onRef('voucher.spaceId', '=', 'ledgerImport.spaceId'),
    )
    .select(['year', 'periodTo', 'voucherCount', sql<IsoDate | null>`max(voucher.dated_on)`.as('lastVoucherOn')])
    .where('isCurrent', '=', true)
    .where('periodFrom', '<=', day)
    .where('periodTo', '>=', day)
    .groupBy(['year', 'periodTo', 'voucherCount'])
    .executeTakeFirst();
}

/** The days of a loaded fiscal year; undefined when the year is not loaded. */
export async function findLedgerPeriod(tx: Tx, year: number): Promise<Period | undefined> {
  return tx
    .selectFrom('ledgerImport')
    .select(['periodFrom as from', 'periodTo as to'])
    .where('isCurrent', '=', true)
    .where('year', '=', year)
    .executeTakeFirst();
}

/** The day of a year's last voucher; null for a year of sums without days. */
export async function findLastVoucher(tx: Tx, year: number): Promise<IsoDate | null> {
  const row = await tx
    .selectFrom('ledgerImport')
    .innerJoin('voucher', (join) =>
      join.onRef('voucher.importId', '=', 'ledgerImport.id').onRef('voucher.spaceId', '=', 'ledgerImport.spaceId'),
    )
    .select(sql<IsoDate | null>`max(voucher.dated_on)`.as('on'))
    .where('isCurrent', '=', true)
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.on ?? null;
}

/** The highest version of a year so far; 0 when it was never imported. */
export async function lastVersionOf(tx: Tx, year: number): Promise<number> {
  const row = await tx
    .selectFrom('ledgerImport')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** A year of which only what was booked to a day is asked for. */
export type YearTo = { readonly year: number; readonly at: IsoDate };

/**
 * The current ledgers of the years asked for, as sums, newest year first: two queries for the sums, whatever the years.
 * `to` leaves out of its year the vouchers that are dated later.
 */
export async function readLedgers(tx: Tx, years: readonly number[], to?: YearTo): Promise<Ledger[]> {
  if (years.length === 0) return [];
  const imports = await tx
    .selectFrom('ledgerImport')
    .select(['id', 'year', 'version', 'periodFrom', 'periodTo', 'fileName', 'importedAt'])
    .where('isCurrent', '=', true)
    .where('year', 'in', [...years])
    .orderBy('year', 'desc')
    .execute();
  const ids = imports.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [accounts, objects, sums] = [
    await readAccounts(tx, ids),
    await readObjects(tx, ids),
    await readSums(tx, ids, to && { id: imports.find(({ year }) => year === to.year)?.id ?? '', at: to.at }),
  ];
  return imports.map((row): Ledger => {
    const own = sums.filter(({ importId }) => importId === row.id);
    const movements = own.filter(({ kind }) => kind === 'movement').map(toAmount);
    return {
      year: row.year,
      period: { from: row.periodFrom, to: row.periodTo },
      accounts: new Map(
        accounts
          .filter(({ importId }) => importId === row.id)
          .map(({ account, name, type }) => [account, { name, type }]),
      ),
      objects: groupObjects(objects.filter(({ importId }) => importId === row.id)),
      opening: own.filter(({ kind }) => kind === 'opening').map(toAmount),
      movements,
      hasObjects: movements.some((amount) => amount.objects.length > 0),
      hasOpening: true,
      version: row.version,
      source: `${row.fileName}, inläst ${row.importedAt.slice(0, 10)} (version ${row.version})`,
    };
  });
}

/** The year before as the current file of `year` tells it; null when the file is silent. */
export async function readBefore(
  tx: Tx,
  year: number,
): Promise<{ closing: LedgerAmount[]; results: LedgerAmount[] }> {
  const rows = await tx
    .selectFrom('ledgerAmount')
    .innerJoin('ledgerImport', (join) =>
      join
        .onRef('ledgerImport.id', '=', 'ledgerAmount.importId')
        .onRef('ledgerImport.spaceId', '=', 'ledgerAmount.spaceId'),
    )
    .select(['ledgerAmount.kind', 'account', 'objects', 'amountOre'])
    .where('ledgerImport.isCurrent', '=', true)
    .where('ledgerImport.year', '=', year)
    .where('ledgerAmount.kind', 'in', ['closingBefore', 'resultBefore'])
    .orderBy('ledgerAmount.position')
    .execute();
  return {
    closing: rows.filter(({ kind }) => kind === 'closingBefore').map(toAmount),
    results: rows.filter(({ kind }) => kind === 'resultBefore').map(toAmount),
  };
}

async function readAccounts(tx: Tx, ids: string[]) {
  return tx
    .selectFrom('ledgerAccount')
    .select(['importId', 'account', 'name', 'type'])
    .where('importId', 'in', ids)
    .orderBy('account')
    .execute();
}

async function readObjects(tx: Tx, ids: string[]) {
  return tx
    .selectFrom('ledgerObject')
    .select(['importId', 'dimension', 'object', 'name'])
    .where('importId', 'in', ids)
    .execute();
}

type Sum = {
  importId: string;
  kind: 'opening' | 'movement';
  account: string;
  objects: StoredObjects;
  amountOre: number;
};

async function readSums(tx: Tx, ids: string[], to?: { readonly id: string; readonly at: IsoDate }): Promise<Sum[]> {
  const isInTime = to?.id
    ? sql`AND (import_id <> ${to.id} OR (SELECT dated_on FROM voucher
         WHERE voucher.import_id = voucher_row.import_id AND voucher.position = voucher_row.voucher_position) <= ${to.at})`
    : sql``;
  const { rows } = await sql<Sum>`
    SELECT import_id, kind, account, objects, sum(amount_ore)::bigint AS amount_ore FROM (
      SELECT import_id, 'movement' AS kind, account, objects, amount_ore FROM voucher_row WHERE import_id = ANY(${ids}) ${isInTime}
      UNION ALL
      SELECT import_id, kind, account, objects, amount_ore FROM ledger_amount
       WHERE import_id = ANY(${ids}) AND kind IN ('opening', 'movement')
    ) AS amounts
    GROUP BY import_id, kind, account, objects
    ORDER BY import_id, kind, account, objects`.execute(tx);
  return rows;
}

function toAmount(row: { account: string; objects: StoredObjects; amountOre: number }): LedgerAmount {
  return { account: row.account, objects: fromStored(row.objects), amountOre: row.amountOre };
}

function fromStored(objects: StoredObjects): ObjectRef[] {
  return objects.map(([dimension, object]) => ({ dimension, object }));
}

export function toStored(objects: readonly ObjectRef[]): StoredObjects {
  return objects
    .map(({ dimension, object }) => [dimension, object] as const)
    .toSorted((a, b) => Number(a[0]) - Number(b[0]) || (a.join('\u0001') < b.join('\u0001') ? -1 : 1));
}

function groupObjects(rows: readonly { dimension: string; object: string; name: string }[]) {
  const byDimension = new Map<string, Map<string, string>>();
  for (const { dimension, object, name } of rows) {
    const names = byDimension.get(dimension) ?? new Map<string, string>();
    byDimension.set(dimension, names.set(object, name));
  }
  return byDimension;
}

function accountRows(importId: string, input: LedgerInput) {
  return [...input.accounts].map(([account, { name, type }]) => ({ import_id: importId, account, name, type }));
}

function objectRows(importId: string, input: LedgerInput) {
  return [...input.objects].flatMap(([dimension, names]) =>
    [...names].map(([object, name]) => ({ import_id: importId, dimension, object, name })),
  );
}

function amountRows(importId: string, input: LedgerInput) {
  const kinds = [
    ['opening', input.opening],
    ['movement', input.movements],
    ['closingBefore', input.before.closing],
    ['resultBefore', input.before.results],
    ['budget', input.budget],
  ] as const;
  return kinds
    .flatMap(([kind, amounts]) => amounts.map((amount) => ({ kind, amount })))
    .map(({ kind, amount }, position) => ({
      import_id: importId,
      position,
      kind,
      account: amount.account,
      objects: toStored(amount.objects),
      amount_ore: amount.amountOre,
    }));
}

function* voucherRows(importId: string, { vouchers }: LedgerInput) {
  let position = 0;
  for (const { series, number, date, text, line } of vouchers) {
    yield { import_id: importId, position, series, number, dated_on: date, text, line };
    position += 1;
  }
}

function* transactionRows(importId: string, { vouchers }: LedgerInput) {
  let voucherPosition = 0;
  for (const voucher of vouchers) {
    for (const [position, row] of voucher.rows.entries()) {
      yield {
        import_id: importId,
        voucher_position: voucherPosition,
        position,
        account: row.account,
        objects: toStored(row.objects),
        amount_ore: row.amountOre,
        text: row.text,
        dated_on: row.date,
      };
    }
    voucherPosition += 1;
  }
}
