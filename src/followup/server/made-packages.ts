// What a party has handed over: kept beside the register, read before the next package is made.
import type { Tx } from '#database/server';
import {
  FollowUpPackageInput,
  type Audience,
  type DisclosurePolicy,
  type FollowUpPackage,
  type PackageFacts,
} from '#followup/core';
import type { Instant, IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';
import * as v from 'valibot';

declare module '#database/server' {
  interface Tables {
    madePackage: {
      spaceId: Generated<string>;
      association: string;
      audience: Audience;
      programme: string;
      periodFrom: IsoDate;
      periodTo: IsoDate;
      countingUnit: 'participation' | 'person';
      version: number;
      madeAt: Instant;
      policy: JSONColumnType<DisclosurePolicy>;
      document: JSONColumnType<object>;
      facts: JSONColumnType<PackageFacts>;
    };
  }
}

export type MadePackage = {
  readonly audience: Audience;
  readonly package: FollowUpPackage;
  readonly policy: DisclosurePolicy;
  readonly facts: PackageFacts;
};

type Series = Pick<FollowUpPackage, 'association' | 'programme'> & {
  readonly audience: Audience;
  readonly countingUnit: 'participation' | 'person';
};

/** Everything that the same readers have had of a programme, oldest first. */
export async function listMadePackages(tx: Tx, of: Series): Promise<MadePackage[]> {
  const rows = await tx
    .selectFrom('madePackage')
    .select(['audience', 'document', 'policy', 'facts'])
    .where('association', '=', of.association)
    .where('audience', '=', of.audience)
    .where('programme', '=', of.programme)
    .where('countingUnit', '=', of.countingUnit)
    .orderBy('periodFrom')
    .orderBy('periodTo')
    .orderBy('version')
    .execute();
  return rows.map(({ document, ...rest }) => ({ ...rest, package: v.parse(FollowUpPackageInput, document) }));
}

/** False when somebody else made the same version first. */
export async function addMadePackage(tx: Tx, made: MadePackage & { readonly madeAt: Instant }): Promise<boolean> {
  const { package: one, policy, facts, audience, madeAt } = made;
  const row = await tx
    .insertInto('madePackage')
    .values({
      association: one.association,
      audience,
      programme: one.programme,
      periodFrom: one.from,
      periodTo: one.to,
      countingUnit: one.countingUnit === 'person' ? 'person' : 'participation',
      version: one.version,
      madeAt,
      policy: JSON.stringify(policy),
      document: JSON.stringify(one),
      facts: JSON.stringify(facts),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
