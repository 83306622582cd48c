// Costs shared with another association: a share of a post, an office, a course. What to invoice, and the net that is left.
import { formatAmount } from '#design/core';
import { roundToOre, slug, sumOre, type Ore } from '#kernel';
import type { EnteredFigure } from '../entered.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { NoteRow, Statements } from '../statements/statement.ts';

export const sharedCostKinds = ['post', 'office', 'course', 'other'] as const;
export type SharedCostKind = (typeof sharedCostKinds)[number];

export type SharedCost = {
  readonly label: string;
  readonly kind: SharedCostKind;
  /** The other association, as it is called on the invoice. */
  readonly counterparty: string;
  /** Id of the row in the note of costs that the whole cost stands on; null when the amount is typed. */
  readonly costRow: string | null;
  /** The whole cost when no row tells it. */
  readonly wholeOre: Ore | null;
  /** The other's share, 0–1. */
  readonly share: number;
  /** Id of the row in the note of income that its payments stand on. */
  readonly incomeRow: string | null;
};

export type SharedCostLine = SharedCost & {
  readonly costOre: Ore;
  readonly theirsOre: Ore;
  readonly invoicedOre: Ore;
  /** What is left to invoice; negative when too much was. */
  readonly toInvoiceOre: Ore;
};

/** As booked in the statements, which may be of part of a year. A row of income that several share is split by what each should have. */
export function sharedCostLines(
  shared: readonly SharedCost[],
  statements: Pick<Statements, 'notes'>,
): readonly SharedCostLine[] {
  const amountOf = (rows: readonly NoteRow[], id: string | null): Ore =>
    rows.find((row) => row.id === id)?.amounts.currentOre ?? 0;
  const lines = shared.map((one) => {
    const costOre = one.costRow === null ? (one.wholeOre ?? 0) : amountOf(statements.notes.costs, one.costRow);
    return { ...one, costOre, theirsOre: roundToOre(costOre * one.share) };
  });
  return lines.map((line) => {
    const sameRow = lines.filter(({ incomeRow }) => incomeRow !== null && incomeRow === line.incomeRow);
    const booked = amountOf(statements.notes.income, line.incomeRow);
    const wanted = sumOre(sameRow.map(({ theirsOre }) => theirsOre));
    const part = wanted === 0 ? 1 / Math.max(1, sameRow.length) : line.theirsOre / wanted;
    const invoicedOre = line.incomeRow === null ? 0 : sameRow.length === 1 ? booked : roundToOre(booked * part);
    return { ...line, invoicedOre, toInvoiceOre: line.theirsOre - invoicedOre };
  });
}

export type NetCost = {
  readonly row: string;
  readonly label: string;
  readonly costOre: Ore;
  readonly incomeOre: Ore;
  readonly netOre: Ore;
  readonly budgetOre: Ore | null;
};

/** Each shared row less what the others pay for it. */
export function netCosts(
  lines: readonly SharedCostLine[],
  statements: Pick<Statements, 'notes'>,
): readonly NetCost[] {
  const rows = [...new Set(lines.flatMap(({ costRow }) => costRow ?? []))];
  return rows.flatMap((id) => {
    const row = statements.notes.costs.find((one) => one.id === id);
    if (!row) return [];
    const costOre = row.amounts.currentOre ?? 0;
    const incomeOre = sumOre(lines.filter(({ costRow }) => costRow === id).map(({ invoicedOre }) => invoicedOre));
    const { budgetOre } = row.amounts;
    return [{ row: id, label: row.label, costOre, incomeOre, netOre: costOre - incomeOre, budgetOre }];
  });
}

/** The net as it is kept beside what no ledger tells: with what it was computed from, so that it can be computed again. */
export function netFigure(
  { row, label, costOre, incomeOre, netOre }: NetCost,
  of: { readonly year: number; readonly ledger: Pick<Ledger, 'version'> },
): Omit<EnteredFigure, 'version'> {
  return {
    key: `net.${slug(row)}`,
    year: of.year,
    label: `${label} netto`,
    value: netOre / 100,
    unit: 'kr',
    source: `Delade kostnader ${of.year}: ${formatAmount(costOre)} kr mindre andras del ${formatAmount(incomeOre)} kr, huvudboken version ${of.ledger.version}`,
    budgetRow: label,
  };
}
