// The claims of a year as they stand on a day, and what they add to the forecast.
import type { Space } from '#access/server';
import type { Tx } from '#database/server';
import {
  accruals,
  claimLines,
  expectedByProgramme,
  plansUntilEnds,
  type Accrual,
  type Claim,
  type ClaimLine,
  type ClaimPlan,
  type ExpectedAccruals,
} from '#finance/core';
import type { IsoDate } from '#kernel';
import type { Member } from '#organisation/core';
import { findOrganisation } from '#organisation/server';
import { ledgerProgramme, type Programme } from '#programmes/core';
import { listProgrammes } from '#programmes/server';
import { listClaimPlans, listClaims } from './claim-store.ts';

export type ClaimYear = {
  readonly year: number;
  readonly on: IsoDate;
  readonly programmes: readonly Programme[];
  readonly members: readonly Member[];
  readonly plans: readonly ClaimPlan[];
  readonly claims: readonly Claim[];
  readonly lines: readonly ClaimLine[];
  readonly accruals: readonly Accrual[];
};

export async function loadClaims(tx: Tx, space: Space, of: { year: number; on: IsoDate }): Promise<ClaimYear> {
  const { year, on } = of;
  const plans = await listClaimPlans(tx, year);
  const claims = await listClaims(tx, year);
  const programmes = await listProgrammes(tx);
  const { members } = await findOrganisation(tx, space);
  const endOf = (slug: string): IsoDate | null => programmes.find((one) => one.slug === slug)?.to ?? null;
  const given = { year, on, plans: plansUntilEnds(plans, { year, endOf }), claims };
  const order = (slug: string): number => programmes.findIndex((one) => one.slug === slug);
  const lines = claimLines(given).toSorted((a, b) => order(a.programme) - order(b.programme));
  return { ...given, plans, programmes, members, lines, accruals: accruals(given) };
}

/** What is done by a day and not invoiced by it, on the ledger's projects; one without a project by its name. */
export async function expectedAccruals(
  tx: Tx,
  space: Space,
  of: { readonly year: number; readonly on: IsoDate },
): Promise<ExpectedAccruals> {
  const { lines, programmes } = await loadClaims(tx, space, of);
  return [...expectedByProgramme(lines)].map(([slug, amountOre]) => ({
    object: projectOf(programmes, slug),
    label: bookedAs(programmes, slug)?.name ?? slug,
    amountOre,
  }));
}

/** The ledger's project of a programme, its own or that of the programme it is booked on. */
export function projectOf(programmes: readonly Programme[], slug: string): string | null {
  return bookedAs(programmes, slug)?.ledgerObject ?? null;
}

function bookedAs(programmes: readonly Programme[], slug: string): Programme | null {
  const programme = programmes.find((one) => one.slug === slug);
  const booked = programme ? ledgerProgramme(programme) : null;
  return programmes.find((one) => one.slug === booked) ?? programme ?? null;
}
