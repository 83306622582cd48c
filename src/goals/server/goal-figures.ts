// What goals may be measured by: the figures of the rooms above, of any kind.
import type { Tx } from '#database/server';
import { loadFinanceAt, loadFinanceYear } from '#finance/server';
import { figuresOf, type FollowUpPackage } from '#followup/core';
import { listPackages } from '#followup/server';
import { yearOf, type Figure, type IsoDate } from '#kernel';
import { programmeFigures } from '#programmes/core';
import { listProgrammes } from '#programmes/server';
import { surveyFigures } from '#surveys/core';
import { loadRoundsOf } from '#surveys/server';

export type GoalFiguresOf = {
  readonly years: readonly number[];
  /** As known on this day; null for whole years. */
  readonly at?: IsoDate | null;
  /** Counts to measure by instead of all that have been received: those that may be printed. */
  readonly packages?: readonly FollowUpPackage[] | undefined;
};

/** Counts of all periods, and of the years what was booked, budgeted, granted and answered. */
export async function listGoalFigures(
  tx: Tx,
  { years, at = null, packages: given }: GoalFiguresOf,
): Promise<Figure[]> {
  const programmes = await listProgrammes(tx);
  const names = Object.fromEntries(programmes.map(({ slug, name }) => [slug, name]));
  const packages = given ?? (await listPackages(tx));
  const figures: Figure[] = figuresOf(at === null ? packages : packages.filter(({ to }) => to <= at), names);
  for (const year of new Set(years)) {
    const isPart = at !== null && yearOf(at) === year;
    const finance = isPart ? await loadFinanceAt(tx, at) : await loadFinanceYear(tx, year);
    const booked = finance.ok ? finance.value.figures : [];
    const rounds = (await loadRoundsOf(tx, year)).filter(({ round }) => at === null || round.period.to <= at);
    figures.push(
      ...booked.filter(({ period, id }) => yearOf(period.to) === year && !id.startsWith('finance.forecast.')),
      ...programmeFigures(programmes, year),
      ...rounds.flatMap((round) => surveyFigures(round, names)),
    );
  }
  return figures;
}
