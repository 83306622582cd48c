// The figures that follow-up packages publish: per programme, and summed over the programmes of one period.
import { figureId, type Figure, type Period } from '#kernel';
import { readCount, readOrImplied, valuesIn, type CountedCell, type ReadCount } from './counts.ts';
import { currentPackages, packageKey, periodOf, type FollowUpPackage } from './package.ts';
import {
  COARSE_EXIT_REASONS,
  labelOfValue,
  MEASURE_LABELS,
  MEASURES,
  type DimensionName,
  type ExitReason,
  type Measure,
} from './vocabulary.ts';

/** Slug → the programme's name as a reader would say it; a slug without a name is shown as it is. */
export type ProgrammeNames = Readonly<Record<string, string>>;

/** The dimensions that become figures; sex × age stays in tables. */
const FIGURE_DIMENSIONS: readonly DimensionName[] = ['sex', 'ageBand', 'referrer', 'exitReason', 'change'];
/** What every programme is expected to report: missing means "ej angivet", never 0. */
const EXPECTED: readonly Measure[] = ['participants', 'new', 'exited'];

/** Figures of the latest version of every package, and totals over programmes that share a period. */
export function figuresOf(packages: readonly FollowUpPackage[], names: ProgrammeNames = {}): Figure[] {
  const current = currentPackages(packages);
  const periods = new Map<string, FollowUpPackage[]>();
  for (const one of current) {
    const key = packageKey({ ...one, programme: '' });
    periods.set(key, [...(periods.get(key) ?? []), one]);
  }
  return [
    ...current.flatMap((one) => programmeFigures(one, names)),
    ...[...periods.values()].flatMap((group) => totalFigures(group, names)),
  ];
}

function programmeFigures(one: FollowUpPackage, names: ProgrammeNames): Figure[] {
  return cellsOf(one).flatMap((cell) => {
    const read = readCount(one, cell.measure, cell.dimensions);
    if (read === null && !isExpected(cell)) return [];
    return [toFigure({ cell, read, one, name: names[one.programme] ?? one.programme })];
  });
}

function isExpected({ measure, dimensions }: CountedCell): boolean {
  return EXPECTED.includes(measure) && Object.keys(dimensions).length === 0;
}

/** Every cell for which a package can have a figure: totals, and one dimension at a time. */
function cellsOf(one: FollowUpPackage): CountedCell[] {
  return MEASURES.flatMap((measure) => [
    { measure, dimensions: {} },
    ...FIGURE_DIMENSIONS.flatMap((name) =>
      withCoarse(valuesIn(one, measure, name)).map((value) => ({ measure, dimensions: { [name]: value } })),
    ),
  ]);
}

/** Adds a coarse code when its fine ones are counted, so that tables of both kinds can be compared. */
function withCoarse(values: readonly string[]): string[] {
  const coarse = Object.entries(COARSE_EXIT_REASONS)
    .filter(([, fine]) => fine.every((reason: ExitReason) => values.includes(reason)))
    .map(([reason]) => reason);
  return [...values, ...coarse];
}

function toFigure(given: { cell: CountedCell; read: ReadCount | null; one: FollowUpPackage; name: string }): Figure {
  const { cell, read, one, name } = given;
  const period = periodOf(one);
  return {
    id: figureId({
      name: `followUp.${cell.measure}`,
      period,
      dimensions: { ...cell.dimensions, programme: one.programme },
    }),
    label: `${labelOf(cell)} i ${name}`,
    value: read?.count ?? null,
    unit: 'count',
    period,
    countingUnit: one.countingUnit,
    source: { kind: 'package', description: read === null ? `Antalet är inte redovisat. ${one.source}` : one.source },
    version: one.version,
    disclosure: read?.isSuppressed ? 'suppressed' : one.decision ? 'decided' : 'open',
  };
}

function labelOf({ measure, dimensions }: CountedCell): string {
  const values = Object.entries(dimensions).map(([name, value]) => labelOfValue(name as DimensionName, value));
  return [MEASURE_LABELS[measure], ...values].join(', ');
}

function totalFigures(group: readonly FollowUpPackage[], names: ProgrammeNames): Figure[] {
  const first = group[0];
  // A sum of persons and participations would count nothing.
  if (!first || group.some(({ countingUnit }) => countingUnit !== first.countingUnit)) return [];
  const cells = new Map(group.flatMap(cellsOf).map((cell) => [labelOf(cell), cell]));
  return [...cells.values()].flatMap((cell) => totalFigure(cell, { group, names, period: periodOf(first) }));
}

function totalFigure(
  cell: CountedCell,
  { group, names, period }: { group: readonly FollowUpPackage[]; names: ProgrammeNames; period: Period },
): Figure[] {
  const total = totalOver(group, (one) => readOrImplied(one, cell));
  if (!total) return [];
  const nameOf = (one: FollowUpPackage): string => names[one.programme] ?? one.programme;
  const missing = total.withoutCount.map(nameOf);
  const gap = missing.length > 0 ? ` Inte redovisat av ${missing.join(', ')}.` : '';
  return [
    {
      id: figureId({ name: `followUp.${cell.measure}`, period, dimensions: cell.dimensions }),
      label: `${labelOf(cell)} i alla insatser`,
      value: total.count,
      unit: 'count',
      period,
      countingUnit: group[0]?.countingUnit ?? 'participation',
      source: {
        kind: 'package',
        description: `Summan över ${total.counted.map(nameOf).join(', ')}.${gap}`,
        from: total.counted.map((one) =>
          figureId({
            name: `followUp.${cell.measure}`,
            period,
            dimensions: { ...cell.dimensions, programme: one.programme },
          }),
        ),
      },
      // Grows with every correction of any of the packages.
      version: group.reduce((version, one) => version + one.version - 1, 1),
      disclosure: total.isSuppressed ? 'suppressed' : group.some(({ decision }) => decision) ? 'decided' : 'open',
    },
  ];
}

export type TotalCount = {
  readonly count: number | null;
  readonly isSuppressed: boolean;
  readonly counted: readonly FollowUpPackage[];
  /** Programmes of the period that report no such count. */
  readonly withoutCount: readonly FollowUpPackage[];
};

/** Sum over the packages that report the count; null when none does. One hidden part hides the sum. */
export function totalOver(
  group: readonly FollowUpPackage[],
  read: (one: FollowUpPackage) => ReadCount | null,
): TotalCount | null {
  const all = group.map((one) => ({ one, count: read(one) }));
  const counted = all.filter(({ count }) => isKnown(count));
  if (counted.length === 0) return null;
  const isSuppressed = counted.some(({ count }) => count?.isSuppressed);
  return {
    count: isSuppressed ? null : counted.reduce((sum, { count }) => sum + (count?.count ?? 0), 0),
    isSuppressed,
    counted: counted.map(({ one }) => one),
    withoutCount: all.filter(({ count }) => !isKnown(count)).map(({ one }) => one),
  };
}

function isKnown(count: ReadCount | null): boolean {
  return count !== null && (count.count !== null || count.isSuppressed);
}
