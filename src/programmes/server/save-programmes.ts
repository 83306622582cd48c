import { useCase } from '#access/server';
import type { Tx } from '#database/server';
import { accept, refuse, type IsoDate, type Ore, type Result } from '#kernel';
import {
  checkProgrammes,
  isSameProgramme,
  keepingDecisions,
  withGranted,
  ProgrammeInput,
  type CannotKeepProgrammes,
  type Ending,
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
  const changed = await changeByDecision(tx, granted.slug, (before) =>
    accept(withGranted(before, granted.years, granted.decision)),
  );
  return changed.ok;
}

export type CannotEnd = { readonly kind: 'unknownProgramme' } | { readonly kind: 'endsBeforeStart' };

/** Writes the last day that a decision set, or with an `ending` of null the one that held before it. */
export function endProgramme(
  tx: Tx,
  ended: { readonly slug: string; readonly to: IsoDate | null; readonly ending: Ending | null },
): Promise<Result<null, CannotEnd>> {
  const { slug, to, ending } = ended;
  return changeByDecision(tx, slug, (before) => {
    if (before.from !== null && to !== null && to < before.from) return refuse({ kind: 'endsBeforeStart' });
    const { ending: _, ...rest } = before;
    return accept({ ...rest, to, ...(ending === null ? {} : { ending }) });
  });
}

async function changeByDecision<Refusal>(
  tx: Tx,
  slug: string,
  change: (before: Programme) => Result<Programme, Refusal>,
): Promise<Result<null, Refusal | { readonly kind: 'unknownProgramme' }>> {
  const saved = await listProgrammes(tx);
  const position = saved.findIndex((one) => one.slug === slug);
  const before = saved[position];
  if (!before) return refuse({ kind: 'unknownProgramme' });
  const changed = change(before);
  if (!changed.ok) return changed;
  await saveProgramme(tx, { programme: changed.value, position, version: (before.version ?? 0) + 1 });
  await saveYears(tx, changed.value);
  return accept(null);
}
