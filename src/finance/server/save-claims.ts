// What parties are to invoice, and what they have.
import { useCase } from '#access/server';
import {
  claimRhythms,
  netCosts,
  netFigure,
  sharedCostKinds,
  sharedCostLines,
  type CannotReadYear,
} from '#finance/core';
import { accept, isIsoDate, refuse, type Result } from '#kernel';
import { findOrganisation } from '#organisation/server';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { releaseVoucher } from './claim-vouchers.ts';
import {
  addClaim,
  listSharedCosts,
  replaceClaimPlans,
  replaceSharedCosts,
  setClaimWithdrawn,
} from './claim-store.ts';
import { loadFinanceYear } from './finance-year.ts';
import { saveEnteredVersion } from './settings-store.ts';

const Year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));
const Month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12));
const Ore = v.pipe(v.number(), v.safeInteger());
const Slug = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const Label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

export type CannotSaveClaim =
  | { readonly kind: 'unknownProgramme'; readonly programme: string }
  | { readonly kind: 'unknownMember'; readonly member: string }
  /** The months end before they begin. */
  | { readonly kind: 'monthsTurned'; readonly index: number };

type Named = { readonly programme: string; readonly member: string; readonly from: number; readonly to: number };

async function findFault(
  tx: Parameters<typeof listProgrammes>[0],
  space: Parameters<typeof findOrganisation>[1],
  rows: readonly Named[],
): Promise<CannotSaveClaim | null> {
  const programmes = new Set((await listProgrammes(tx)).map(({ slug }) => slug));
  const members = new Set((await findOrganisation(tx, space)).members.map(({ slug }) => slug));
  for (const [index, { programme, member, from, to }] of rows.entries()) {
    if (!programmes.has(programme)) return { kind: 'unknownProgramme', programme };
    if (!members.has(member)) return { kind: 'unknownMember', member };
    if (from > to) return { kind: 'monthsTurned', index };
  }
  return null;
}

/** Sets what is expected of a year, in place of what was. */
export const saveClaimPlans = useCase({
  permission: 'finance.save',
  action: 'finance.saveClaimPlans',
  input: v.object({
    year: Year,
    plans: v.pipe(
      v.array(
        v.object({
          programme: Slug,
          member: Slug,
          monthlyOre: v.pipe(Ore, v.minValue(1)),
          rhythm: v.picklist(claimRhythms),
          from: Month,
          to: Month,
        }),
      ),
      v.maxLength(500),
    ),
  }),
  async run(
    { tx, space, actor, now },
    { year, plans },
  ): Promise<Result<{ year: number; plans: number }, CannotSaveClaim>> {
    const fault = await findFault(tx, space, plans);
    if (fault) return refuse(fault);
    await replaceClaimPlans(tx, year, plans, { savedAt: now, savedBy: actor.id });
    return accept({ year, plans: plans.length });
  },
  details: ({ value }) => value,
});

/** An invoice has come. */
export const saveClaim = useCase({
  permission: 'finance.save',
  action: 'finance.saveClaim',
  input: v.object({
    id: v.pipe(v.string(), v.uuid()),
    year: Year,
    programme: Slug,
    member: Slug,
    from: Month,
    to: Month,
    amountOre: Ore,
    receivedOn: v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD')),
    invoice: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
  }),
  async run({ tx, space, actor, now }, claim): Promise<Result<{ id: string; year: number }, CannotSaveClaim>> {
    const fault = await findFault(tx, space, [claim]);
    if (fault) return refuse(fault);
    await addClaim(tx, claim, { savedAt: now, savedBy: actor.id });
    return accept({ id: claim.id, year: claim.year });
  },
  details: ({ value }) => value,
});

/** One that was entered wrong counts no more; it stays readable in the table. */
export const withdrawClaim = useCase({
  permission: 'finance.save',
  action: 'finance.withdrawClaim',
  input: v.object({ id: v.pipe(v.string(), v.uuid()) }),
  async run({ tx, actor, now }, { id }): Promise<Result<{ id: string }, { readonly kind: 'noClaim' }>> {
    const isWithdrawn = await setClaimWithdrawn(tx, id, { withdrawnAt: now, withdrawnBy: actor.id });
    if (isWithdrawn) await releaseVoucher(tx, id, { withdrawnAt: now, withdrawnBy: actor.id });
    return isWithdrawn ? accept({ id }) : refuse({ kind: 'noClaim' });
  },
  details: ({ value }) => value,
});

/** Sets what is shared with other associations in a year, in place of what was. */
export const saveSharedCosts = useCase({
  permission: 'finance.save',
  action: 'finance.saveSharedCosts',
  input: v.object({
    year: Year,
    costs: v.pipe(
      v.array(
        v.object({
          label: Label,
          kind: v.picklist(sharedCostKinds),
          counterparty: Label,
          costRow: v.nullable(Slug),
          wholeOre: v.nullable(v.pipe(Ore, v.minValue(0))),
          share: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
          incomeRow: v.nullable(Slug),
        }),
      ),
      v.maxLength(200),
    ),
  }),
  async run({ tx, actor, now }, { year, costs }) {
    await replaceSharedCosts(tx, year, costs, { savedAt: now, savedBy: actor.id });
    return accept({ year, costs: costs.length });
  },
  details: ({ value }) => value,
});

/** Puts the whole year's net of what is shared into the note of net amounts, as entered figures that say what they were computed from. */
export const saveSharedNet = useCase({
  permission: 'finance.save',
  action: 'finance.saveSharedNet',
  input: v.object({ year: Year }),
  async run({ tx, actor, now }, { year }): Promise<Result<{ year: number; saved: number }, CannotReadYear>> {
    const finance = await loadFinanceYear(tx, year);
    if (!finance.ok) return finance;
    const { statements, ledger, entered } = finance.value;
    const net = netCosts(sharedCostLines(await listSharedCosts(tx, year), statements), statements);
    let saved = 0;
    for (const figure of net.map((one) => netFigure(one, { year, ledger }))) {
      const before = entered.find(({ key, year: of }) => key === figure.key && of === year);
      if (before && before.value === figure.value && before.source === figure.source) continue;
      await saveEnteredVersion(tx, figure, { savedAt: now, savedBy: actor.id });
      saved += 1;
    }
    return accept({ year, saved });
  },
  details: ({ value }) => value,
});
