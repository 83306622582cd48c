import { query, useCase } from '#access/server';
import type { Tx } from '#database/server';
import {
  AUDIENCES,
  DisclosurePolicyInput,
  PROPOSED_POLICY,
  type Audience,
  type DisclosurePolicy,
} from '#followup/core';
import { accept, type Instant } from '#kernel';
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

/** The newest decision for an audience; the proposal until there is one. */
export async function policyFor(tx: Tx, audience: Audience): Promise<DisclosurePolicy> {
  const row = await tx
    .selectFrom('disclosurePolicy')
    .select('document')
    .where('audience', '=', audience)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? v.parse(DisclosurePolicyInput, row.document) : { ...PROPOSED_POLICY, audience };
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

/** The policy in force for each audience. */
export const readDisclosurePolicies = query({
  permission: 'followup.decide',
  input: v.object({}),
  run: async ({ tx }) => accept(await Promise.all(AUDIENCES.map((audience) => policyFor(tx, audience)))),
});
