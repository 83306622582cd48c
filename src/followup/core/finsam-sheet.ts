// What Uppföljning Finsam asks for, one sheet for each of its two roles, with exactly the numbers to type in there.
import type { Period } from '#kernel';
import { readCount } from './counts.ts';
import type { FollowUpPackage } from './package.ts';

/** Its roles cannot be combined: staff of a programme report people by sex, the association's office the rest. */
export const FINSAM_ROLES = ['deltagaransvarig', 'forbundsadministrator'] as const;
export type FinsamRole = (typeof FINSAM_ROLES)[number];

export type FinsamRow = {
  readonly programme: string;
  readonly name: string;
  /** null: not reported, or hidden. */
  readonly women: number | null;
  readonly men: number | null;
};

export type FinsamSheet = {
  readonly role: FinsamRole;
  readonly from: string;
  readonly to: string;
  readonly countingUnit: 'participation' | 'person';
  readonly rows: readonly FinsamRow[];
  /** Persons once over all the programmes of the party; null when only participations can be counted. */
  readonly unduplicated: { readonly women: number; readonly men: number; readonly total: number } | null;
  readonly remarks: readonly string[];
};

/** Of the association: people by sex for each programme, from its packages of the period. */
export function sheetOfPackages(
  packages: readonly FollowUpPackage[],
  period: Period,
  names: Readonly<Record<string, string>>,
): FinsamRow[] {
  return packages
    .filter(({ from, to }) => from === period.from && to === period.to)
    .map((one) => ({
      programme: one.programme,
      name: names[one.programme] ?? one.programme,
      women: readCount(one, 'participants', { sex: 'female' })?.count ?? null,
      men: readCount(one, 'participants', { sex: 'male' })?.count ?? null,
    }));
}

export const FINSAM_REMARKS = {
  participations:
    'Räkneenheten är deltagande: den som deltagit i flera insatser räknas i var och en. Personer kan inte räknas över flera parter.',
  persons: 'Personer räknade en gång över partens egna insatser.',
} as const;
