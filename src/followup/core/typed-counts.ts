// Counts as they are typed in a table, one row a programme. What the table does not show stays as the last version said.
import { cellKey, type FollowUpPackage, type PackageCount } from './package.ts';
import type { Dimensions, Measure } from './vocabulary.ts';

export type TypedColumn = {
  readonly id: string;
  readonly measure: Measure;
  readonly dimensions: Dimensions;
};

/** The columns of the table in their order: what an annual report prints of a programme. */
export const TYPED_COLUMNS: readonly TypedColumn[] = [
  { id: 'kvinnor', measure: 'participants', dimensions: { sex: 'female' } },
  { id: 'man', measure: 'participants', dimensions: { sex: 'male' } },
  { id: 'nya', measure: 'new', dimensions: {} },
  { id: 'avslutade', measure: 'exited', dimensions: {} },
  exit('arbete-utan', 'workUnsubsidised'),
  exit('arbete-med', 'workSubsidised'),
  exit('arbete', 'work'),
  exit('studier', 'studies'),
  exit('rehab', 'continuedRehabilitation'),
  exit('sjukdom', 'illness'),
  exit('begaran', 'ownRequest'),
  exit('ater', 'backToReferrer'),
  exit('annat', 'other'),
  { id: 'ko', measure: 'queue', dimensions: {} },
];

export type TypedCounts = Readonly<Record<string, number | null>>;

/** The typed counts of a package, by column; null for what it does not say or hides. */
export function typedCounts(one: FollowUpPackage): TypedCounts {
  return Object.fromEntries(
    TYPED_COLUMNS.map((column) => [column.id, one.measures.find((cell) => isOf(cell, column))?.count ?? null]),
  );
}

/** The measures of the next version. A stated total of the sexes goes: it follows from them, and could contradict them. */
export function withTypedCounts(latest: FollowUpPackage | null, counts: TypedCounts): PackageCount[] {
  const old = latest?.measures ?? [];
  const typed = TYPED_COLUMNS.flatMap((column): PackageCount[] => {
    const { id, measure, dimensions } = column;
    const before = old.find((cell) => isOf(cell, column));
    const count = counts[id] ?? null;
    // A hidden count that nobody typed over stays hidden.
    if (count === null) return before?.suppressed ? [before] : [];
    return [{ measure, dimensions, count }];
  });
  const hasSexes = typed.some(
    ({ measure, dimensions }) => measure === 'participants' && dimensions.sex !== undefined,
  );
  const isTotal = (cell: PackageCount): boolean => cell.measure === 'participants' && cellKey(cell.dimensions) === '';
  const others = old.filter(
    (cell) => !TYPED_COLUMNS.some((column) => isOf(cell, column)) && !(hasSexes && isTotal(cell)),
  );
  return [...typed, ...others];
}

function isOf(cell: PackageCount, column: TypedColumn): boolean {
  return cell.measure === column.measure && cellKey(cell.dimensions) === cellKey(column.dimensions);
}

function exit(id: string, exitReason: string): TypedColumn {
  return { id, measure: 'exited', dimensions: { exitReason } };
}
