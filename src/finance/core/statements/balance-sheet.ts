import type { Ore } from '#kernel';
import type { Position } from '../mapping/chart-mapping.ts';
import type { MappedYear } from '../mapping/map-ledger.ts';
import type { MappedYears } from './compute.ts';
import type { StatementRow } from './statement.ts';
import {
  closingEquity,
  columns,
  currentAssets,
  openingEquity,
  totalAssets,
  totalEquityAndLiabilities,
  yearResult,
} from './year-sums.ts';
import { labels } from './labels.ts';

/**
 * Balansräkning, LKBR 6:2, "i tillämpliga delar": what an association does not have (buildings, provisions, loans) is
 * left out when it is 0 in both years. Assets, equity and liabilities are all positive.
 */
export function balanceSheet(years: MappedYears): StatementRow[] {
  const position = (key: Position, label: string, note: string | null = null): StatementRow => ({
    key,
    label,
    role: 'row',
    note,
    amounts: columns(years, ({ sums }) => sums[key]),
  });
  const optional = (key: Position, label: string): StatementRow[] =>
    isUsed(years, key) ? [position(key, label)] : [];
  return [
    ...optional('fixedAssets', labels.rows.fixedAssets),
    position('receivables', labels.rows.receivables, '4'),
    ...optional('shortTermInvestments', labels.rows.shortTermInvestments),
    position('cash', labels.rows.cash),
    {
      key: 'currentAssets',
      label: labels.rows.currentAssets,
      role: 'subtotal',
      note: null,
      amounts: columns(years, currentAssets),
    },
    {
      key: 'totalAssets',
      label: labels.rows.totalAssets,
      role: 'total',
      note: null,
      amounts: columns(years, totalAssets),
    },
    {
      key: 'openingEquity',
      label: labels.rows.openingEquity,
      role: 'row',
      note: null,
      amounts: columns(years, openingEquity),
    },
    {
      key: 'yearResult',
      label: labels.rows.yearResult,
      role: 'row',
      note: null,
      amounts: columns(years, yearResult),
    },
    ...otherEquityChange(years),
    {
      key: 'closingEquity',
      label: labels.rows.closingEquity,
      role: 'subtotal',
      note: null,
      amounts: columns(years, closingEquity),
    },
    ...optional('provisions', labels.rows.provisions),
    ...optional('longTermLiabilities', labels.rows.longTermLiabilities),
    position('currentLiabilities', labels.rows.currentLiabilities, '5'),
    {
      key: 'totalEquityAndLiabilities',
      label: labels.rows.totalEquityAndLiabilities,
      role: 'total',
      note: null,
      amounts: columns(years, totalEquityAndLiabilities),
    },
  ];
}

function isUsed(years: MappedYears, position: Position): boolean {
  return [years.current, years.previous].some(
    (year) => year !== null && (year.sums[position] !== 0 || year.opening[position] !== 0),
  );
}

/** Money paid to or by the members past the result; without this row equity would not add up. */
function otherEquityChange(years: MappedYears): StatementRow[] {
  const change = (year: MappedYear): Ore => closingEquity(year) - openingEquity(year) - yearResult(year);
  const amounts = columns(years, change);
  if (!amounts.currentOre && !amounts.previousOre) return [];
  const label = labels.rows.otherEquityChange;
  return [{ key: 'otherEquityChange', label, role: 'row', note: null, amounts }];
}
