// The one door for whoever holds a code: an anonymous survey of an association, or the health questionnaire of a party.
import type { AccessRefusal } from '#access/core';
import type { Result } from '#kernel';
import { accept } from '#kernel';
import type { CannotAnswer, Typed } from '#surveys/core';
import { answerHealth, readAskedHealth } from './health/answer-health.ts';
import { readAskedSurvey, type AskedSurvey, type OpenedCode } from './open-code.ts';
import { submitAnswer } from './submit-answer.ts';

export function readAsked(
  { session, codeHash }: OpenedCode,
  receipt: string,
): Promise<Result<AskedSurvey, CannotAnswer | AccessRefusal>> {
  return isHealth(session) ? readAskedHealth(session, { codeHash }) : readAskedSurvey(session, { codeHash, receipt });
}

export async function sendAnswer(
  { session, codeHash }: OpenedCode,
  sent: { readonly typed: Typed; readonly receipt: string },
): Promise<Result<{ readonly isShared: boolean }, CannotAnswer | AccessRefusal>> {
  if (!isHealth(session)) return submitAnswer(session, { codeHash, ...sent });
  const typed = Object.fromEntries(Object.entries(sent.typed).map(([id, values]) => [id, [...values]]));
  const done = await answerHealth(session, { codeHash, typed });
  return done.ok ? accept({ isShared: false }) : done;
}

function isHealth({ space }: OpenedCode['session']): boolean {
  return space.kind === 'party';
}
