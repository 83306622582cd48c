// An answer comes in: stored in one transaction, its code taken away in another, and neither leaves an entry in the trail.
// docs/decisions/2026-11-25-anonymous-answers.md says why so.
import type { AccessRefusal } from '#access/core';
import { useCase, type Session } from '#access/server';
import { accept, refuse, type Result } from '#kernel';
import {
  answersToAsked,
  partAnswers,
  readTyped,
  type CannotAnswer,
  type Questionnaire,
  type Typed,
} from '#surveys/core';
import type { Tx } from '#database/server';
import * as v from 'valibot';
import { insertAnswers } from './answer-store.ts';
import { hashOfReceipt } from './code-hash.ts';
import { findCode, holdRound, keepReceipt, removeCode, type SavedCode } from './code-store.ts';
import { mixSoon } from './mix-answers.ts';
import { findVersionOnce } from './questionnaire-store.ts';
import { findAskedRound } from './round-store.ts';
import { insertTexts } from './text-store.ts';

export type SentAnswer = {
  readonly codeHash: string;
  readonly typed: Typed;
  /** From the page that sends it: the same form sent twice has the same one. */
  readonly receipt: string;
};

/** Codes that are being answered with just now: two devices with one code take turns. */
const busy = new Map<string, Promise<unknown>>();

/** Answered when it is on disk. */
export async function submitAnswer(
  session: Session,
  sent: SentAnswer,
): Promise<Result<{ readonly isShared: boolean }, CannotAnswer | AccessRefusal>> {
  const before = busy.get(sent.codeHash) ?? Promise.resolve();
  const own = before.catch(() => undefined).then(() => storeAndSpend(session, sent));
  busy.set(sent.codeHash, own);
  try {
    return await own;
  } finally {
    if (busy.get(sent.codeHash) === own) busy.delete(sent.codeHash);
  }
}

async function storeAndSpend(
  session: Session,
  sent: SentAnswer,
): Promise<Result<{ readonly isShared: boolean }, CannotAnswer | AccessRefusal>> {
  const typed = Object.fromEntries(Object.entries(sent.typed).map(([id, values]) => [id, [...values]]));
  const stored = await storeAnswer(session, { ...sent, typed });
  if (!stored.ok) return stored;
  const { isShared, roundId } = stored.value;
  // A crash before this line leaves the code usable, never an answer lost; the same form sent again is known.
  if (!isShared) await spendCode(session, { codeHash: sent.codeHash });
  mixSoon(session, roundId);
  return accept({ isShared });
}

const typedInput = v.record(v.string(), v.array(v.pipe(v.string(), v.maxLength(20_000))));

const storeAnswer = useCase({
  permission: 'surveys.answer',
  leavesNoTrail: true,
  input: v.object({
    codeHash: v.string(),
    typed: typedInput,
    receipt: v.pipe(v.string(), v.minLength(16), v.maxLength(100)),
  }),
  async run({ tx, space, today }, { codeHash, typed, receipt }) {
    const code = await findCode(tx, codeHash);
    if (!code) return refuse<CannotAnswer>({ kind: 'noSuchCode' });
    await holdRound(tx, code.roundId, 'answering');
    const round = await findAskedRound(tx, code.roundId);
    const questionnaire = round && (await findVersionOnce(tx, { spaceId: space.id, ...round.questionnaire }));
    if (!questionnaire || round.state === 'closed') return refuse<CannotAnswer>({ kind: 'noSuchCode' });
    const { roundId, isShared } = code;
    if (!(await keepReceipt(tx, { roundId, receiptHash: hashOfReceipt(receipt) })))
      return accept({ roundId, isShared });
    const done = await keepSheet(tx, { code, questionnaire, typed, month: today.slice(0, 7), isPaper: false });
    return done.ok ? accept({ roundId, isShared }) : done;
  },
});

/** The answers of one sheet, and its free texts apart from them. */
export async function keepSheet(
  tx: Tx,
  of: {
    readonly code: Pick<SavedCode, 'roundId' | 'programme'>;
    readonly questionnaire: Questionnaire;
    readonly typed: Typed;
    readonly month: string;
    readonly isPaper: boolean;
  },
): Promise<Result<null, CannotAnswer>> {
  const { questionnaire, month, isPaper } = of;
  const { roundId, programme } = of.code;
  const read = readTyped(questionnaire, of.typed);
  if (read.faults.length > 0) return refuse({ kind: 'faults', faults: read.faults });
  const answers = answersToAsked(questionnaire, read.answers);
  if (Object.keys(answers).length === 0) return refuse({ kind: 'nothingAnswered' });
  const { counted, texts } = partAnswers(questionnaire, answers);
  const sheet = {
    month,
    sex: questionnaire.asksSex ? read.sex : null,
    programme: programme || null,
    answers: counted,
  };
  await insertAnswers(tx, roundId, [sheet], { isPaper });
  await insertTexts(tx, { roundId, programme, texts });
  return accept(null);
}

const spendCode = useCase({
  permission: 'surveys.answer',
  leavesNoTrail: true,
  input: v.object({ codeHash: v.string() }),
  async run({ tx }, { codeHash }) {
    await removeCode(tx, codeHash);
    return accept(null);
  },
});
