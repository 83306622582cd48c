import { query } from '#access/server';
import { accept, refuse } from '#kernel';
import * as v from 'valibot';

/** The ledger of a year as an auditor reads it: the file as it was received, and every row by account and day. */
export const readLedgerBook = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  async run({ tx }, { year }) {
    const received = await tx
      .selectFrom('ledgerImport')
      .select(['id', 'version', 'fileName', 'fileBytes'])
      .where('year', '=', year)
      .where('isCurrent', '=', true)
      .executeTakeFirst();
    if (!received) return refuse({ kind: 'noLedger' as const, year });
    const { id, version, fileName, fileBytes } = received;
    const rows = await tx
      .selectFrom('voucherRow')
      .innerJoin('voucher', (join) =>
        join
          .onRef('voucher.importId', '=', 'voucherRow.importId')
          .onRef('voucher.position', '=', 'voucherRow.voucherPosition'),
      )
      .innerJoin('ledgerAccount', (join) =>
        join
          .onRef('ledgerAccount.importId', '=', 'voucherRow.importId')
          .onRef('ledgerAccount.account', '=', 'voucherRow.account'),
      )
      .select([
        'voucherRow.account',
        'ledgerAccount.name',
        'voucher.datedOn',
        'voucher.series',
        'voucher.number',
        'voucher.text as voucherText',
        'voucherRow.text',
        'voucherRow.amountOre',
      ])
      .where('voucherRow.importId', '=', id)
      .orderBy('voucherRow.account')
      .orderBy('voucher.datedOn')
      .orderBy('voucher.position')
      .orderBy('voucherRow.position')
      .execute();
    const opening = await tx
      .selectFrom('ledgerAmount')
      .innerJoin('ledgerAccount', (join) =>
        join
          .onRef('ledgerAccount.importId', '=', 'ledgerAmount.importId')
          .onRef('ledgerAccount.account', '=', 'ledgerAmount.account'),
      )
      .select(['ledgerAmount.account', 'ledgerAccount.name', 'ledgerAmount.amountOre'])
      .where('ledgerAmount.importId', '=', id)
      .where('ledgerAmount.kind', '=', 'opening')
      .orderBy('ledgerAmount.account')
      .orderBy('ledgerAmount.position')
      .execute();
    return accept({ year, version, fileName, bytes: fileBytes, rows, opening });
  },
});
