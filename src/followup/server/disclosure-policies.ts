import { query, useCase } from '#access/server';
import type { Tx } from '#database/server';
import {
  AUDIENCES,
  DisclosurePolicyInput,
  policyInForce,
  type Audience,
  type DisclosurePolicy,
} from '#followup/core';
import { accept, type Instant, type Period } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';
import * as v from 'valibot';

declare module '#database/server' {
  interface Tables {
    disclosurePolicy: {
      spaceId: Generated<string>;
      audience: Audience;
      version: number;
      savedAt: Instant;
      savedBy: string;
      document: JSONColumnType<DisclosurePolicy>;
    };
  }
}

export type RecordedDecision = DisclosurePolicy & { readonly version: number; readonly savedAt: Instant };

/** The oldest first. */
export async function listDecisions(tx: Tx): Promise<RecordedDecision[]> {
  const rows = await tx
    .selectFrom('disclosurePolicy')
    .select(['version', 'savedAt', 'document'])
    .orderBy('savedAt')
    .orderBy('version')
    .execute();
  return rows.map(({ document, ...row }) => ({ ...v.parse(DisclosurePolicyInput, document), ...row }));
}

/** The decision that holds for what an audience gets of a period; the proposal until there is one. */
export async function policyFor(
  tx: Tx,
  of: { readonly audience: Audience; readonly period: Period },
): Promise<DisclosurePolicy> {
  return v.parse(DisclosurePolicyInput, policyInForce(await listDecisions(tx), of));
}

/** Records a decision; earlier ones stay. */
export const saveDisclosurePolicy = useCase({
  permission: 'followup.decide',
  input: DisclosurePolicyInput,
  async run({ tx, now, actor }, policy) {
    const latest = await tx
      .selectFrom('disclosurePolicy')
      .select((of) => of.fn.max('version').as('version'))
      .where('audience', '=', policy.audience)
      .executeTakeFirst();
    const version = (latest?.version ?? 0) + 1;
    await tx
      .insertInto('disclosurePolicy')
      .values({
        audience: policy.audience,
        version,
        savedAt: now,
        savedBy: actor.id,
        document: JSON.stringify(policy),
      })
      .execute();
    return accept({ version });
  },
  details: ({ command, value }) => ({
    audience: command.audience,
    reference: command.reference,
    version: value.version,
  }),
});

/** What holds today for each audience, and every decision, the newest first. */
export const readDisclosurePolicies = query({
  permission: 'followup.decisions.read',
  input: v.object({}),
  async run({ tx, today }) {
    const decisions = await listDecisions(tx);
    const period = { from: today, to: today };
    return accept({
      inForce: AUDIENCES.map((audience) => policyInForce(decisions, { audience, period })),
      decisions: decisions.toReversed(),
    });
  },
});
