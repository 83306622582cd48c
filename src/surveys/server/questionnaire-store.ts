// Rows ↔ questionnaires. Saved ones are those of the space; shipped ones are saved when a round first asks them.
import type { Tx } from '#database/server';
import { refuse, accept, type Result } from '#kernel';
import type { CannotFindQuestionnaire, Questionnaire } from '#surveys/core';
import { shippedQuestionnaires } from './shipped-questionnaires.ts';
import './tables.ts';

/** The newest version of each questionnaire, the space's own before the shipped one with the same version. */
export async function listQuestionnaires(tx: Tx): Promise<Questionnaire[]> {
  const saved = await tx.selectFrom('surveyQuestionnaire').select('document').execute();
  const newest = new Map<string, Questionnaire>();
  for (const one of [...saved.map(({ document }) => document), ...shippedQuestionnaires()]) {
    const known = newest.get(one.id);
    if (!known || known.version < one.version) newest.set(one.id, one);
  }
  return [...newest.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export async function findQuestionnaire(tx: Tx, id: string): Promise<Result<Questionnaire, CannotFindQuestionnaire>> {
  const all = await listQuestionnaires(tx);
  const found = all.find((one) => one.id === id);
  if (found) return accept(found);
  return refuse({ kind: 'noSuchQuestionnaire', questionnaire: id, known: all.map((one) => one.id) });
}

/** A version that a round asks or asked. */
export async function findVersion(
  tx: Tx,
  key: { readonly id: string; readonly version: number },
): Promise<Questionnaire | null> {
  const row = await tx
    .selectFrom('surveyQuestionnaire')
    .select('document')
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .executeTakeFirst();
  return row?.document ?? null;
}

const kept = new Map<string, Questionnaire>();
const MOST_KEPT = 100;

/** As `findVersion`, from memory the second time: a version never changes. */
export async function findVersionOnce(
  tx: Tx,
  of: { readonly spaceId: string; readonly id: string; readonly version: number },
): Promise<Questionnaire | null> {
  const key = `${of.spaceId} ${of.id} ${of.version}`;
  const known = kept.get(key);
  if (known) return known;
  const found = await findVersion(tx, of);
  if (found) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, found);
  }
  return found;
}

export async function keepQuestionnaire(tx: Tx, questionnaire: Questionnaire): Promise<void> {
  const { id, version } = questionnaire;
  await tx
    .insertInto('surveyQuestionnaire')
    .values({ id, version, document: JSON.stringify(questionnaire) })
    .onConflict((conflict) => conflict.columns(['spaceId', 'id', 'version']).doNothing())
    .execute();
}
