import { query } from '#access/server';
import type { Tx } from '#database/server';
import { accept, assert, refuse, slug, yearOf, type Result } from '#kernel';
import {
  groupOf,
  resultsOf,
  type CannotReadResults,
  type ItemResult,
  type ItemResults,
  type Questionnaire,
} from '#surveys/core';
import * as v from 'valibot';
import { listAnswers } from './answer-store.ts';
import { findVersion } from './questionnaire-store.ts';
import { listRounds, type SavedRound } from './round-store.ts';

export type RoundResults = {
  readonly round: SavedRound;
  readonly questionnaire: Questionnaire;
  /** Empty while the round is open: what is seen before and after one answer would give it away. */
  readonly items: readonly ItemResults[];
};

/** For rooms below, inside their own transactions. */
export async function loadResults(tx: Tx, round: SavedRound): Promise<RoundResults> {
  const questionnaire = await findVersion(tx, round.questionnaire);
  assert(questionnaire, `the questionnaire of the round ${round.id} is kept`);
  if (round.state === 'open') return { round, questionnaire, items: [] };
  const { groups, fewestShown } = round;
  const sheets = await listAnswers(tx, round.id);
  return { round, questionnaire, items: resultsOf({ questionnaire, groups, sheets, fewestShown }) };
}

/** Results of every round whose period ends in the year. */
export async function loadRoundsOf(tx: Tx, year: number): Promise<RoundResults[]> {
  const rounds = (await listRounds(tx)).filter(({ period }) => yearOf(period.to) === year);
  const loaded: RoundResults[] = [];
  for (const round of rounds) loaded.push(await loadResults(tx, round));
  return loaded;
}

/** The results of a round, every item as a whole and by programme. */
export const readRound = query({
  permission: 'surveys.read',
  input: v.object({ round: v.string() }),
  async run({ tx }, { round: id }): Promise<Result<RoundResults, CannotReadResults>> {
    const rounds = await listRounds(tx);
    const round = rounds.find((one) => one.id === id);
    if (!round) return refuse({ kind: 'noSuchRound', round: id, known: rounds.map((one) => one.id) });
    return accept(await loadResults(tx, round));
  },
});

/** One result an item: of the whole round, or of one programme. */
export const readResults = query({
  permission: 'surveys.read',
  input: v.object({ round: v.string(), programme: v.optional(v.string()) }),
  async run(
    { tx },
    { round: id, programme },
  ): Promise<Result<RoundResults & { readonly results: readonly ItemResult[] }, CannotReadResults>> {
    const rounds = await listRounds(tx);
    const round = rounds.find((one) => one.id === id);
    if (!round) return refuse({ kind: 'noSuchRound', round: id, known: rounds.map((one) => one.id) });
    const asked = programme === undefined ? null : slug(programme);
    const known = round.groups.flatMap((group) => (group.programme === null ? [] : [group.programme]));
    if (asked !== null && !known.includes(asked))
      return refuse({ kind: 'notInRound', programme: programme ?? '', known });
    const loaded = await loadResults(tx, round);
    const results = loaded.items.flatMap((item) => groupOf(item, asked)?.all ?? []);
    return accept({ ...loaded, results });
  },
});
