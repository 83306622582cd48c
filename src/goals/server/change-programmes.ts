import { useCase } from '#access/server';
import { listPackages, listProgrammeReports } from '#followup/server';
import { accept, refuse } from '#kernel';
import { ProgrammeInput, type CannotKeepProgrammes } from '#programmes/core';
import { deleteProgramme, keepProgrammes, listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { listGoals } from './goal-store.ts';

export type CannotChangeProgrammes =
  | CannotKeepProgrammes
  /** Counts, reports or goals are kept under it, or another programme's costs stand on it: it ends, it is not taken away. */
  | { readonly kind: 'inUse'; readonly slug: string };

/**
 * Adds, changes and takes away programmes at once. Here and not among programmes, which do not know what is kept under
 * them.
 */
export const changeProgrammes = useCase({
  permission: 'programme.save',
  action: 'programme.change',
  input: v.object({ programmes: v.array(ProgrammeInput), removed: v.array(v.string()) }),
  async run({ tx }, { programmes, removed }) {
    const named = new Set([
      ...(await listPackages(tx)).map(({ programme }) => programme),
      ...(await listProgrammeReports(tx)).map(({ programme }) => programme),
      ...(await listGoals(tx)).map(({ programme }) => programme),
      ...(await listProgrammes(tx)).filter(({ slug }) => !removed.includes(slug)).map(({ bookedOn }) => bookedOn),
      ...(await listProgrammes(tx))
        .filter(({ years, ending }) => ending !== undefined || years.some(({ decision }) => decision !== undefined))
        .map(({ slug }) => slug),
    ]);
    const used = removed.find((slug) => named.has(slug));
    if (used !== undefined) return refuse<CannotChangeProgrammes>({ kind: 'inUse', slug: used });
    for (const slug of removed) await deleteProgramme(tx, slug);
    if (programmes.length === 0) return accept({ saved: 0, removed: removed.length });
    const kept = await keepProgrammes(tx, programmes);
    return kept.ok ? accept({ ...kept.value, removed: removed.length }) : kept;
  },
  details: ({ command }) => ({
    programmes: command.programmes.map(({ slug }) => slug).join(','),
    removed: command.removed.join(','),
  }),
});
