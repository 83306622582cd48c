// Rows ↔ programmes. The only file that knows the tables.
import { yearsBySlug } from './programme-year-store.ts';
import type { FunctionType, Orientation, Programme, StaffingRow } from '#programmes/core';
import type { Tx } from '#database/server';
import type { IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';

export type ProgrammeTable = {
  spaceId: Generated<string>;
  slug: string;
  version: number;
  position: number;
  name: string;
  fullName: string | null;
  orientation: Orientation;
  functionType: FunctionType | null;
  owner: string | null;
  ownerUnit: string | null;
  provider: string | null;
  partners: JSONColumnType<string[]>;
  targetGroup: string;
  purpose: string | null;
  description: string | null;
  runsFrom: IsoDate | null;
  runsTo: IsoDate | null;
  intakeStopsOn: IsoDate | null;
  endedBy: string | null;
  ledgerObject: string | null;
  bookedOn: string | null;
  staffing: JSONColumnType<StaffingRow[]>;
};

declare module '#database/server' {
  interface Tables {
    programme: ProgrammeTable;
  }
}

/** All programmes of the space, in the order they were entered. */
export async function listProgrammes(tx: Tx): Promise<Programme[]> {
  const rows = await tx.selectFrom('programme').selectAll().orderBy('position').orderBy('slug').execute();
  const years = await yearsBySlug(tx);
  return rows.map((row) => ({
    slug: row.slug,
    version: row.version,
    name: row.name,
    ...(row.fullName === null ? {} : { fullName: row.fullName }),
    orientation: row.orientation,
    functionType: row.functionType,
    owner: row.owner,
    ...(row.ownerUnit === null ? {} : { ownerUnit: row.ownerUnit }),
    ...(row.provider === null ? {} : { provider: row.provider }),
    partners: row.partners,
    targetGroup: row.targetGroup,
    ...(row.purpose === null ? {} : { purpose: row.purpose }),
    ...(row.description === null ? {} : { description: row.description }),
    from: row.runsFrom,
    to: row.runsTo,
    ledgerObject: row.ledgerObject,
    ...(row.bookedOn === null ? {} : { bookedOn: row.bookedOn }),
    staffing: row.staffing,
    years: years.get(row.slug) ?? [],
    ...(row.endedBy === null ? {} : { ending: { intakeStopsOn: row.intakeStopsOn, decision: row.endedBy } }),
  }));
}

/** Writes a programme; one that is there keeps its place in the list. */
export async function saveProgramme(
  tx: Tx,
  saved: { programme: Programme; position: number; version: number },
): Promise<void> {
  const { programme } = saved;
  const row = {
    version: saved.version,
    name: programme.name,
    fullName: programme.fullName ?? null,
    orientation: programme.orientation,
    functionType: programme.functionType,
    owner: programme.owner,
    ownerUnit: programme.ownerUnit ?? null,
    provider: programme.provider ?? null,
    partners: JSON.stringify(programme.partners),
    targetGroup: programme.targetGroup,
    purpose: programme.purpose ?? null,
    description: programme.description ?? null,
    runsFrom: programme.from,
    runsTo: programme.to,
    intakeStopsOn: programme.ending?.intakeStopsOn ?? null,
    endedBy: programme.ending?.decision ?? null,
    ledgerObject: programme.ledgerObject,
    bookedOn: programme.bookedOn ?? null,
    staffing: JSON.stringify(programme.staffing),
  };
  await tx
    .insertInto('programme')
    .values({ slug: programme.slug, ...row, position: saved.position })
    .onConflict((conflict) => conflict.columns(['spaceId', 'slug']).doUpdateSet(row))
    .execute();
}

/** Takes a programme and its years away. */
export async function deleteProgramme(tx: Tx, slug: string): Promise<void> {
  await tx.deleteFrom('programme').where('slug', '=', slug).execute();
}
