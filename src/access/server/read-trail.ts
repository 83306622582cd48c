import type { AuditDetails, AuditOutcome } from '#access/core';
import { accept, isIsoDate, type Instant } from '#kernel';
import { sql } from 'kysely';
import * as v from 'valibot';
import { query } from './use-case.ts';

export type TrailEntry = {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly details: AuditDetails;
};

export type Trail = {
  /** Newest first. */
  readonly entries: readonly TrailEntry[];
  /** Ask again with `before` to go on; null at the end. */
  readonly next: number | null;
  /** Every action that the space's trail knows, to choose from. */
  readonly actions: readonly string[];
};

const ENTRIES_PER_PAGE = 100;
const day = v.pipe(v.string(), v.check(isIsoDate));

/** A page of the space's trail, newest first: by day (in Sweden), who, what, how it went, and words in the details. */
export const readTrail = query({
  permission: 'audit.read',
  input: v.object({
    from: v.optional(day),
    to: v.optional(day),
    /** Part of a name. */
    actor: v.optional(v.pipe(v.string(), v.maxLength(200))),
    action: v.optional(v.pipe(v.string(), v.maxLength(100))),
    outcome: v.optional(v.picklist(['done', 'refused', 'denied', 'invalidInput'])),
    /** Part of the details. */
    words: v.optional(v.pipe(v.string(), v.maxLength(200))),
    before: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)), ENTRIES_PER_PAGE),
  }),
  async run({ tx }, { from, to, actor, action, outcome, words, before, limit }) {
    const swedishDay = sql<string>`(e.at AT TIME ZONE 'Europe/Stockholm')::date`;
    let wanted = tx
      .selectFrom('auditEntry as e')
      .innerJoin('actor as a', 'a.id', 'e.actorId')
      .select(['e.sequence', 'e.at', 'a.name as actor', 'e.action', 'e.outcome', 'e.details'])
      .orderBy('e.sequence', 'desc')
      .limit(limit + 1);
    if (from) wanted = wanted.where(swedishDay, '>=', from);
    if (to) wanted = wanted.where(swedishDay, '<=', to);
    if (actor) wanted = wanted.where('a.name', 'ilike', containing(actor));
    if (action) wanted = wanted.where('e.action', '=', action);
    if (outcome) wanted = wanted.where('e.outcome', '=', outcome);
    if (words) wanted = wanted.where('e.details', 'ilike', containing(words));
    if (before) wanted = wanted.where('e.sequence', '<', before);
    const found = await wanted.execute();
    const actions = await tx.selectFrom('auditEntry').select('action').distinct().orderBy('action').execute();
    const entries = found.slice(0, limit).map((entry) => ({
      ...entry,
      details: JSON.parse(entry.details) as AuditDetails,
    }));
    return accept<Trail>({
      entries,
      next: found.length > limit ? (entries.at(-1)?.sequence ?? null) : null,
      actions: actions.map((one) => one.action),
    });
  },
});

function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
