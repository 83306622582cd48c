// Rows ↔ reports of Lex Heller, and where their addresses lead.
import { createHash, randomBytes } from 'node:crypto';
import type { LexHellerEntry, LexHellerReport } from '#collaboration/core';
import type { Tx } from '#database/server';
import type { IsoDate } from '#kernel';
import { sql } from 'kysely';
import './lex-heller-tables.ts';

const columns = [
  'id',
  'year',
  'number',
  'receivedOn',
  'channel',
  'organisation',
  'programme',
  'role',
  'kommun',
  'concerned',
  'type',
  'event',
  'consequence',
  'proposal',
  'state',
  'checkedOn',
  'raisedOn',
  'theme',
  'action',
  'responsible',
  'answer',
  'answeredOn',
  'fedBackOn',
  'isPublished',
  'version',
] as const;

/** Newest first. */
export async function listLexHeller(tx: Tx): Promise<LexHellerReport[]> {
  return tx.selectFrom('lexHellerReport').select(columns).orderBy('year', 'desc').orderBy('number', 'desc').execute();
}

export async function findLexHeller(tx: Tx, id: string): Promise<LexHellerReport | null> {
  return (await tx.selectFrom('lexHellerReport').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function findFollowed(tx: Tx, followHash: string): Promise<LexHellerReport | null> {
  const row = await tx
    .selectFrom('lexHellerReport')
    .select(columns)
    .where('followHash', '=', followHash)
    .executeTakeFirst();
  return row ?? null;
}

/** The next number of the year; two at once wait for each other. */
export async function nextNumber(tx: Tx, year: number): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('collaboration.lexHeller ' || current_space_id()::text, 0))`.execute(
    tx,
  );
  const row = await tx
    .selectFrom('lexHellerReport')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('year', '=', year)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function keepLexHeller(
  tx: Tx,
  report: LexHellerReport,
  followHash: string | null = null,
): Promise<void> {
  const row = { ...report, concerned: JSON.stringify(report.concerned) as unknown as readonly string[] };
  await tx
    .insertInto('lexHellerReport')
    .values({ ...row, followHash })
    .onConflict((conflict) => conflict.columns(['spaceId', 'id']).doUpdateSet(row))
    .execute();
}

export async function addStep(
  tx: Tx,
  step: { readonly id: string; readonly reportId: string; readonly by: string } & LexHellerEntry,
): Promise<void> {
  await tx.insertInto('lexHellerStep').values(step).execute();
}

export async function listSteps(tx: Tx, reportId: string): Promise<LexHellerEntry[]> {
  return tx
    .selectFrom('lexHellerStep')
    .select(['kind', 'note', 'at'])
    .where('reportId', '=', reportId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Sixteen letters and digits that are not taken for each other; 80 bits. */
export function newToken(): string {
  return [...randomBytes(16)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(`lex heller ${token.trim().toLowerCase()}`).digest('hex');
}

/** Outside every space. */
export async function findSpaceOfToken(tx: Tx, tokenHash: string): Promise<string | null> {
  const row = await tx
    .selectFrom('lexHellerDoor')
    .select('spaceId')
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  return row?.spaceId ?? null;
}

export async function findLink(tx: Tx): Promise<{ readonly token: string; readonly madeOn: IsoDate } | null> {
  const row = await tx
    .selectFrom('lexHellerLink')
    .select(['token', 'madeOn'])
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function isLinkOpen(tx: Tx, token: string): Promise<boolean> {
  const row = await tx
    .selectFrom('lexHellerLink')
    .select('token')
    .where('token', '=', token)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
