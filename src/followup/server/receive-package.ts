import type { Context } from '#access/server';
import type { Tx } from '#database/server';
import {
  acceptVersion,
  checkAgeBands,
  checkContinuity,
  checkPackage,
  currentPackages,
  isRightBefore,
  type CannotReceivePackage,
  type FollowUpPackage,
  type PackageProblem,
} from '#followup/core';
import { accept, hasErrors, refuse, type Result } from '#kernel';
import { listProgrammes } from '#programmes/server';
import { ageBandsOfSpace } from './age-band-setting.ts';
import { addPackage, findLatestPackage, listPackages } from './package-store.ts';

type Receiver = Pick<Context, 'tx' | 'space' | 'now'>;

export type Received = { readonly version: number; readonly problems: readonly PackageProblem[] };

/** Adds a package as the next version of its programme and period, or says why not. */
export async function receivePackage(
  { tx, space, now }: Receiver,
  next: FollowUpPackage,
): Promise<Result<Received, CannotReceivePackage>> {
  const own = await orgNumberOf(tx, space.id);
  if (next.association !== own) return refuse({ kind: 'otherAssociation', given: next.association, own });
  const known = (await listProgrammes(tx)).map(({ slug }) => slug);
  if (!known.includes(next.programme)) return refuse({ kind: 'unknownProgramme', programme: next.programme, known });
  const problems = [
    ...checkPackage(next),
    ...(await continuityProblems(tx, next)),
    ...checkAgeBands(next, await ageBandsOfSpace(tx)),
  ];
  if (hasErrors(problems)) return refuse({ kind: 'wrongCounts', problems });
  const accepted = acceptVersion(next, await findLatestPackage(tx, next));
  if (!accepted.ok) return accepted;
  if (!(await addPackage(tx, { package: accepted.value, savedAt: now }))) {
    return refuse({ kind: 'versionTaken', latestVersion: next.version, given: next.version });
  }
  return accept({ version: next.version, problems });
}

export async function orgNumberOf(tx: Tx, spaceId: string): Promise<string> {
  const { orgNumber } = await tx
    .selectFrom('space')
    .select('orgNumber')
    .where('id', '=', spaceId)
    .executeTakeFirstOrThrow();
  return orgNumber;
}

async function continuityProblems(tx: Tx, next: FollowUpPackage): Promise<PackageProblem[]> {
  const saved = currentPackages(await listPackages(tx));
  return [
    ...saved.filter((before) => isRightBefore(before, next)).flatMap((before) => checkContinuity(next, before)),
    ...saved.filter((after) => isRightBefore(next, after)).flatMap((after) => checkContinuity(after, next)),
  ];
}
