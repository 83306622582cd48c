import { useCase } from '#access/server';
import type { Tx } from '#database/server';
import { accept, type Ore, type Result } from '#kernel';
import {
  checkProgrammes,
  isSameProgramme,
  keepingDecisions,
  withGranted,
  ProgrammeInput,
  type CannotKeepProgrammes,
  type Programme,
} from '#programmes/core';
import * as v from 'valibot';
import { listProgrammes, saveProgramme } from './programme-store.ts';
import { saveYears } from './programme-year-store.ts';

/** Adds or changes programmes; those not named stay as they are. The register as a whole must hold afterwards. */
export const saveProgrammes = useCase({
  permission: 'programme.save',
  input: v.object({ programmes: v.pipe(v.array(ProgrammeInput), v.minLength(1)) }),
  run: ({ tx }, { programmes }) => keepProgrammes(tx, programmes),
  details: ({ command }) => ({ programmes: command.programmes.map(({ slug }) => slug).join(',') }),
});

/** Adds or changes programmes in the caller's transaction. */
export async function keepProgrammes(
  tx: Tx,
  wanted: readonly Programme[],
): Promise<Result<{ readonly saved: number }, CannotKeepProgrammes>> {
  const saved = await listProgrammes(tx);
  const programmes: Programme[] = [];
  for (const one of wanted) {
    const kept = keepingDecisions(
      saved.find(({ slug }) => slug === one.slug),
      one,
    );
    if (!kept.ok) return kept;
    programmes.push(kept.value);
  }
  const named = new Set(programmes.map(({ slug }) => slug));
  const checked = checkProgrammes([...saved.filter(({ slug }) => !named.has(slug)), ...programmes]);
  if (!checked.ok) return checked;
  for (const [index, programme] of programmes.entries()) {
    const before = saved.find(({ slug }) => slug === programme.slug);
    if (before && isSameProgramme(before, programme)) continue;
    await saveProgramme(tx, { programme, position: saved.length + index, version: (before?.version ?? 0) + 1 });
    await saveYears(tx, programme);
  }
  return accept({ saved: programmes.length });
}

/** Writes what a decision granted, in the caller's transaction; false when there is no such programme. */
export async function grantProgramme(
  tx: Tx,
  granted: {
    readonly slug: string;
    readonly years: readonly { readonly year: number; readonly mostOre: Ore }[];
    readonly decision: string;
  },
): Promise<boolean> {
  const saved = await listProgrammes(tx);
  const position = saved.findIndex(({ slug }) => slug === granted.slug);
  const before = saved[position];
  if (!before) return false;
  const programme = withGranted(before, granted.years, granted.decision);
  await saveProgramme(tx, { programme, position, version: (before.version ?? 0) + 1 });
  await saveYears(tx, programme);
  return true;
}
