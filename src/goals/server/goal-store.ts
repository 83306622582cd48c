// Rows ↔ goals.
import type { Tx } from '#database/server';
import type { Assessment, Assessor, Goal, GoalUnit, SurveyMeasure } from '#goals/core';
import type { IsoDate } from '#kernel';
import type { Generated, Selectable } from 'kysely';

export type GoalTable = {
  spaceId: Generated<string>;
  /** Empty for goals of the association. */
  programme: string;
  id: string;
  goalFrom: IsoDate;
  goalTo: IsoDate;
  version: number;
  position: number;
  text: string;
  measure: string | null;
  unit: GoalUnit | null;
  threshold: number | null;
  isAtMost: Generated<boolean>;
  result: number | null;
  part: number | null;
  n: number | null;
  measuredFrom: IsoDate | null;
  measuredTo: IsoDate | null;
  surveyRound: string | null;
  surveyItem: string | null;
  surveyMeasure: SurveyMeasure | null;
  numerator: string | null;
  denominator: string | null;
  assessment: Assessment;
  assessedBy: Assessor | null;
  comment: string;
  source: string;
};

declare module '#database/server' {
  interface Tables {
    goal: GoalTable;
  }
}

/** All goals of the space: the association's first, then by programme, each in the order entered. */
export async function listGoals(tx: Tx): Promise<Goal[]> {
  const rows = await tx
    .selectFrom('goal')
    .selectAll()
    .orderBy('goalFrom')
    .orderBy('programme')
    .orderBy('position')
    .execute();
  return rows.map(toGoal);
}

/** Writes a goal; one that is there keeps its place in the list. */
export async function saveGoal(tx: Tx, saved: { goal: Goal; position: number; version: number }): Promise<void> {
  const { goal } = saved;
  const key = { programme: goal.programme ?? '', id: goal.id, goalFrom: goal.from, goalTo: goal.to };
  const row = {
    version: saved.version,
    text: goal.text,
    measure: goal.measure ?? null,
    unit: goal.unit ?? null,
    threshold: goal.threshold ?? null,
    isAtMost: goal.isAtMost ?? false,
    result: goal.result ?? null,
    part: goal.part ?? null,
    n: goal.n ?? null,
    measuredFrom: goal.measured?.from ?? null,
    measuredTo: goal.measured?.to ?? null,
    surveyRound: goal.survey?.round ?? null,
    surveyItem: goal.survey?.item ?? null,
    surveyMeasure: goal.survey?.measure ?? null,
    numerator: goal.numerator ?? null,
    denominator: goal.denominator ?? null,
    assessment: goal.assessment,
    assessedBy: goal.assessedBy ?? null,
    comment: goal.comment,
    source: goal.source,
  };
  await tx
    .insertInto('goal')
    .values({ ...key, ...row, position: saved.position })
    .onConflict((conflict) => conflict.columns(['spaceId', 'programme', 'id', 'goalFrom', 'goalTo']).doUpdateSet(row))
    .execute();
}

/** Takes a goal away; false when there is none with this key. */
export async function removeGoalRow(tx: Tx, key: Pick<Goal, 'programme' | 'id' | 'from' | 'to'>): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('goal')
    .where('programme', '=', key.programme ?? '')
    .where('id', '=', key.id)
    .where('goalFrom', '=', key.from)
    .where('goalTo', '=', key.to)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

function toGoal(row: Selectable<GoalTable>): Goal {
  return {
    id: row.id,
    version: row.version,
    scope: row.programme === '' ? 'association' : 'programme',
    programme: row.programme === '' ? null : row.programme,
    text: row.text,
    ...(row.measure === null ? {} : { measure: row.measure }),
    ...(row.unit === null ? {} : { unit: row.unit }),
    ...(row.threshold === null ? {} : { threshold: row.threshold }),
    ...(row.isAtMost ? { isAtMost: true } : {}),
    ...(row.result === null ? {} : { result: row.result }),
    ...(row.part === null ? {} : { part: row.part }),
    ...(row.n === null ? {} : { n: row.n }),
    from: row.goalFrom,
    to: row.goalTo,
    ...(row.measuredFrom === null || row.measuredTo === null
      ? {}
      : { measured: { from: row.measuredFrom, to: row.measuredTo } }),
    ...(row.surveyRound === null || row.surveyItem === null || row.surveyMeasure === null
      ? {}
      : { survey: { round: row.surveyRound, item: row.surveyItem, measure: row.surveyMeasure } }),
    ...(row.numerator === null ? {} : { numerator: row.numerator }),
    ...(row.denominator === null ? {} : { denominator: row.denominator }),
    assessment: row.assessment,
    ...(row.assessedBy === null ? {} : { assessedBy: row.assessedBy }),
    comment: row.comment,
    source: row.source,
  };
}
