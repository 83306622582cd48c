import { dateCell, oreCell, textCell, type TableModel } from '#design/core';
import type { RowBehind } from '#finance/server';
import type { FinanceTexts } from '../../../../texts.ts';

/** Names and texts of the ledger are the association's own. */
const swedish = { language: 'sv' } as const;

/** What the accounts behind a row carried in, moved and carried out. */
export function accountsTable(row: RowBehind, texts: FinanceTexts): TableModel {
  const sum = (openingOre: number, movementOre: number) => [
    oreCell(openingOre),
    oreCell(movementOre),
    oreCell(openingOre + movementOre),
  ];
  return {
    id: 'accounts',
    caption: texts.row.accounts,
    labelHeading: texts.row.account,
    columns: [
      { id: 'opening', label: texts.row.opening, kind: 'amount' },
      { id: 'movement', label: texts.row.movement, kind: 'amount' },
      { id: 'closing', label: texts.row.closing, kind: 'amount' },
    ],
    rows: [
      ...row.accounts.map(({ account, name, openingOre, movementOre }) => ({
        id: account,
        label: `${account} ${name}`,
        role: 'row' as const,
        language: 'sv' as const,
        cells: sum(openingOre, movementOre),
      })),
      { id: 'total', label: texts.row.total, role: 'total', cells: sum(row.openingOre, row.movementOre) },
    ],
    remarks: [texts.row.sign],
  };
}

export function vouchersTable(row: RowBehind, texts: FinanceTexts): TableModel {
  return {
    id: 'vouchers',
    caption: texts.row.vouchers,
    labelHeading: texts.row.voucher,
    columns: [
      { id: 'date', label: texts.row.date, kind: 'date' },
      { id: 'text', label: texts.row.text, kind: 'text' },
      { id: 'account', label: texts.row.account, kind: 'text' },
      { id: 'objects', label: texts.row.objects, kind: 'text' },
      { id: 'amount', label: texts.row.amount, kind: 'amount' },
    ],
    rows: row.vouchers.map((voucher, index) => ({
      id: String(index),
      label: `${voucher.series} ${voucher.number}`.trim(),
      role: 'row',
      cells: [
        dateCell(voucher.date),
        textCell(voucher.text, swedish),
        textCell(`${voucher.account} ${voucher.accountName}`, swedish),
        textCell(voucher.objects, swedish),
        oreCell(voucher.amountOre),
      ],
    })),
  };
}
