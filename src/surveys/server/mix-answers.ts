// While a round is open its answers are put back in random order again and again, all at once: then every row is of one
// transaction, and neither place nor transaction tells when an answer came.
import { useCase, type Session } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { shuffleAnswers } from './answer-store.ts';
import { shuffleTexts } from './text-store.ts';

const PAUSE_MILLISECONDS = 15_000;

const waiting = new Set<string>();

/** Mixes the round within a quarter of a minute; answers that come until then are mixed with it. */
export function mixSoon(session: Session, roundId: string): void {
  const key = `${session.space.id} ${roundId}`;
  if (waiting.has(key)) return;
  waiting.add(key);
  const timer = setTimeout(() => {
    waiting.delete(key);
    // What could not be mixed now is mixed with the next answer, and when the round closes.
    mixAnswers(session, { round: roundId }).catch(() => undefined);
  }, PAUSE_MILLISECONDS);
  timer.unref();
}

export const mixAnswers = useCase({
  permission: 'surveys.answer',
  leavesNoTrail: true,
  input: v.object({ round: v.string() }),
  async run({ tx }, { round }) {
    await shuffleAnswers(tx, round);
    await shuffleTexts(tx, round);
    return accept(null);
  },
});
