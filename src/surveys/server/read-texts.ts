// Free texts: the programme reads them first, by a link, takes personal details away and releases them to the office.
import { createHash, randomBytes } from 'node:crypto';
import type { AccessRefusal } from '#access/core';
import { openSession, query, useCase, type Clock, type Session } from '#access/server';
import type { Installation, Tx } from '#database/server';
import { accept, addDays, dayInSweden, now, refuse, type IsoDate, type Result } from '#kernel';
import { roundId, withoutIdentityNumbers, type CannotFindRound } from '#surveys/core';
import * as v from 'valibot';
import { findVersion } from './questionnaire-store.ts';
import { findRound, listRounds } from './round-store.ts';
import { listTexts, settleText } from './text-store.ts';

const LINK_DAYS = 30;
const SECRET_BYTES = 32;

export type CannotMakeTextLink =
  | CannotFindRound
  | { readonly kind: 'roundIsOpen'; readonly round: string }
  | { readonly kind: 'notInRound'; readonly programme: string; readonly known: readonly string[] };

/** A link for whoever leads the programme: told once, kept as a hash. */
export async function makeTextLink(
  session: Session,
  wanted: { readonly round: string; readonly programme: string | null },
): Promise<Result<{ readonly token: string }, CannotMakeTextLink | AccessRefusal>> {
  const secret = randomBytes(SECRET_BYTES);
  const space = Buffer.from(session.space.id.replaceAll('-', ''), 'hex');
  const saved = await saveTextLink(session, { ...wanted, secretHash: hashOf(secret) });
  return saved.ok ? accept({ token: Buffer.concat([space, secret]).toString('base64url') }) : saved;
}

const saveTextLink = useCase({
  permission: 'surveys.save',
  action: 'surveys.makeTextLink',
  input: v.object({
    round: roundId,
    programme: v.nullable(v.string()),
    secretHash: v.pipe(v.string(), v.hash(['sha256'])),
  }),
  async run(
    { tx, today },
    { round: id, programme, secretHash },
  ): Promise<Result<{ round: string }, CannotMakeTextLink>> {
    const rounds = await listRounds(tx);
    const round = rounds.find((one) => one.id === id);
    if (!round) return refuse({ kind: 'noSuchRound', round: id, known: rounds.map((one) => one.id) });
    // Texts of an open round come one by one, and each would tell when it came.
    if (round.state === 'open') return refuse({ kind: 'roundIsOpen', round: id });
    if (!round.groups.some((group) => group.programme === programme)) {
      return refuse({
        kind: 'notInRound',
        programme: programme ?? '',
        known: round.groups.map((one) => one.programme ?? ''),
      });
    }
    await tx
      .insertInto('surveyTextLink')
      .values({ secretHash, roundId: id, programme: programme ?? '', expiresOn: addDays(today, LINK_DAYS) })
      .execute();
    return accept({ round: id });
  },
  details: ({ command }) => ({ round: command.round, programme: command.programme ?? '' }),
});

export type OpenedTexts = { readonly session: Session; readonly secretHash: string };

/** Null for every token that opens nothing, whatever the reason. */
export async function openTextLink(
  installation: Installation,
  token: string,
  clock: Clock = now,
): Promise<OpenedTexts | null> {
  if (!/^[A-Za-z0-9_-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const spaceId = bytes
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const secretHash = hashOf(bytes.subarray(16));
  const today = dayInSweden(clock());
  const link = await installation.database.inSpace({ spaceId, access: 'read' }, (tx) =>
    findLink(tx, { secretHash, today }),
  );
  if (!link) return null;
  const actor = { kind: 'textReader', name: 'insats' } as const;
  return { session: await openSession(installation, { actor, spaceId, clock }), secretHash };
}

async function findLink(tx: Tx, of: { readonly secretHash: string; readonly today: IsoDate }) {
  return tx
    .selectFrom('surveyTextLink')
    .select(['roundId', 'programme'])
    .where('secretHash', '=', of.secretHash)
    .where('expiresOn', '>=', of.today)
    .executeTakeFirst();
}

/** The texts of the link's programme that nobody has settled. */
export const readOwnTexts = query({
  permission: 'surveys.readTexts',
  input: v.object({ secretHash: v.string() }),
  async run({ tx, today }, { secretHash }) {
    const link = await findLink(tx, { secretHash, today });
    const round = link && (await findRound(tx, link.roundId));
    if (!round) return refuse({ kind: 'noSuchLink' });
    const questionnaire = await findVersion(tx, round.questionnaire);
    const own = (await listTexts(tx, round.id)).filter(({ programme }) => programme === link.programme);
    return accept({
      title: round.title,
      programme: link.programme,
      unread: own.flatMap(({ id, item, written }) =>
        written === null
          ? []
          : [{ id, question: questionnaire?.items.find((one) => one.id === item)?.short ?? item, written }],
      ),
      settled: own.filter(({ state }) => state !== 'unread').length,
    });
  },
});

/** Releases each text in the words the programme leaves, or keeps it back. What was written is gone afterwards. */
export const settleTexts = useCase({
  permission: 'surveys.readTexts',
  action: 'surveys.settleTexts',
  input: v.object({
    secretHash: v.string(),
    texts: v.pipe(
      v.array(
        v.object({
          id: v.pipe(v.string(), v.uuid()),
          released: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(4_000))),
        }),
      ),
      v.minLength(1),
    ),
  }),
  async run({ tx, today }, { secretHash, texts }) {
    const link = await findLink(tx, { secretHash, today });
    if (!link) return refuse({ kind: 'noSuchLink' });
    let settled = 0;
    for (const { id, released } of texts) {
      const kept = released === null || released === '' ? null : withoutIdentityNumbers(released);
      if (await settleText(tx, { ...link, id, released: kept })) settled += 1;
    }
    return accept({ round: link.roundId, settled });
  },
  details: ({ value }) => value,
});

/** A secret of 256 random bits needs no slow hash: it cannot be tried through. */
function hashOf(secret: Uint8Array): string {
  return createHash('sha256').update(secret).digest('hex');
}
