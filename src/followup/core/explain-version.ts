// Why a later version of a made package differs from the one before, in people and not in cells.
import type { CountedParticipation } from './counting/counted-participation.ts';
import type { Period } from '#kernel';

/** Kept with each made package; never leaves the party. */
export type PackageFacts = {
  /** Enrolled in the period, misregistered ones too. */
  readonly started: number;
  readonly left: number;
  /** Of those started, misregistered. */
  readonly misregistered: number;
};

export function factsOf(rows: readonly CountedParticipation[], period: Period): PackageFacts {
  const isIn = (day: string | null): boolean => day !== null && period.from <= day && day <= period.to;
  const isWrong = ({ exitReason }: CountedParticipation): boolean => exitReason === 'misregistration';
  const started = rows.filter(({ enrolledOn }) => isIn(enrolledOn));
  return {
    started: started.length,
    left: rows.filter((row) => isIn(row.exitedOn) && !isWrong(row)).length,
    misregistered: started.filter(isWrong).length,
  };
}

/** "+3 startade, −1 felregistrerad, +2 avslutade"; other corrections say so. */
export function explainVersion(versions: { readonly before: PackageFacts; readonly after: PackageFacts }): string {
  const { before, after } = versions;
  const parts = [
    signed(after.started - before.started, { one: 'startad', many: 'startade' }),
    signed(before.misregistered - after.misregistered, { one: 'felregistrerad', many: 'felregistrerade' }),
    signed(after.left - before.left, { one: 'avslutad', many: 'avslutade' }),
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : 'uppgifter om deltagare är rättade';
}

function signed(change: number, word: { readonly one: string; readonly many: string }): string | null {
  if (change === 0) return null;
  const size = Math.abs(change);
  return `${change > 0 ? '+' : '\u2212'}${size} ${size === 1 ? word.one : word.many}`;
}
