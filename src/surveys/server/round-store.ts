// Rows ↔ rounds.
import type { Tables, Tx } from '#database/server';
import type { Round, RoundGroup } from '#surveys/core';
import './tables.ts';

export type SavedRound = Round & {
  /** Grows when answers are put in the place of earlier ones. */
  readonly version: number;
};

/** Newest period first. */
export async function listRounds(tx: Tx): Promise<SavedRound[]> {
  const rows = await tx.selectFrom('surveyRound').selectAll().orderBy('periodFrom', 'desc').orderBy('id').execute();
  const groups = await tx.selectFrom('surveyGroup').selectAll().orderBy('position').orderBy('programme').execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    questionnaire: { id: row.questionnaireId, version: row.questionnaireVersion },
    body: row.body,
    period: { from: row.periodFrom, to: row.periodTo },
    layout: row.layout,
    fewestShown: row.fewestShown,
    lowestRate: row.lowestRate,
    previous: row.previous,
    state: row.state,
    closedOn: row.closedOn,
    version: row.version,
    groups: groups
      .filter(({ roundId }) => roundId === row.id)
      .map(({ programme, offered }) => ({ programme: programme === '' ? null : programme, offered })),
  }));
}

/** What answering needs to know of a round: looked up with every screen of every respondent, so nothing else is read. */
export async function findAskedRound(tx: Tx, id: string): Promise<AskedRound | null> {
  const row = await tx
    .selectFrom('surveyRound')
    .select(['state', 'layout', 'questionnaireId', 'questionnaireVersion'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { state, layout, questionnaireId, questionnaireVersion } = row;
  return { state, layout, questionnaire: { id: questionnaireId, version: questionnaireVersion } };
}

export type AskedRound = Pick<Round, 'state' | 'layout' | 'questionnaire'>;

export async function findRound(tx: Tx, id: string): Promise<SavedRound | null> {
  return (await listRounds(tx)).find((round) => round.id === id) ?? null;
}

export async function insertRound(tx: Tx, round: Round): Promise<void> {
  await tx
    .insertInto('surveyRound')
    .values({
      id: round.id,
      title: round.title,
      questionnaireId: round.questionnaire.id,
      questionnaireVersion: round.questionnaire.version,
      body: round.body,
      periodFrom: round.period.from,
      periodTo: round.period.to,
      layout: round.layout,
      fewestShown: round.fewestShown,
      lowestRate: round.lowestRate,
      previous: round.previous,
      state: round.state,
      closedOn: round.closedOn,
    })
    .execute();
  for (const [position, group] of round.groups.entries()) await saveGroup(tx, { roundId: round.id, group, position });
}

/** Adds a group, or changes how many were asked. */
export async function saveGroup(
  tx: Tx,
  of: { readonly roundId: string; readonly group: RoundGroup; readonly position: number },
): Promise<void> {
  const { roundId, group, position } = of;
  await tx
    .insertInto('surveyGroup')
    .values({ roundId, programme: group.programme ?? '', offered: group.offered, position })
    .onConflict((conflict) =>
      conflict.columns(['spaceId', 'roundId', 'programme']).doUpdateSet({ offered: group.offered }),
    )
    .execute();
}

export async function changeRound(
  tx: Tx,
  id: string,
  change: Partial<Pick<Tables['surveyRound'], 'periodFrom' | 'periodTo' | 'state' | 'closedOn'>> & {
    readonly version?: number;
  },
): Promise<void> {
  await tx.updateTable('surveyRound').set(change).where('id', '=', id).execute();
}
