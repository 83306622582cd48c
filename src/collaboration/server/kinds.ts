// Kinds that come with Stegvis, and those of the association.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useCase, query } from '#access/server';
import { allKinds, KindInput, KindsFile, type Kind } from '#collaboration/core';
import { findProject, type Tx } from '#database/server';
import { accept, refuse } from '#kernel';
import * as v from 'valibot';
import { parse } from 'yaml';

let shipped: readonly Kind[] | undefined;

/** Read once; a file with a fault stops everything. */
export function shippedKinds(): readonly Kind[] {
  return (shipped ??= v.parse(
    KindsFile,
    parse(readFileSync(join(findProject().root, 'event-kinds/kinds.yaml'), 'utf8')),
  ).kinds);
}

export async function listKinds(tx: Tx): Promise<Kind[]> {
  const own = await tx.selectFrom('eventKind').select('content').orderBy('id').execute();
  return allKinds(
    shippedKinds(),
    own.map(({ content }) => content),
  );
}

export const readKinds = query({
  permission: 'events.read',
  input: v.object({}),
  async run({ tx }) {
    const own = await tx.selectFrom('eventKind').select('id').execute();
    return accept({ kinds: await listKinds(tx), own: own.map(({ id }) => id) });
  },
});

export type CannotSaveKind =
  | { readonly kind: 'notYaml'; readonly detail: string }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/** A kind of the association's own, or its own form of a shipped one. */
export const saveKind = useCase({
  permission: 'events.save',
  action: 'events.saveKind',
  input: v.object({ yaml: v.pipe(v.string(), v.maxLength(50_000)) }),
  async run({ tx }, { yaml }) {
    let file: unknown;
    try {
      // Aliases could make a small file huge.
      file = parse(yaml, { maxAliasCount: 0 });
    } catch (error) {
      const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
      return refuse<CannotSaveKind>({ kind: 'notYaml', detail });
    }
    const parsed = v.safeParse(KindInput, file);
    if (!parsed.success) {
      const faults = parsed.issues.map((issue) => [v.getDotPath(issue), issue.message].filter(Boolean).join(': '));
      return refuse<CannotSaveKind>({ kind: 'faults', faults });
    }
    const row = { id: parsed.output.id, content: JSON.stringify(parsed.output) as unknown as Kind };
    await tx
      .insertInto('eventKind')
      .values(row)
      .onConflict((conflict) => conflict.columns(['spaceId', 'id']).doUpdateSet({ content: row.content }))
      .execute();
    return accept({ kind: row.id });
  },
  details: ({ value }) => value,
});

/** Takes an own kind away; a shipped one comes back as it was. Events of a kind that is gone keep it from going. */
export const removeKind = useCase({
  permission: 'events.save',
  action: 'events.removeKind',
  input: v.object({ id: v.string() }),
  async run({ tx }, { id }) {
    const isShipped = shippedKinds().some((kind) => kind.id === id);
    const used = await tx.selectFrom('event').select('id').where('kind', '=', id).limit(1).executeTakeFirst();
    if (used && !isShipped) return refuse({ kind: 'kindInUse' as const });
    await tx.deleteFrom('eventKind').where('id', '=', id).execute();
    return accept({ kind: id });
  },
  details: ({ value }) => value,
});
