// Versions: a correction is a new version that says why; the old one stays as it was.
import { accept, refuse, type Result } from '#kernel';
import { cellKey, packageKey, type FollowUpPackage, type PackageCount } from './package.ts';
import { stepMoveKey } from './step-moves.ts';
import { MEASURE_LABELS, labelOfValue, type DimensionName, type Measure } from './vocabulary.ts';

export type CannotSavePackage =
  /** Counts of this programme and period are saved already, and no reason for a change was given. */
  | { readonly kind: 'reasonMissing'; readonly latestVersion: number }
  /** Someone else saved a version in between, or the file is an old one. */
  | { readonly kind: 'versionTaken'; readonly latestVersion: number; readonly given: number }
  | { readonly kind: 'nothingChanged'; readonly latestVersion: number }
  /** The first version of anything corrects nothing. */
  | { readonly kind: 'nothingToCorrect' };

export type CountChange = {
  readonly measure: Measure;
  readonly dimensions: PackageCount['dimensions'];
  /** null: the count did not stand there. */
  readonly before: number | null;
  readonly after: number | null;
};

/** Accepts the package as the next version after `latest`; `null` when there is none yet. */
export function acceptVersion(
  next: FollowUpPackage,
  latest: FollowUpPackage | null,
): Result<FollowUpPackage, CannotSavePackage> {
  if (latest === null) {
    if (next.correctionReason !== null) return refuse({ kind: 'nothingToCorrect' });
    return next.version === 1
      ? accept(next)
      : refuse({ kind: 'versionTaken', latestVersion: 0, given: next.version });
  }
  const latestVersion = latest.version;
  if (saysTheSame(next, latest)) return refuse({ kind: 'nothingChanged', latestVersion });
  if (next.correctionReason === null) return refuse({ kind: 'reasonMissing', latestVersion });
  if (next.version !== latestVersion + 1) return refuse({ kind: 'versionTaken', latestVersion, given: next.version });
  return accept(next);
}

/** Which counts differ between two versions of one package, in the newer one's order, removed ones last. */
export function changesBetween(versions: { before: FollowUpPackage; after: FollowUpPackage }): CountChange[] {
  const { before, after } = versions;
  const old = new Map(before.measures.map((cell) => [keyOf(cell), cell]));
  const fresh = new Set(after.measures.map(keyOf));
  const changed = after.measures.flatMap((cell) => {
    const was = old.get(keyOf(cell))?.count ?? null;
    return was === cell.count
      ? []
      : [{ measure: cell.measure, dimensions: cell.dimensions, before: was, after: cell.count }];
  });
  const removed = before.measures
    .filter((cell) => !fresh.has(keyOf(cell)) && cell.count !== null)
    .map((cell) => ({ measure: cell.measure, dimensions: cell.dimensions, before: cell.count, after: null }));
  return [...changed, ...removed];
}

/** "Nya deltagare +3, Avslutade, Kvinnor −1": what a reader of the new version is told. */
export function describeChanges(changes: readonly CountChange[]): string {
  return changes.map(describeChange).join(', ');
}

function describeChange(change: CountChange): string {
  const cell = Object.entries(change.dimensions).map(([name, value]) => labelOfValue(name as DimensionName, value));
  const label = [MEASURE_LABELS[change.measure], ...cell].join(', ');
  if (change.before === null) return `${label} tillkom`;
  if (change.after === null) return `${label} togs bort`;
  const difference = change.after - change.before;
  return `${label} ${difference > 0 ? '+' : '\u2212'}${Math.abs(difference)}`;
}

/** Whether two versions tell their readers the same. */
export function saysTheSame(a: FollowUpPackage, b: FollowUpPackage): boolean {
  const content = (one: FollowUpPackage): string =>
    JSON.stringify([
      packageKey(one),
      one.countingUnit,
      one.definitions,
      one.source,
      one.decision && [one.decision.decidedOn, one.decision.reference, one.decision.text],
      one.measures.map((cell) => `${keyOf(cell)}:${cell.suppressed ? 'hidden' : cell.count}`).toSorted(),
      (one.stepMoves ?? []).map((move) => `${stepMoveKey(move)}:${move.count}`).toSorted(),
      one.waiting && [one.waiting.medianDays, one.waiting.p90Days, one.waiting.now],
    ]);
  return content(a) === content(b);
}

function keyOf(cell: PackageCount): string {
  return `${cell.measure} ${cellKey(cell.dimensions)}`;
}
