import { useCase, type Session } from '#access/server';
import type { AccessRefusal } from '#access/core';
import { accept, refuse, type Result } from '#kernel';
import { roundId, type CannotMakeCodes } from '#surveys/core';
import * as v from 'valibot';
import { hashOfCode, newCode } from './code-hash.ts';
import { insertCodes } from './code-store.ts';
import { listRounds } from './round-store.ts';

/** As many as fit on the paper of one print, and more than any programme asks. */
export const MOST_CODES = 1_000;

export type WantedCodes = {
  readonly round: string;
  /** Null for a body. */
  readonly programme: string | null;
  readonly count: number;
  /** One code that everybody may use: `count` is 1. */
  readonly isShared: boolean;
};

/** New codes, told once: only their hashes are kept. */
export async function makeCodes(
  session: Session,
  wanted: WantedCodes,
): Promise<Result<readonly string[], CannotMakeCodes | AccessRefusal>> {
  const count = Math.min(Math.max(wanted.count, 1), MOST_CODES + 1);
  const codes = Array.from({ length: wanted.isShared ? 1 : count }, newCode);
  const hashes = codes.map((code) => hashOfCode(session.installation, code));
  const { round, programme, isShared } = wanted;
  const saved = await saveCodes(session, { round, programme, isShared, hashes });
  return saved.ok ? accept(codes) : saved;
}

const saveCodes = useCase({
  permission: 'surveys.save',
  action: 'surveys.makeCodes',
  input: v.object({
    round: roundId,
    programme: v.nullable(v.string()),
    isShared: v.boolean(),
    hashes: v.array(v.pipe(v.string(), v.hash(['sha256']))),
  }),
  async run({ tx, space }, { round: id, programme, isShared, hashes }) {
    if (hashes.length > MOST_CODES) return refuse<CannotMakeCodes>({ kind: 'tooManyCodes', most: MOST_CODES });
    const rounds = await listRounds(tx);
    const round = rounds.find((one) => one.id === id);
    if (!round)
      return refuse<CannotMakeCodes>({ kind: 'noSuchRound', round: id, known: rounds.map((one) => one.id) });
    if (round.state === 'closed') return refuse<CannotMakeCodes>({ kind: 'roundIsClosed', round: id });
    if (!round.groups.some((group) => group.programme === programme)) {
      const known = round.groups.map((group) => group.programme ?? '');
      return refuse<CannotMakeCodes>({ kind: 'notInRound', programme: programme ?? '', known });
    }
    const codes = hashes.map((codeHash) => ({ codeHash, roundId: id, programme: programme ?? '', isShared }));
    await insertCodes(tx, space.id, codes);
    return accept({ codes: codes.length });
  },
  details: ({ command, value }) => ({ round: command.round, codes: value.codes }),
});
