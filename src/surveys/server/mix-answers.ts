// While a round is open its answers are put back in random order again and again, all at once: then every row is of one
// transaction, and neither place nor transaction tells when an answer came.
import { useCase, type Session } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { shuffleAnswers } from './answer-store.ts';
import { shuffleTexts } from './text-store.ts';

const LEAST_MILLISECONDS = 2_000;

const waiting = new Set<string>();
const mixedAt = new Map<string, number>();

/** Mixes the round at once, or two seconds after it was mixed last; answers that come until then are mixed with it. */
export function mixSoon(session: Session, roundId: string): void {
  const key = `${session.space.id} ${roundId}`;
  if (waiting.has(key)) return;
  waiting.add(key);
  const since = performance.now() - (mixedAt.get(key) ?? -Infinity);
  const timer = setTimeout(
    () => {
      waiting.delete(key);
      mixedAt.set(key, performance.now());
      // What could not be mixed now is mixed with the next answer, and when the round closes.
      mixAnswers(session, { round: roundId }).catch(() => undefined);
    },
    Math.max(0, LEAST_MILLISECONDS - since),
  );
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
