// Reading a package: a count that stands there, or one that follows from counts that stand there.
import { cellKey, type FollowUpPackage, type PackageCount } from './package.ts';
import {
  COARSE_EXIT_REASONS,
  type DimensionName,
  type Dimensions,
  type ExitReason,
  type Measure,
} from './vocabulary.ts';

/** A count as read: `isStated` when it stands in the package, else it is a sum of counts that do. */
export type ReadCount = { readonly count: number | null; readonly isSuppressed: boolean; readonly isStated: boolean };

/**
 * Dimensions that divide all of a measure, in the order they are trusted for its total. Referrers do not stand
 * here: offices often note them for a part of the period only.
 */
const PARTITIONS: readonly (readonly DimensionName[])[] = [
  ['sex'],
  ['ageBand'],
  ['sex', 'ageBand'],
  ['exitReason'],
  ['change'],
];

/** The count of a measure in a cell; null when the package says nothing from which it follows. */
export function readCount(one: FollowUpPackage, measure: Measure, dimensions: Dimensions = {}): ReadCount | null {
  const stated = findStated(one, measure, dimensions);
  if (stated) return { count: stated.count, isSuppressed: stated.suppressed === true, isStated: true };
  return (
    sumOfFineReasons(one, measure, dimensions) ??
    sumOverPartition(one, measure, dimensions) ??
    workOrStudies(one, measure, dimensions)
  );
}

/** Which count: a measure and the cell it is read in. */
export type CountedCell = { readonly measure: Measure; readonly dimensions: Dimensions };

/** As `readCount`, and 0 for a part of nothing: when nobody left, nobody left for any reason either. */
export function readOrImplied(one: FollowUpPackage, { measure, dimensions }: CountedCell): ReadCount | null {
  const read = readCount(one, measure, dimensions);
  if (read !== null || Object.keys(dimensions).length === 0) return read;
  return readCount(one, measure)?.count === 0 ? { count: 0, isSuppressed: false, isStated: false } : null;
}

/** The values that a dimension has in a measure's cells, in the order they stand. */
export function valuesIn(one: FollowUpPackage, measure: Measure, name: DimensionName): string[] {
  const values = one.measures.filter((cell) => cell.measure === measure).map((cell) => cell.dimensions[name]);
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** The cells of a measure that are divided by exactly these dimensions. */
export function cellsBy(one: FollowUpPackage, measure: Measure, names: readonly DimensionName[]): PackageCount[] {
  return one.measures.filter(
    (cell) =>
      cell.measure === measure &&
      Object.keys(cell.dimensions).length === names.length &&
      names.every((name) => cell.dimensions[name] !== undefined),
  );
}

/** Adds counts: hidden if any is hidden, unknown if any is unknown, null when there are none. */
export function addCounts(counts: readonly (ReadCount | null)[]): ReadCount | null {
  const known = counts.filter((count) => count !== null);
  if (known.length === 0 || known.length < counts.length) return null;
  const isSuppressed = known.some((count) => count.isSuppressed);
  const sum = known.reduce<number | null>(
    (total, { count }) => (total === null || count === null ? null : total + count),
    0,
  );
  return { count: isSuppressed ? null : sum, isSuppressed, isStated: false };
}

function findStated(one: FollowUpPackage, measure: Measure, dimensions: Dimensions): PackageCount | undefined {
  const key = cellKey(dimensions);
  return one.measures.find((cell) => cell.measure === measure && cellKey(cell.dimensions) === key);
}

function sumOfFineReasons(one: FollowUpPackage, measure: Measure, dimensions: Dimensions): ReadCount | null {
  const fine = COARSE_EXIT_REASONS[dimensions.exitReason as ExitReason];
  if (!fine) return null;
  const read = fine.map((exitReason) => readCount(one, measure, { ...dimensions, exitReason }));
  return addCounts(read);
}

function sumOverPartition(one: FollowUpPackage, measure: Measure, dimensions: Dimensions): ReadCount | null {
  for (const extra of PARTITIONS) {
    if (extra.some((name) => dimensions[name] !== undefined)) continue;
    const names = [...extra, ...(Object.keys(dimensions) as DimensionName[])];
    const cells = cellsBy(one, measure, names).filter((cell) =>
      Object.entries(dimensions).every(([name, value]) => cell.dimensions[name as DimensionName] === value),
    );
    const sum = addCounts(cells.map((cell) => ({ ...cell, isSuppressed: cell.suppressed === true, isStated: true })));
    if (sum) return sum;
  }
  return null;
}

/** Who left to work or studies follows from the exit reasons when it is not counted by itself. */
function workOrStudies(one: FollowUpPackage, measure: Measure, dimensions: Dimensions): ReadCount | null {
  if (measure !== 'toWorkOrStudies' || dimensions.exitReason !== undefined) return null;
  const reasons = ['work', 'studies'].map((exitReason) =>
    readOrImplied(one, { measure: 'exited', dimensions: { ...dimensions, exitReason } }),
  );
  return addCounts(reasons);
}
