import type { Tx } from '#database/server';
import {
  defaultFinanceSetting,
  type Budget,
  type ChartMapping,
  type EnteredFigure,
  type FinanceSetting,
} from '#finance/core';
import type { Instant } from '#kernel';
import { sql } from 'kysely';

type Saved = { readonly savedAt: Instant; readonly savedBy: string };

/** The mapping of a year: its own, else the newest of an earlier year, else undefined (the preset applies). */
export async function findMapping(
  tx: Tx,
  year: number,
): Promise<{ mapping: ChartMapping; version: number; year: number } | undefined> {
  return tx
    .selectFrom('chartMapping')
    .select(['mapping', 'version', 'year'])
    .where('isCurrent', '=', true)
    .where('year', '<=', year)
    .orderBy('year', 'desc')
    .executeTakeFirst();
}

export async function saveMappingVersion(tx: Tx, year: number, mapping: ChartMapping, saved: Saved): Promise<number> {
  const version = (await lastVersion(tx, 'chart_mapping', sql`year = ${year}`)) + 1;
  await tx.updateTable('chartMapping').set({ isCurrent: false }).where('year', '=', year).execute();
  await tx
    .insertInto('chartMapping')
    .values({ year, version, isCurrent: true, mapping: JSON.stringify(mapping), ...saved })
    .execute();
  return version;
}

export async function findBudget(tx: Tx, year: number): Promise<Budget | undefined> {
  const row = await tx
    .selectFrom('budget')
    .select(budgetColumns)
    .where('year', '=', year)
    .where('isCurrent', '=', true)
    .executeTakeFirst();
  return row;
}

const budgetColumns = [
  'year',
  'version',
  'decision',
  'source',
  'amounts',
  'rows',
  'plannedEquityUseOre',
  'decidedOn',
  'reason',
  'equityReason',
] as const;

/** Every version of a year's budget with its rows, the newest first. */
export async function readBudgetVersionsOf(tx: Tx, year: number) {
  return tx
    .selectFrom('budget')
    .select([...budgetColumns, 'isCurrent', 'savedAt'])
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute();
}

export async function listBudgets(tx: Tx) {
  return tx
    .selectFrom('budget')
    .select(['year', 'version', 'isCurrent', 'decision', 'source', 'savedAt', 'savedBy'])
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .execute();
}

export async function saveBudgetVersion(tx: Tx, budget: Omit<Budget, 'version'>, saved: Saved): Promise<number> {
  const version = (await lastVersion(tx, 'budget', sql`year = ${budget.year}`)) + 1;
  await tx.updateTable('budget').set({ isCurrent: false }).where('year', '=', budget.year).execute();
  await tx
    .insertInto('budget')
    .values({
      ...budget,
      version,
      isCurrent: true,
      amounts: JSON.stringify(budget.amounts),
      rows: JSON.stringify(budget.rows),
      ...saved,
    })
    .execute();
  return version;
}

/** The source of a figure that was taken out of use: its row stays, and nobody reads it. */
export const takenAway = 'Borttagen i Stegvis';

/** Everything that was entered, for all years: a handful of rows a year. */
export async function readEntered(tx: Tx): Promise<EnteredFigure[]> {
  const rows = await tx
    .selectFrom('enteredFigure')
    .select(['key', 'year', 'label', 'value', 'unit', 'source', 'budgetRow', 'version'])
    .where('isCurrent', '=', true)
    .where('source', '!=', takenAway)
    .orderBy('year', 'desc')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({ ...row, value: row.value === null ? null : Number(row.value) }));
}

export async function saveEnteredVersion(
  tx: Tx,
  figure: Omit<EnteredFigure, 'version'>,
  saved: Saved,
): Promise<number> {
  const { key, year } = figure;
  const version = (await lastVersion(tx, 'entered_figure', sql`key = ${key} AND year = ${year}`)) + 1;
  await tx
    .updateTable('enteredFigure')
    .set({ isCurrent: false })
    .where('key', '=', key)
    .where('year', '=', year)
    .execute();
  await tx
    .insertInto('enteredFigure')
    .values({
      ...figure,
      value: figure.value === null ? null : String(figure.value),
      version,
      isCurrent: true,
      ...saved,
    })
    .execute();
  return version;
}

/**
 * The choices of a year: its own, else those of the newest year before, else the defaults. What was said about one
 * year's result (its balance requirement and why a loss is regulated) is never said about another's.
 */
export async function findSetting(tx: Tx, year: number): Promise<FinanceSetting> {
  const row = await tx
    .selectFrom('financeSetting')
    .select(['setting', 'year'])
    .where('year', '<=', year)
    .orderBy('year', 'desc')
    .executeTakeFirst();
  const setting = { ...defaultFinanceSetting, ...row?.setting };
  if (row === undefined || row.year === year) return setting;
  return { ...setting, balanceRequirement: null, balanceRequirementExplanation: null };
}

export async function saveSettingOf(tx: Tx, year: number, setting: FinanceSetting, saved: Saved): Promise<void> {
  const values = { setting: JSON.stringify(setting), ...saved };
  await tx
    .insertInto('financeSetting')
    .values({ year, ...values })
    .onConflict((conflict) => conflict.columns(['spaceId', 'year']).doUpdateSet(values))
    .execute();
}

async function lastVersion(tx: Tx, table: string, where: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`
    SELECT max(version) AS version FROM ${sql.table(table)} WHERE ${where}`.execute(tx);
  return rows[0]?.version ?? 0;
}
