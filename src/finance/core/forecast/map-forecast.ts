// A forecast as a column of the statements: the same rows, and a balance sheet at the end of the year that balances.
import { sumOre } from '#kernel';
import type { Payer, Position } from '../mapping/chart-mapping.ts';
import type { MappedRow, MappedYear } from '../mapping/map-ledger.ts';
import type { Forecast, ForecastRow } from './forecast.ts';

/**
 * Income and costs as judged; receivables and debts as told, else as at the end of the year before (when members invoice
 * as they did then); everything else as it stands; money is what is left.
 */
export function mapForecast(
  forecast: Pick<Forecast, 'rows' | 'receivablesOre' | 'liabilitiesOre'>,
  years: { readonly current: MappedYear; readonly previous: MappedYear | null; readonly budget: MappedYear | null },
): MappedYear {
  const { current, previous } = years;
  const known = [...current.rows, ...(years.previous?.rows ?? []), ...(years.budget?.rows ?? [])];
  const rows = forecast.rows.map((row, index) => mappedRow(row, { index, known }));
  const sumOf = (position: Position): number =>
    sumOre(rows.filter((row) => row.position === position).map(({ amountOre }) => amountOre));
  const result = {
    operatingIncome: sumOf('operatingIncome'),
    operatingCosts: sumOf('operatingCosts'),
    financialIncome: sumOf('financialIncome'),
    financialCosts: sumOf('financialCosts'),
  };
  const resultOre = result.operatingIncome - result.operatingCosts + result.financialIncome - result.financialCosts;
  const receivables = forecast.receivablesOre ?? previous?.sums.receivables ?? current.sums.receivables;
  const currentLiabilities =
    forecast.liabilitiesOre ?? previous?.sums.currentLiabilities ?? current.sums.currentLiabilities;
  const equity = current.sums.equity - current.sums.closing;
  const { fixedAssets, shortTermInvestments, provisions, longTermLiabilities } = current.sums;
  const cash =
    equity +
    resultOre +
    provisions +
    longTermLiabilities +
    currentLiabilities -
    fixedAssets -
    receivables -
    shortTermInvestments;
  const contributions = new Map<Payer, number>();
  for (const { payer, amountOre } of rows) {
    if (payer) contributions.set(payer, (contributions.get(payer) ?? 0) + amountOre);
  }
  return {
    ...current,
    sums: { ...current.sums, ...result, closing: 0, equity, receivables, currentLiabilities, cash },
    rows,
    contributions,
    unmapped: [],
  };
}

function mappedRow(
  row: ForecastRow,
  about: { readonly index: number; readonly known: readonly MappedRow[] },
): MappedRow {
  const { row: id, label, of, position, amountOre } = row;
  const same = about.known.find((one) => one.position === position && one.id === id);
  if (same) return { ...same, amountOre };
  const parts = about.known.filter((one) => one.position === position && one.of === label);
  return {
    id,
    label,
    of,
    position,
    amountOre,
    payer: parts[0]?.payer ?? null,
    object: null,
    isAudit: parts.length > 0 && parts.every(({ isAudit }) => isAudit),
    needsObjects: false,
    order: `~~${String(about.index).padStart(4, '0')}`,
  };
}
