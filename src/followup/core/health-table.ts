// Health and quality of life of those who left, as they say themselves: better, the same or worse.
import { emptyCell, formatPeriod, headingRow, type Cell, type TableModel, type TableRow } from '#design/core';
import type { Period } from '#kernel';
import { readCount, type CountedCell } from './counts.ts';
import { totalOver, type ProgrammeNames } from './figures.ts';
import type { FollowUpPackage } from './package.ts';
import { countCell, figureCell, totalCell } from './tables.ts';

export type HealthWords = {
  readonly caption: (period: string) => string;
  readonly label: string;
  readonly measures: Readonly<Record<HealthMeasure, string>>;
  readonly columns: Readonly<Record<(typeof COLUMNS)[number], string>>;
  readonly total: string;
  readonly remark: string;
};

type HealthMeasure = (typeof MEASURED)[number];
const MEASURED = ['healthCompared', 'qualityOfLifeCompared', 'healthOrQualityCompared'] as const;
/** All who were compared stand last. */
const COLUMNS = ['better', 'same', 'worse', 'compared'] as const;

export const HEALTH_WORDS: HealthWords = {
  caption: (period) => `Hälsa och livskvalitet vid avslut, ${period}`,
  label: 'Insats',
  measures: {
    healthCompared: 'Hälsa',
    qualityOfLifeCompared: 'Livskvalitet',
    healthOrQualityCompared: 'Minst en av dem',
  },
  columns: { better: 'Bättre', same: 'Likadan', worse: 'Sämre', compared: 'Svarande' },
  total: 'Alla insatser',
  remark:
    'Hälsan är deltagarens egen skattning vid avslutet mot den vid starten. Livskvaliteten är svaret vid avslutet, jämfört med före insatsen.',
};

/** Three rows for each programme that asked, and three of all together where several did; null when none did. */
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
      MEASURED.some((measure) => readCount(one, measure) !== null),
  );
  if (group.length === 0) return null;
  const block = (id: string, label: string, cellOf: (cell: CountedCell) => Cell): TableRow[] => [
    headingRow({ id, label }),
    ...MEASURED.map((measure): TableRow => ({
      id: `${id}-${measure}`,
      label: words.measures[measure],
      role: 'row',
      cells: COLUMNS.map((column) =>
        // Of the two together it is only asked whether any is better.
        measure === 'healthOrQualityCompared' && (column === 'same' || column === 'worse')
          ? emptyCell()
          : cellOf({ measure, dimensions: column === 'compared' ? {} : { change: column } }),
      ),
    })),
  ];
  const rows = group.flatMap((one) =>
    block(one.programme, names[one.programme] ?? one.programme, (cell) => figureCell(one, cell)),
  );
  return {
    id: 'health',
    caption: words.caption(periodText),
    labelHeading: words.label,
    columns: COLUMNS.map((id) => ({ id, label: words.columns[id], kind: 'count' })),
    rows:
      group.length > 1 ? [...rows, ...block('total', words.total, (cell) => sumOf(group, { cell, period }))] : rows,
    remarks: [words.remark],
  };
}

function sumOf(group: readonly FollowUpPackage[], { cell, period }: { cell: CountedCell; period: Period }): Cell {
  const total = totalOver(group, (one) => readCount(one, cell.measure, cell.dimensions));
  return total ? totalCell(total, { ...cell, period }) : countCell(null);
}
