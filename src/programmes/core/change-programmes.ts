// Programmes as they are changed in a table of one year: what the table does not show stays as it was.
import { slug, type IsoDate, type Ore } from '#kernel';
import type { FunctionType, Orientation, Programme, ProgrammeYear } from './programme.ts';

export type StatedProgramme = {
  /** Null for a programme that is new. */
  readonly slug: string | null;
  readonly name: string;
  readonly orientation: Orientation;
  readonly functionType: FunctionType | null;
  readonly owner: string | null;
  readonly targetGroup: string;
  readonly ledgerObject: string | null;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly grantedOre: Ore | null;
  readonly plannedParticipants: number | null;
};

/** Who entered the year, when the row says nothing of it. */
type Entered = { readonly year: number; readonly source: string };

/** The whole programmes that rows stand for; a new one gets a free slug from its name. */
export function applyRows(
  saved: readonly Programme[],
  rows: readonly StatedProgramme[],
  entered: Entered,
): Programme[] {
  const taken = new Set(saved.map((programme) => programme.slug));
  return rows.map((row) => {
    const before = saved.find((programme) => programme.slug === row.slug);
    if (before) return { ...before, ...shown(row), years: yearsOf(before.years, row, entered) };
    const wanted = slug(row.name) || 'insats';
    let free = wanted;
    for (let number = 2; taken.has(free); number += 1) free = `${wanted}-${number}`;
    taken.add(free);
    return { slug: free, ...shown(row), partners: [], staffing: [], years: yearsOf([], row, entered) };
  });
}

function shown(stated: StatedProgramme) {
  const { slug: _slug, grantedOre: _grantedOre, plannedParticipants: _planned, ...row } = stated;
  // A structural programme has no function towards participants.
  return { ...row, functionType: row.orientation === 'structural' ? null : row.functionType };
}

function yearsOf(years: readonly ProgrammeYear[], row: StatedProgramme, { year, source }: Entered): ProgrammeYear[] {
  const { grantedOre, plannedParticipants } = row;
  const before = years.find((one) => one.year === year);
  if (!before && grantedOre === null && plannedParticipants === null) return [...years];
  const isSame = before?.grantedOre === grantedOre && before.plannedParticipants === plannedParticipants;
  const next = {
    year,
    grantedOre,
    plannedParticipants,
    hasEqualityRoutine: before?.hasEqualityRoutine ?? null,
    source: before && isSame ? before.source : source,
  };
  return [...years.filter((one) => one.year !== year), next].toSorted((a, b) => a.year - b.year);
}
