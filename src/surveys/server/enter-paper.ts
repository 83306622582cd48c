// A sheet that was filled in on paper, typed in by the office and marked so.
import { useCase, type Session } from '#access/server';
import type { AccessRefusal } from '#access/core';
import { accept, refuse, type Result } from '#kernel';
import { roundId, type CannotAnswer, type CannotFindRound, type Typed } from '#surveys/core';
import * as v from 'valibot';
import { shuffleAnswers } from './answer-store.ts';
import { holdRound } from './code-store.ts';
import { findVersion } from './questionnaire-store.ts';
import { listRounds } from './round-store.ts';
import { keepSheet } from './submit-answer.ts';
import { shuffleTexts } from './text-store.ts';

export type PaperSheet = { readonly round: string; readonly programme: string | null; readonly typed: Typed };

export type CannotEnterPaper =
  | CannotAnswer
  | CannotFindRound
  | { readonly kind: 'roundIsClosed'; readonly round: string }
  | { readonly kind: 'notInRound'; readonly programme: string; readonly known: readonly string[] };

export async function enterPaper(
  session: Session,
  sheet: PaperSheet,
): Promise<Result<null, CannotEnterPaper | AccessRefusal>> {
  const typed = Object.fromEntries(Object.entries(sheet.typed).map(([id, values]) => [id, [...values]]));
  return savePaper(session, { ...sheet, typed });
}

const savePaper = useCase({
  permission: 'surveys.save',
  leavesNoTrail: true,
  input: v.object({
    round: roundId,
    programme: v.nullable(v.string()),
    typed: v.record(v.string(), v.array(v.pipe(v.string(), v.maxLength(20_000)))),
  }),
  async run({ tx, today }, { round: id, programme, typed }): Promise<Result<null, CannotEnterPaper>> {
    const rounds = await listRounds(tx);
    if (!rounds.some((one) => one.id === id)) {
      return refuse({ kind: 'noSuchRound', round: id, known: rounds.map((one) => one.id) });
    }
    await holdRound(tx, id, 'answering');
    const round = (await listRounds(tx)).find((one) => one.id === id);
    const questionnaire = round && (await findVersion(tx, round.questionnaire));
    if (!questionnaire || round.state === 'closed') return refuse({ kind: 'roundIsClosed', round: id });
    if (!round.groups.some((group) => group.programme === programme)) {
      return refuse({
        kind: 'notInRound',
        programme: programme ?? '',
        known: round.groups.map((one) => one.programme ?? ''),
      });
    }
    const code = { roundId: id, programme: programme ?? '' };
    const kept = await keepSheet(tx, { code, questionnaire, typed, month: today.slice(0, 7), isPaper: true });
    if (!kept.ok) return kept;
    await shuffleAnswers(tx, id);
    await shuffleTexts(tx, id);
    return accept(null);
  },
});
