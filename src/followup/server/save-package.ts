import { useCase } from '#access/server';
import type { Tx } from '#database/server';
import { acceptVersion, checkPackage, FollowUpPackageInput, type CannotSavePackage } from '#followup/core';
import { accept, hasErrors, refuse, type Problem } from '#kernel';
import { listProgrammes } from '#programmes/server';
import { addPackage, findLatestPackage } from './package-store.ts';

export type CannotReceivePackage =
  | CannotSavePackage
  | { readonly kind: 'otherAssociation'; readonly given: string; readonly own: string }
  | { readonly kind: 'unknownProgramme'; readonly programme: string; readonly known: readonly string[] }
  | { readonly kind: 'wrongCounts'; readonly problems: readonly Problem[] };

/** Receives a package as the next version of its programme and period. Doubtful counts are saved and told. */
export const savePackage = useCase({
  permission: 'followup.save',
  input: FollowUpPackageInput,
  async run({ tx, space, now }, next) {
    const own = await orgNumberOf(tx, space.id);
    if (next.association !== own) return refuseAs({ kind: 'otherAssociation', given: next.association, own });
    const known = (await listProgrammes(tx)).map(({ slug }) => slug);
    if (!known.includes(next.programme))
      return refuseAs({ kind: 'unknownProgramme', programme: next.programme, known });
    const problems = checkPackage(next);
    if (hasErrors(problems)) return refuseAs({ kind: 'wrongCounts', problems });
    const latest = await findLatestPackage(tx, next);
    const accepted = acceptVersion(next, latest);
    if (!accepted.ok) return refuseAs(accepted.refusal);
    if (!(await addPackage(tx, { package: accepted.value, savedAt: now }))) {
      return refuseAs({ kind: 'versionTaken', latestVersion: next.version, given: next.version });
    }
    return accept({ version: next.version, problems });
  },
  details: ({ command }) => ({
    programme: command.programme,
    from: command.from,
    to: command.to,
    version: command.version,
  }),
});

function refuseAs(refusal: CannotReceivePackage): ReturnType<typeof refuse<CannotReceivePackage>> {
  return refuse(refusal);
}

async function orgNumberOf(tx: Tx, spaceId: string): Promise<string> {
  const { orgNumber } = await tx
    .selectFrom('space')
    .select('orgNumber')
    .where('id', '=', spaceId)
    .executeTakeFirstOrThrow();
  return orgNumber;
}
