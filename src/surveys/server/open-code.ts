import { openSession, query, type Clock, type Session } from '#access/server';
import type { Installation } from '#database/server';
import { accept, assert, now, refuse } from '#kernel';
import { typedCode, type CannotAnswer, type Layout, type Questionnaire } from '#surveys/core';
import * as v from 'valibot';
import { hashOfCode, hashOfReceipt } from './code-hash.ts';
import { findCode, findSpaceOfCode, isReceived } from './code-store.ts';
import { findVersionOnce } from './questionnaire-store.ts';
import { findAskedRound } from './round-store.ts';

/** Whoever holds a code: a session that may answer and nothing else, and the code as the database knows it. */
export type OpenedCode = { readonly session: Session; readonly codeHash: string };

/** Null for whatever is no code of ours, or was used; both cost one look in the database. */
export async function openCode(
  installation: Installation,
  typed: string,
  clock: Clock = now,
): Promise<OpenedCode | null> {
  const code = typedCode(typed);
  if (code === null) return null;
  const codeHash = hashOfCode(installation, code);
  const found = await installation.database.outsideSpaces((tx) => findSpaceOfCode(tx, codeHash));
  if (found === null) return null;
  // One name for all, so that no actor stands for a respondent.
  const session = await openSession(installation, {
    actor: { kind: found.kind === 'party' ? 'healthRespondent' : 'respondent', name: 'svarande' },
    spaceId: found.spaceId,
    clock,
  });
  return { session, codeHash };
}

export type AskedSurvey = {
  readonly questionnaire: Questionnaire;
  readonly layout: Layout;
  readonly isShared: boolean;
};

/** What the code lets its holder answer. */
export const readAskedSurvey = query({
  permission: 'surveys.answer',
  input: v.object({ codeHash: v.string(), receipt: v.optional(v.string(), '') }),
  async run({ tx, space }, { codeHash, receipt }) {
    // A page that was sent shows its answers to nobody who goes back to it on the same device.
    const isSent = receipt !== '' && (await isReceived(tx, hashOfReceipt(receipt)));
    if (isSent) return refuse<CannotAnswer>({ kind: 'noSuchCode' });
    const code = await findCode(tx, codeHash);
    const round = code && (await findAskedRound(tx, code.roundId));
    if (!code || !round || round.state === 'closed') return refuse<CannotAnswer>({ kind: 'noSuchCode' });
    const questionnaire = await findVersionOnce(tx, { spaceId: space.id, ...round.questionnaire });
    assert(questionnaire, `the questionnaire of the round ${code.roundId} is kept`);
    const asked: AskedSurvey = { questionnaire, layout: round.layout, isShared: code.isShared };
    return accept(asked);
  },
});
