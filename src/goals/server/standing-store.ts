// Rows ↔ standings.
import type { Tx } from '#database/server';
import { goalKey, type Assessment, type Assessor, type Goal, type Standing } from '#goals/core';
import type { Instant, IsoDate } from '#kernel';
import type { Generated } from 'kysely';

declare module '#database/server' {
  interface Tables {
    goalStanding: {
      spaceId: Generated<string>;
      /** Empty for goals of the association. */
      programme: string;
      id: string;
      goalFrom: IsoDate;
      goalTo: IsoDate;
      atDay: IsoDate;
      version: number;
      result: number | null;
      part: number | null;
      n: number | null;
      assessment: Assessment;
      assessedBy: Assessor | null;
      comment: string;
      savedAt: Instant;
      savedBy: string;
    };
  }
}

/** Every version of every goal, oldest first. */
export async function listStandings(tx: Tx): Promise<Standing[]> {
  const rows = await tx.selectFrom('goalStanding').selectAll().orderBy('atDay').orderBy('version').execute();
  return rows.map(
    ({ programme, id, goalFrom, goalTo, atDay, spaceId: _space, savedAt: _at, savedBy: _by, ...answer }) => ({
      ...answer,
      goal: goalKey({ programme: programme === '' ? null : programme, id, from: goalFrom, to: goalTo }),
      at: atDay,
    }),
  );
}

export async function addStanding(
  tx: Tx,
  { goal, standing, savedAt, savedBy }: { goal: Goal; standing: Standing; savedAt: Instant; savedBy: string },
): Promise<void> {
  const { goal: _key, at, ...answer } = standing;
  await tx
    .insertInto('goalStanding')
    .values({
      ...answer,
      programme: goal.programme ?? '',
      id: goal.id,
      goalFrom: goal.from,
      goalTo: goal.to,
      atDay: at,
      savedAt,
      savedBy,
    })
    .execute();
}
