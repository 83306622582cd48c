// Every number that the report shows, as text could speak of it: money in kronor, counts with the nouns they count.
import { parseFigureId } from '#kernel';
import { kronorPerUnit } from './amount.ts';
import { at } from './locate.ts';
import type { ControlledTable, CountMeasure, ReportUnderControl } from './report-under-control.ts';

export type Shown = {
  readonly value: number;
  readonly unit: 'kr' | 'percent' | 'count';
  readonly label: string;
  /** Swedish beginnings of words that name what is counted: "deltagare", "kvinn". Empty for money. */
  readonly nouns: readonly string[];
  /** The programme it is about; null when it is about all. */
  readonly programme: string | null;
  /** All programmes of the report: a sentence that names one does not speak of the whole. */
  readonly programmes: readonly string[];
};

const nounsOfMeasure: Readonly<Record<CountMeasure, readonly string[]>> = {
  women: ['kvinn'],
  men: ['män', 'man '],
  participants: ['deltagare', 'personer', 'individer', 'inskrivna', 'deltog'],
  new: ['nya', 'började', 'påbörja', 'nyinskrivna'],
  exited: ['avslut', 'utskriv', 'skrivits ut'],
  exitReason: [],
  referrer: [],
  ageBand: [],
  other: [],
};

export function shownNumbers(report: ReportUnderControl): Shown[] {
  const programmes = [
    ...new Set(report.tables.flatMap((table) => [table.programme, ...table.rows.map((row) => row.programme)])),
  ].flatMap((name) => name ?? []);
  return [...report.tables.flatMap((table) => ofTable(table, programmes)), ...ofFigures(report, programmes)];
}

function ofTable(table: ControlledTable, programmes: readonly string[]): Shown[] {
  return table.rows.flatMap((row) =>
    table.columns.flatMap((column, index): Shown[] => {
      const cell = at(table, row, index);
      const printed = cell?.amount.printed ?? null;
      if (!cell || printed === null) return [];
      const unit = cell.amount.unit;
      const isMoney = unit === 'kr' || unit === 'tkr';
      const measure = column.measure ?? row.measure;
      const programme = row.programme ?? table.programme ?? null;
      return [
        {
          value: printed * kronorPerUnit(unit),
          unit: isMoney ? 'kr' : unit === 'percent' ? 'percent' : 'count',
          label: cell.label,
          nouns: measure ? nounsOfMeasure[measure] : [],
          programme: row.role === 'total' && table.kind === 'participants' ? null : programme,
          programmes,
        },
        ...sumOfSexes(table, row.id, { measure, programmes, programme }),
      ];
    }),
  );
}

/** Women and men together, where the table has no column for all. */
function sumOfSexes(
  table: ControlledTable,
  rowId: string,
  of: { measure: CountMeasure | undefined; programmes: readonly string[]; programme: string | null },
): Shown[] {
  if (of.measure !== 'women' || table.columns.some((column) => column.measure === 'participants')) return [];
  const row = table.rows.find((candidate) => candidate.id === rowId);
  const value = (measure: CountMeasure): number | null =>
    row?.cells[table.columns.findIndex((column) => column.measure === measure)]?.printed ?? null;
  const [women, men] = [value('women'), value('men')];
  if (!row || women === null || men === null || table.kind !== 'participants') return [];
  return [
    {
      value: women + men,
      unit: 'count',
      label: `${table.caption}, ${row.label} (kvinnor och män)`,
      nouns: nounsOfMeasure.participants,
      programme: row.role === 'total' ? null : of.programme,
      programmes: of.programmes,
    },
  ];
}

function ofFigures(report: ReportUnderControl, programmes: readonly string[]): Shown[] {
  return report.figures.flatMap((figure): Shown[] => {
    if (figure.value === null || figure.unit === 'year' || figure.unit === 'days') return [];
    const unit = figure.unit === 'ore' ? 'kr' : figure.unit === 'share' ? 'percent' : 'count';
    const factor = unit === 'kr' ? 0.01 : unit === 'percent' ? 100 : 1;
    const key = parseFigureId(figure.id)?.dimensions?.['programme'];
    const named = programmes.find((name) => key !== undefined && name.toLowerCase().includes(key.toLowerCase()));
    return [
      {
        value: figure.value * factor,
        unit,
        label: figure.label,
        nouns: unit === 'kr' ? [] : nounsIn(figure.label),
        programme: named ?? key ?? null,
        programmes,
      },
    ];
  });
}

/** The words of a figure's label that can stand behind its number. */
function nounsIn(label: string): string[] {
  const words = label.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const tooCommon = new Set([
    'antal',
    'andel',
    'under',
    'året',
    'från',
    'inom',
    'eller',
    'samt',
    'totalt',
    'sammanlagt',
  ]);
  return words.filter((word) => !tooCommon.has(word)).slice(0, 3);
}
