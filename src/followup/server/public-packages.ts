// What an association may print of the packages it has received: under its decision for the public, and held against everything
// that it has printed before.
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '#database/server';
import {
  currentPackages,
  decisionInForce,
  FollowUpPackageInput,
  forThePublic,
  packageKey,
  periodOf,
  PROPOSED_POLICY,
  saysTheSame,
  type DisclosurePolicy,
  type EarlierPublication,
  type FollowUpPackage,
} from '#followup/core';
import type { Instant, IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';
import * as v from 'valibot';
import { listDecisions, type RecordedDecision } from './disclosure-policies.ts';
import { listPackagesAsSaved } from './package-store.ts';

declare module '#database/server' {
  interface Tables {
    publishedPackage: {
      spaceId: Generated<string>;
      programme: string;
      periodFrom: IsoDate;
      periodTo: IsoDate;
      publication: number;
      version: number;
      publishedAt: Instant;
      policy: JSONColumnType<object | null, string | null, string | null>;
      document: JSONColumnType<object>;
    };
  }
}

type Published = {
  readonly version: number;
  readonly publication: number;
  readonly policy: object | null;
  readonly package: FollowUpPackage;
};

type MadePublic = {
  readonly package: FollowUpPackage;
  readonly policy: DisclosurePolicy | null;
  /** What was printed last of the same programme and period. */
  readonly before: Published | undefined;
};

/**
 * The newest version of each package of some periods, as everybody may read it. What is printed together hangs together:
 * they are made in the order they came, each held against those before it and against what is printed already.
 */
export async function listPublicPackages(
  tx: Tx,
  isWanted: (one: FollowUpPackage) => boolean = () => true,
): Promise<FollowUpPackage[]> {
  return (await makePublic(tx, isWanted)).map((one) => one.package);
}

async function makePublic(tx: Tx, isWanted: (one: FollowUpPackage) => boolean): Promise<MadePublic[]> {
  const saved = await listPackagesAsSaved(tx);
  const newest = new Set(currentPackages(saved));
  const decisions = await listDecisions(tx);
  const published = await listPublished(tx);
  const made: MadePublic[] = [];
  for (const one of saved) {
    if (!newest.has(one) || !isWanted(one)) continue;
    const policy = policyOf(one, decisions);
    const own = published.filter((other) => packageKey(other.package) === packageKey(one));
    const before = own.at(-1);
    // What was printed stays as it was printed, as long as neither the counts nor the decision have changed.
    if (before && before.version === one.version && isSamePolicy(before.policy, policy)) {
      made.push({ package: before.package, policy, before });
      continue;
    }
    const earlier = [...published, ...made]
      .map((other) => other.package)
      .filter((other) => other.programme === one.programme && other.countingUnit === one.countingUnit);
    made.push({
      package: policy === null ? one : forThePublic(one, { policy, earlier: earlier.map(asEarlier) }),
      policy,
      before,
    });
  }
  return made.toSorted((a, b) => (orderOf(a.package) < orderOf(b.package) ? -1 : 1));
}

/**
 * The board's decision for the public. Where it has taken none, a package that was accepted with a decision of its own is printed as
 * it was counted. What the board lets its own office see is not meant for everybody: then the proposal holds. Null: nobody has
 * decided anything, and the package is printed as it came.
 */
function policyOf(one: FollowUpPackage, decisions: readonly RecordedDecision[]): DisclosurePolicy | null {
  const period = periodOf(one);
  const decided = decisionInForce(decisions, { audience: 'public', period });
  if (decided) {
    const { version: _, savedAt: __, ...policy } = decided;
    return policy;
  }
  const proposal: DisclosurePolicy = { ...PROPOSED_POLICY, audience: 'public' };
  if (one.decision !== null) return { ...proposal, ...one.decision, isAsCounted: true };
  return decisionInForce(decisions, { audience: 'association', period }) ? proposal : null;
}

/** Keeps what a report prints of its packages, once for each change. */
export async function keepPublished(
  tx: Tx,
  of: { readonly isWanted: (one: FollowUpPackage) => boolean; readonly publishedAt: Instant },
): Promise<void> {
  for (const { package: one, policy, before } of await makePublic(tx, of.isWanted)) {
    if (before && before.version === one.version && saysTheSame(before.package, one)) continue;
    await tx
      .insertInto('publishedPackage')
      .values({
        programme: one.programme,
        periodFrom: one.from,
        periodTo: one.to,
        publication: (before?.publication ?? 0) + 1,
        version: one.version,
        publishedAt: of.publishedAt,
        policy: policy && JSON.stringify(policy),
        document: JSON.stringify(one),
      })
      .execute();
  }
}

async function listPublished(tx: Tx): Promise<Published[]> {
  const rows = await tx
    .selectFrom('publishedPackage')
    .select(['version', 'publication', 'policy', 'document'])
    .orderBy('publishedAt')
    .orderBy('publication')
    .execute();
  return rows.map(({ document, ...row }) => ({ ...row, package: v.parse(FollowUpPackageInput, document) }));
}

function asEarlier({ from, to, measures, stepMoves = [] }: FollowUpPackage): EarlierPublication {
  return { period: { from, to }, measures, stepMoves };
}

function orderOf({ from, to, programme }: FollowUpPackage): string {
  return `${from} ${to} ${programme}`;
}

function isSamePolicy(stored: object | null, policy: DisclosurePolicy | null): boolean {
  return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(policy)));
}
