import { useCase } from '#access/server';
import { comparePrinted, type CannotPlace } from '#finance/core';
import { accept, refuse, type Ore, type Result } from '#kernel';
import * as v from 'valibot';
import { findPrinted, ledgerToFit } from './printed-store.ts';
import { FittingDraft, FittingYear, mappingToFit, tryDraft, type CannotFit } from './read-fitting.ts';
import { saveMappingVersion } from './settings-store.ts';

export type CannotSaveFitting =
  | CannotFit
  /** Somebody saved another version since the page was opened. */
  | { readonly kind: 'changedSince'; readonly version: number }
  | { readonly kind: 'cannotPlace'; readonly lines: readonly { key: string; why: CannotPlace['kind'] }[] };

export type SavedFitting = {
  readonly year: number;
  readonly version: number | null;
  readonly differenceOre: Ore | null;
};

/** Accounts on the rows that were written beside them, as the next version of the chart mapping from the year on. */
export const saveFitting = useCase({
  permission: 'finance.save',
  action: 'finance.saveFitting',
  input: v.object({
    year: FittingYear,
    /** The version that was changed, and the year it was saved for; null for the association's first chart. */
    changes: v.nullable(v.object({ year: FittingYear, version: v.pipe(v.number(), v.integer()) })),
    draft: FittingDraft,
  }),
  async run({ tx, actor, now }, command): Promise<Result<SavedFitting, CannotSaveFitting>> {
    const { year, draft, changes } = command;
    const ledger = await ledgerToFit(tx, year);
    if (!ledger) return refuse({ kind: 'noLedger', year, years: [] });
    const { mapping, saved } = await mappingToFit(tx, year);
    if (saved?.version !== changes?.version || saved?.year !== changes?.year) {
      return refuse({ kind: 'changedSince', version: saved?.version ?? 0 });
    }
    const printed = await findPrinted(tx, year);
    const tried = tryDraft({ ledger, mapping, printed }, draft.lines);
    if (tried.refused.size > 0) {
      return refuse({
        kind: 'cannotPlace',
        lines: [...tried.refused].map(([key, { kind }]) => ({ key, why: kind })),
      });
    }
    const by = { savedAt: now, savedBy: actor.id };
    const isSame = tried.mapping === mapping;
    const version = isSame ? null : await saveMappingVersion(tx, year, tried.mapping, by);
    return accept({
      year,
      version,
      differenceOre: printed && comparePrinted(ledger, tried.mapping, printed).totalOre,
    });
  },
  details: ({ value }) => value,
});
