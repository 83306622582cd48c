// The tables of a forecast: row by row, its versions, and how close each came.
import { amountCell, dateCell, emptyCell, headingRow, textCell, type TableModel, type TableRow } from '#design/core';
import { forecastSums, type Forecast, type ForecastAccuracy, type ForecastRow } from '#finance/core';
import { dayInSweden, roundToKronor, sumOre, type Ore } from '#kernel';
import type { ForecastTexts } from './texts.ts';

const kronor = (amountOre: Ore | null) => amountCell(amountOre === null ? null : roundToKronor(amountOre));

export function forecastTable({ rows, at }: Forecast, texts: ForecastTexts): TableModel {
  const words = texts.rows;
  const hasExpected = rows.some(({ expectedOre }) => expectedOre !== 0);
  const better = ({ note, amountOre, budgetOre }: ForecastRow): Ore | null =>
    budgetOre === null ? null : (note === 'income' ? 1 : -1) * (amountOre - budgetOre) + 0;
  const row = (one: ForecastRow): TableRow => ({
    id: `${one.note}.${one.row}`,
    label: one.label,
    role: 'row',
    cells: [
      kronor(one.actualOre),
      ...(hasExpected ? [one.expectedOre === 0 ? emptyCell() : kronor(one.expectedOre)] : []),
      kronor(one.budgetOre),
      kronor(one.amountOre),
      kronor(better(one)),
      textCell(texts.methods[one.method]),
      textCell(one.comment ?? ''),
    ],
  });
  const total = (id: string, label: string, own: readonly ForecastRow[], role: 'subtotal' | 'total'): TableRow => {
    const signed = (pick: (one: ForecastRow) => Ore): Ore =>
      sumOre(own.map((one) => pick(one) * (role === 'total' && one.note === 'costs' ? -1 : 1))) + 0;
    const budgetOre = signed((one) => one.budgetOre ?? 0);
    return {
      id,
      label,
      role,
      cells: [
        kronor(signed((one) => one.actualOre)),
        ...(hasExpected ? [kronor(signed((one) => one.expectedOre))] : []),
        kronor(budgetOre),
        kronor(signed((one) => one.amountOre)),
        emptyCell(),
        emptyCell(),
        emptyCell(),
      ],
    };
  };
  const of = (note: 'income' | 'costs') => rows.filter((one) => one.note === note);
  return {
    id: 'prognos',
    caption: words.caption(at),
    labelHeading: words.row,
    columns: [
      { id: 'actual', label: words.actual, kind: 'amount' },
      ...(hasExpected ? [{ id: 'expected', label: words.expected, kind: 'amount' as const }] : []),
      { id: 'budget', label: words.budget, kind: 'amount' },
      { id: 'forecast', label: words.forecast, kind: 'amount' },
      { id: 'deviation', label: words.deviation, kind: 'amount' },
      { id: 'method', label: words.method, kind: 'text' },
      { id: 'comment', label: words.comment, kind: 'text' },
    ],
    rows: [
      headingRow({ id: 'income', label: words.income }),
      ...of('income').map(row),
      total('income.total', words.sumIncome, of('income'), 'subtotal'),
      headingRow({ id: 'costs', label: words.costs }),
      ...of('costs').map(row),
      total('costs.total', words.sumCosts, of('costs'), 'subtotal'),
      total('result', words.result, rows, 'total'),
    ],
    remarks: [words.remark],
  };
}

export function versionsTable(
  forecasts: readonly Forecast[],
  year: number,
  { versions: words }: ForecastTexts,
): TableModel {
  return {
    id: 'versioner',
    caption: words.caption(year),
    labelHeading: words.version,
    columns: [
      { id: 'at', label: words.at, kind: 'date' },
      { id: 'income', label: words.income, kind: 'amount' },
      { id: 'costs', label: words.costs, kind: 'amount' },
      { id: 'result', label: words.result, kind: 'amount' },
      { id: 'who', label: words.who, kind: 'text' },
      { id: 'when', label: words.when, kind: 'date' },
      { id: 'source', label: words.source, kind: 'text' },
      { id: 'comment', label: words.comment, kind: 'text' },
    ],
    rows: forecasts.map((one) => {
      const sums = forecastSums(one.rows);
      return {
        id: String(one.version),
        label: String(one.version),
        role: 'row',
        cells: [
          dateCell(one.at),
          kronor(sums.incomeOre),
          kronor(sums.costsOre),
          kronor(sums.resultOre),
          textCell(one.savedBy),
          dateCell(dayInSweden(one.savedAt)),
          textCell(one.source),
          textCell(one.comment ?? ''),
        ],
      };
    }),
  };
}

export function accuracyTable(accuracy: readonly ForecastAccuracy[], { accuracy: words }: ForecastTexts): TableModel {
  const miss = ({ forecastOre, actualOre }: { forecastOre: Ore; actualOre: Ore }) => kronor(actualOre - forecastOre);
  return {
    id: 'traffsakerhet',
    caption: words.caption,
    labelHeading: words.version,
    columns: [
      { id: 'at', label: words.at, kind: 'date' },
      { id: 'forecast', label: words.forecast, kind: 'amount' },
      { id: 'actual', label: words.actual, kind: 'amount' },
      { id: 'miss', label: words.miss, kind: 'amount' },
      { id: 'income', label: words.incomeMiss, kind: 'amount' },
      { id: 'costs', label: words.costsMiss, kind: 'amount' },
      { id: 'largest', label: words.largest, kind: 'text' },
    ],
    rows: accuracy.map((one) => ({
      id: String(one.version),
      label: String(one.version),
      role: 'row',
      cells: [
        dateCell(one.at),
        kronor(one.result.forecastOre),
        kronor(one.result.actualOre),
        miss(one.result),
        miss(one.income),
        miss(one.costs),
        textCell(one.rows[0]?.label ?? ''),
      ],
    })),
    remarks: [words.remark],
  };
}
