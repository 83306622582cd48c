// What Uppföljning Finsam asks for, one sheet for each of its two roles, with exactly the numbers to type in there.
import { isSamePeriod, yearOf, type Period } from '#kernel';
import { runsIn, yearOfProgramme, type Programme } from '#programmes/core';
import { readCount } from './counts.ts';
import type { FollowUpPackage } from './package.ts';

/** Its roles cannot be combined: staff of a programme report people by sex, the association's office the rest. */
export const FINSAM_ROLES = ['deltagaransvarig', 'forbundsadministrator'] as const;
export type FinsamRole = (typeof FINSAM_ROLES)[number];

export type FinsamRow = {
  readonly programme: string;
  readonly name: string;
  /** By sex in an individual programme; all together in a structural one. null: not reported, or hidden. */
  readonly women: number | null;
  readonly men: number | null;
  readonly total: number | null;
};

/** What the association says of a programme besides. */
export type FinsamProgramme = FinsamRow & {
  readonly orientation: Programme['orientation'];
  readonly functionType: Programme['functionType'];
  readonly targetGroup: string;
  /** null: nobody has entered it. */
  readonly plannedParticipants: number | null;
};

type Frame<Role extends FinsamRole, Row> = {
  readonly role: Role;
  readonly from: string;
  readonly to: string;
  readonly countingUnit: 'participation' | 'person';
  readonly rows: readonly Row[];
  readonly remarks: readonly string[];
};

export type PartySheet = Frame<'deltagaransvarig', FinsamRow> & {
  /** Persons once over all the programmes of the party. */
  readonly unduplicated: { readonly women: number; readonly men: number; readonly total: number };
};
/** Persons cannot be told apart over several parties. */
export type AssociationSheet = Frame<'forbundsadministrator', FinsamProgramme> & { readonly unduplicated: null };
export type FinsamSheet = PartySheet | AssociationSheet;

/** Of the association: every programme that ran in the period or reported of it, individual ones first. */
export function sheetOfPackages(
  packages: readonly FollowUpPackage[],
  period: Period,
  programmes: readonly Programme[],
): FinsamProgramme[] {
  const reported = packages.filter((one) => isSamePeriod(one, period));
  const rows = programmes.flatMap((programme): FinsamProgramme[] => {
    const own = reported.find((one) => one.programme === programme.slug);
    if (!own && !ranIn(programme, period)) return [];
    const count = (sex?: 'female' | 'male'): number | null =>
      own ? (readCount(own, 'participants', sex ? { sex } : {})?.count ?? null) : null;
    return [
      {
        programme: programme.slug,
        name: programme.name,
        orientation: programme.orientation,
        functionType: programme.functionType,
        targetGroup: programme.targetGroup,
        plannedParticipants: yearOfProgramme(programme, yearOf(period.to))?.plannedParticipants ?? null,
        women: count('female'),
        men: count('male'),
        total: count(),
      },
    ];
  });
  return [
    ...rows.filter(({ orientation }) => orientation === 'individual'),
    ...rows.filter(({ orientation }) => orientation === 'structural'),
  ];
}

function ranIn(programme: Programme, { from, to }: Period): boolean {
  return [yearOf(from), yearOf(to)].some((year) => runsIn(programme, year));
}

export const FINSAM_REMARKS = {
  participations:
    'Räkneenheten är deltagande: den som deltagit i flera insatser räknas i var och en. Personer kan inte räknas över flera parter.',
  persons: 'Personer räknade en gång över partens egna insatser.',
} as const;
