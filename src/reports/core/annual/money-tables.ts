// Tables that a report makes out of finance's figures: contributions against the law, the split of costs, capital.
import { formatCount, formatPercent, type Cell, type TableModel, type TableRow } from '#design/core';
import {
  costClasses,
  printed,
  type CapitalComparison,
  type CostClass,
  type CostSplit,
  type Statements,
} from '#finance/core';
import { calendarYear, figureId, roundToPercent, type Ore } from '#kernel';

/** Parties that pay. Without a region the kommun pays half (FinsamL 5 a §), and has no row of nothing. */
export function contributors({ contributions }: Pick<Statements, 'contributions'>): Statements['contributions'] {
  return contributions.filter(
    ({ payer, amounts }) =>
      payer !== 'region' ||
      [amounts.currentOre, amounts.previousOre, amounts.budgetOre].some((amount) => (amount ?? 0) !== 0),
  );
}

const LAW = 'Enligt 5 § lagen (2003:1210) betalar staten hälften, regioner en fjärdedel och kommuner en fjärdedel.';
const LAW_WITHOUT_REGION =
  'När ingen region deltar betalar staten hälften och kommunen hälften, enligt 5 a § lagen (2003:1210).';

export function contributionsTable(statements: Statements): TableModel {
  const { year } = statements;
  const contributions = contributors(statements);
  const sum = (column: 'currentOre' | 'previousOre'): Ore =>
    contributions.reduce((total, { amounts }) => total + (amounts[column] ?? 0), 0);
  const total = sum('currentOre');
  const hasPrevious = contributions.some(({ amounts }) => amounts.previousOre !== null);
  const id = (payer: string | null, of: number): string =>
    figureId({
      name: 'finance.contributions',
      period: calendarYear(of),
      ...(payer ? { dimensions: { payer } } : {}),
    });
  const cells = (
    payer: string | null,
    amounts: { currentOre: Ore | null; previousOre: Ore | null },
    share: Cell,
  ): Cell[] => [
    amountCell(amounts.currentOre, id(payer, year)),
    share,
    ...(hasPrevious ? [amountCell(amounts.previousOre, id(payer, year - 1))] : []),
  ];
  return {
    id: 'contributions',
    caption: 'Medlemmarnas bidrag',
    labelHeading: 'Belopp i kr',
    columns: [
      { id: 'current', label: String(year), kind: 'amount' },
      { id: 'share', label: 'Andel', kind: 'percent' },
      ...(hasPrevious ? [{ id: 'previous', label: String(year - 1), kind: 'amount' as const }] : []),
    ],
    rows: [
      ...contributions.map((row): TableRow => ({
        id: row.payer,
        label: row.label,
        role: 'row',
        cells: cells(row.payer, row.amounts, shareCell({ part: row.amounts.currentOre ?? 0, whole: total })),
      })),
      {
        id: 'total',
        label: 'Summa',
        role: 'total',
        cells: cells(
          null,
          { currentOre: total, previousOre: hasPrevious ? sum('previousOre') : null },
          shareCell({ part: total, whole: total }),
        ),
      },
    ],
    remarks: [contributions.some(({ payer }) => payer === 'region') ? LAW : LAW_WITHOUT_REGION],
  };
}

const classLabels: Readonly<Record<CostClass, string>> = {
  individual: 'Individinriktade insatser',
  structural: 'Strukturinriktat arbete',
  administration: 'Administration',
};
const classFigures: Readonly<Record<CostClass, string>> = {
  individual: 'finance.shareIndividual',
  structural: 'finance.shareStructural',
  administration: 'finance.shareAdministration',
};

export function costSplitTable(split: CostSplit, year: number): TableModel {
  return {
    id: 'costSplit',
    caption: 'Nettokostnadernas fördelning',
    labelHeading: 'Belopp i kr',
    columns: [
      { id: 'current', label: String(year), kind: 'amount' },
      { id: 'share', label: 'Andel', kind: 'percent' },
    ],
    rows: [
      ...costClasses.map((name): TableRow => ({
        id: name,
        label: classLabels[name],
        role: 'row',
        cells: [
          amountCell(split.classes[name]),
          {
            ...shareCell({ part: split.classes[name], whole: split.totalOre }),
            ...(split.totalOre === 0
              ? {}
              : { figureId: figureId({ name: classFigures[name], period: calendarYear(year) }) }),
          },
        ],
      })),
      {
        id: 'total',
        label: 'Summa',
        role: 'total',
        cells: [amountCell(split.totalOre), shareCell({ part: split.totalOre, whole: split.totalOre })],
      },
    ],
    remarks: [split.rule.statement],
  };
}

/** At the end of the year; in part of a year as it is expected to be then. */
export function capitalTable(capital: CapitalComparison, { year, at }: Pick<Statements, 'year' | 'at'>): TableModel {
  const day = { from: `${year}-12-31`, to: `${year}-12-31` };
  const column = at === null ? 'current' : 'forecast';
  const named = (name: string): string => (at === null ? name : name.replace('finance.', 'finance.forecast.'));
  const row = (
    id: string,
    label: string,
    amountOre: Ore,
    name: string,
    role: TableRow['role'] = 'row',
  ): TableRow => ({
    id,
    label,
    role,
    cells: [amountCell(amountOre, figureId({ name: named(name), period: day }))],
  });
  const certainty = capital.guideline.isVerified ? '' : ' Riktlinjens nivå är inte bekräftad.';
  return {
    id: 'capital',
    caption: 'Eget kapital mot riktlinjen',
    labelHeading: 'Belopp i kr',
    columns: [{ id: column, label: at === null ? day.from : `Prognos ${day.from}`, kind: 'amount' }],
    rows: [
      row('closingEquity', 'Utgående eget kapital', capital.equityOre, 'finance.closingEquity'),
      row('guideline', 'Högsta eget kapital enligt riktlinjen', capital.maximumOre, 'finance.capitalGuideline'),
      row('excess', 'Eget kapital över riktlinjen', capital.excessOre, 'finance.capitalExcess', 'total'),
    ],
    remarks: [`${capital.guideline.source}.${certainty}`],
  };
}

function amountCell(amountOre: Ore | null, id?: string): Cell {
  const value = printed(amountOre);
  if (value === null) return { value, text: '' };
  return { value, text: formatCount(value), ...(id === undefined ? {} : { figureId: id }) };
}

function shareCell(share: { part: number; whole: number }): Cell {
  const value = roundToPercent(share);
  return { value, text: value === null ? '' : formatPercent(value / 100) };
}
