// Rows ↔ decisions about money.
import './tables.ts';
import type { Tx } from '#database/server';
import { grantedAfter, type GrantDecision, type GrantedYear } from '#decisions/core';
import type { Instant } from '#kernel';

/** All decisions, in the order they were made. */
export async function listDecisions(
  tx: Tx,
  of: { readonly application?: string; readonly programme?: string } = {},
): Promise<GrantDecision[]> {
  let asked = tx
    .selectFrom('grantDecision')
    .select([
      'id',
      'applicationId as application',
      'programme',
      'itemId as item',
      'outcome',
      'reference',
      'decidedOn',
      'conditions',
      'years',
    ]);
  if (of.application !== undefined) asked = asked.where('applicationId', '=', of.application);
  if (of.programme !== undefined) asked = asked.where('programme', '=', of.programme);
  return asked.orderBy('decidedOn').orderBy('recordedAt').orderBy('id').execute();
}

export async function addDecision(
  tx: Tx,
  saved: { readonly decision: GrantDecision; readonly recordedAt: Instant; readonly recordedBy: string },
): Promise<void> {
  const { application, item, years, ...decision } = saved.decision;
  const { recordedAt, recordedBy } = saved;
  await tx
    .insertInto('grantDecision')
    .values({
      ...decision,
      applicationId: application,
      itemId: item,
      years: JSON.stringify(years),
      recordedAt,
      recordedBy,
    })
    .execute();
}

/** What an application's years hold after all decisions, also later ones about the programme that it became. */
export async function grantedTo(
  tx: Tx,
  { id, programme }: { readonly id: string; readonly programme: string | null },
): Promise<GrantedYear[]> {
  const own = await listDecisions(tx, { application: id });
  if (programme === null) return grantedAfter(own);
  const years = new Set(own.flatMap((one) => one.years.map(({ year }) => year)));
  return grantedAfter(await listDecisions(tx, { programme })).filter(({ year }) => years.has(year));
}
