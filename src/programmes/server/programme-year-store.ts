import type { Programme, ProgrammeYear } from '#programmes/core';
import type { Tx } from '#database/server';
import type { Generated } from 'kysely';

export type ProgrammeYearTable = {
  spaceId: Generated<string>;
  slug: string;
  year: number;
  grantedOre: number | null;
  plannedParticipants: number | null;
  hasEqualityRoutine: boolean | null;
  source: string;
  decision: string | null;
};

declare module '#database/server' {
  interface Tables {
    programmeYear: ProgrammeYearTable;
  }
}

/** Years of every programme, earliest first. */
export async function yearsBySlug(tx: Tx): Promise<ReadonlyMap<string, ProgrammeYear[]>> {
  const rows = await tx.selectFrom('programmeYear').selectAll().orderBy('slug').orderBy('year').execute();
  const years = new Map<string, ProgrammeYear[]>();
  for (const { spaceId: _, slug, decision, ...rest } of rows) {
    const year = { ...rest, ...(decision === null ? {} : { decision }) };
    years.set(slug, [...(years.get(slug) ?? []), year]);
  }
  return years;
}

/** Replaces the years of one programme. */
export async function saveYears(tx: Tx, { slug, years }: Programme): Promise<void> {
  await tx.deleteFrom('programmeYear').where('slug', '=', slug).execute();
  if (years.length === 0) return;
  await tx
    .insertInto('programmeYear')
    .values(years.map(({ decision, ...year }) => ({ slug, ...year, decision: decision ?? null })))
    .execute();
}
