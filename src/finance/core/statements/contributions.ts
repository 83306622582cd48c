import type { Ore } from '#kernel';
import type { Payer } from '../mapping/chart-mapping.ts';
import type { MappedYear } from '../mapping/map-ledger.ts';
import type { MappedYears } from './compute.ts';
import type { ContributionRow } from './statement.ts';
import { columns } from './year-sums.ts';
import { labels } from './labels.ts';

const payers: Readonly<Record<Payer, string>> = {
  stat: labels.rows.state,
  region: labels.rows.regions,
  kommun: labels.rows.municipalities,
};

/** Contributions by party over a full year: members pay on different dates, so never on part of a year. */
export function contributions(years: MappedYears): ContributionRow[] {
  return (Object.keys(payers) as Payer[]).map((payer) => {
    const sum = (year: MappedYear): Ore => year.contributions.get(payer) ?? 0;
    const budget = (year: MappedYear): Ore | null => year.contributions.get(payer) ?? null;
    return { payer, label: payers[payer], amounts: columns(years, sum, budget) };
  });
}
