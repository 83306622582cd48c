// Health and quality of life of those who left, as they say themselves: better, the same or worse.
import { formatPeriod, type Cell, type TableModel, type TableRow } from '#design/core';
import type { Period } from '#kernel';
import { readCount } from './counts.ts';
import { totalOver, type ProgrammeNames } from './figures.ts';
import type { FollowUpPackage } from './package.ts';
import { countCell, figureCell, totalCell } from './tables.ts';
import { HEALTH_MEASURES, type Measure } from './vocabulary.ts';

export type HealthWords = {
  readonly caption: (period: string) => string;
  readonly programme: string;
  readonly columns: Readonly<Record<HealthColumnId, string>>;
  readonly total: string;
  readonly remark: string;
};

const COLUMNS = [
  { id: 'healthBetter', measure: 'healthCompared', change: 'better' },
  { id: 'healthSame', measure: 'healthCompared', change: 'same' },
  { id: 'healthWorse', measure: 'healthCompared', change: 'worse' },
  { id: 'qualityBetter', measure: 'qualityOfLifeCompared', change: 'better' },
  { id: 'qualitySame', measure: 'qualityOfLifeCompared', change: 'same' },
  { id: 'qualityWorse', measure: 'qualityOfLifeCompared', change: 'worse' },
  { id: 'anyBetter', measure: 'healthOrQualityCompared', change: 'better' },
  { id: 'compared', measure: 'healthOrQualityCompared', change: null },
] as const satisfies readonly { readonly id: string; readonly measure: Measure; readonly change: string | null }[];

type HealthColumn = (typeof COLUMNS)[number];
type HealthColumnId = HealthColumn['id'];

export const HEALTH_WORDS: HealthWords = {
  caption: (period) => `Hälsa och livskvalitet vid avslut, ${period}`,
  programme: 'Insats',
  columns: {
    healthBetter: 'Hälsa bättre',
    healthSame: 'Hälsa likadan',
    healthWorse: 'Hälsa sämre',
    qualityBetter: 'Livskvalitet bättre',
    qualitySame: 'Livskvalitet likadan',
    qualityWorse: 'Livskvalitet sämre',
    anyBetter: 'Hälsa och/eller livskvalitet bättre',
    compared: 'Av så många svarande',
  },
  total: 'Totalt',
  remark:
    'Hälsan är deltagarens egen skattning vid avslutet mot den vid starten. Livskvaliteten är svaret vid avslutet, jämfört med före insatsen.',
};

/** One row for each programme that asked, and a total of several; null when none did. */
export function healthTable(
  packages: readonly FollowUpPackage[],
  given: {
    readonly period: Period;
    readonly names?: ProgrammeNames;
    readonly words?: HealthWords;
    /** The period as the reader writes it. */
    readonly periodText?: string;
  },
): TableModel | null {
  const { period, names = {}, words = HEALTH_WORDS, periodText = formatPeriod(period) } = given;
  const group = packages.filter(
    (one) =>
      one.from === period.from &&
      one.to === period.to &&
      HEALTH_MEASURES.some((measure) => readCount(one, measure) !== null),
  );
  if (group.length === 0) return null;
  const rows = group.map((one): TableRow => ({
    id: one.programme,
    label: names[one.programme] ?? one.programme,
    role: 'row',
    cells: COLUMNS.map((column) => figureCell(one, cellOf(column))),
  }));
  const total: TableRow = {
    id: 'total',
    label: words.total,
    role: 'total',
    cells: COLUMNS.map((column) => sumOf(group, { column, period })),
  };
  return {
    id: 'health',
    caption: words.caption(periodText),
    labelHeading: words.programme,
    columns: COLUMNS.map(({ id }) => ({ id, label: words.columns[id], kind: 'count' })),
    rows: rows.length > 1 ? [...rows, total] : rows,
    remarks: [words.remark],
  };
}

function cellOf({ measure, change }: HealthColumn) {
  return { measure, dimensions: change === null ? {} : { change } };
}

function sumOf(group: readonly FollowUpPackage[], of: { column: HealthColumn; period: Period }): Cell {
  const cell = cellOf(of.column);
  const total = totalOver(group, (one) => readCount(one, cell.measure, cell.dimensions));
  return total ? totalCell(total, { ...cell, period: of.period }) : countCell(null);
}
