// Everything that the statements of one year are computed from, loaded once in one transaction.
import type { Tx } from '#database/server';
import {
  compareCapital,
  computeStatements,
  financeFigures,
  layoutOf,
  ledgerBefore,
  presets,
  splitCosts,
  type Budget,
  type CannotReadDay,
  type CannotReadYear,
  type CannotSplit,
  type CapitalComparison,
  type ChartMapping,
  type CostSplit,
  type EnteredFigure,
  type FinanceSetting,
  type Forecast,
  type Ledger,
  type RowLayout,
  type Statements,
} from '#finance/core';
import { accept, refuse, sumOre, yearOf, type Figure, type IsoDate, type Result } from '#kernel';
import { listProgrammes } from '#programmes/server';
import { findForecast } from './forecast-store.ts';
import { findYearOf, readBefore, readLedgers } from './ledger-store.ts';
import { findPreset } from './preset.ts';
import { findBudget, findMapping, findSetting, readEntered } from './settings-store.ts';

export type FinanceYear = {
  readonly ledger: Ledger;
  readonly previous: Ledger | null;
  readonly mapping: ChartMapping;
  readonly budget: Budget | null;
  readonly entered: readonly EnteredFigure[];
  readonly setting: FinanceSetting;
  readonly statements: Statements;
  readonly figures: readonly Figure[];
  readonly capital: CapitalComparison | null;
  readonly split: CostSplit | null;
  /** Why there is no split although a rule is set. */
  readonly splitRefusal: CannotSplit | null;
  /** What the year was expected to become; null for a whole year and where nobody has judged. */
  readonly forecast: Forecast | null;
  /** Of statements to a day: the last day that the ledger knows of. */
  readonly lastVoucherOn?: IsoDate | null;
};

const yearsInOverview = 5;

export function loadFinanceYear(tx: Tx, year: number): Promise<Result<FinanceYear, CannotReadYear>> {
  return loadYear(tx, year, null);
}

/** The statements of the year that holds a day, with what was booked to that day beside the whole year before. */
export async function loadFinanceAt(tx: Tx, at: IsoDate): Promise<Result<FinanceYear, CannotReadDay>> {
  const found = await findYearOf(tx, at);
  if (!found) return refuse({ kind: 'noLedger', year: yearOf(at), years: await ledgerYears(tx) });
  const { year, periodTo, voucherCount, lastVoucherOn } = found;
  if (at === periodTo) return loadYear(tx, year, null);
  if (voucherCount === 0) return refuse({ kind: 'noVouchers', year, at });
  const loaded = await loadYear(tx, year, at);
  return loaded.ok ? accept({ ...loaded.value, lastVoucherOn }) : loaded;
}

async function loadYear(tx: Tx, year: number, at: IsoDate | null): Promise<Result<FinanceYear, CannotReadYear>> {
  const years = Array.from({ length: yearsInOverview + 1 }, (_, index) => year - index);
  const ledgers = await readLedgers(tx, years, at === null ? undefined : { year, at });
  const ledger = ledgers.find((candidate) => candidate.year === year);
  if (!ledger) return refuse({ kind: 'noLedger', year, years: await ledgerYears(tx) });
  const lastDay = ledger.period.to;
  const loadedBefore = ledgers.find((candidate) => candidate.year === year - 1);
  const previous = loadedBefore ?? (await previousFromFile(tx, ledger));
  const mapping = await mappingOf(tx, year);
  const [setting, budget, entered] = [
    await findSetting(tx, year),
    (await findBudget(tx, year)) ?? null,
    await readEntered(tx),
  ];
  const earlier = [];
  for (const candidate of ledgers.filter((one) => one.year < year - 1)) {
    earlier.push({ ledger: candidate, mapping: await mappingOf(tx, candidate.year) });
  }
  const forecast = at === null ? null : ((await findForecast(tx, year, at)) ?? null);
  const statements = computeStatements({
    ledger,
    previous,
    earlier,
    mapping,
    budget,
    entered,
    definition: setting.incomeDefinition,
    at,
    forecast,
    ...(setting.balanceRequirement ? { balanceRequirement: setting.balanceRequirement } : {}),
  });
  const split = setting.costSplit === null ? null : splitCosts(statements, setting.costSplit);
  const capital = capitalOf(statements, setting, lastDay);
  const programmes = await listProgrammes(tx);
  const figures = financeFigures({
    statements,
    entered,
    capital,
    split: split?.ok ? split.value : null,
    projectDimension: mapping.projectDimension,
    programmeOfProject: new Map(
      programmes.flatMap(({ ledgerObject, slug }) => (ledgerObject ? [[ledgerObject, slug]] : [])),
    ),
    sources: {
      current: { description: ledger.source, version: ledger.version },
      previous: previous && { description: previous.source, version: previous.version },
      budget: budget && { description: `${budget.decision} (${budget.source})`, version: budget.version },
      forecast: forecast && {
        description: `Prognos efter ${forecast.at} (${forecast.source})`,
        version: forecast.version,
      },
    },
  });
  return accept({
    ledger,
    previous,
    mapping,
    budget,
    entered,
    setting,
    statements,
    figures,
    capital,
    split: split?.ok ? split.value : null,
    splitRefusal: split && !split.ok ? split.refusal : null,
    forecast,
  });
}

/** The mapping in force for a year: its own, else that of an earlier year, else the association's preset. */
export async function mappingOf(tx: Tx, year: number): Promise<ChartMapping> {
  const own = await findMapping(tx, year);
  return own?.mapping ?? presets[await findPreset(tx)];
}

export async function ledgerYears(tx: Tx): Promise<number[]> {
  const rows = await tx
    .selectFrom('ledgerImport')
    .select('year')
    .where('isCurrent', '=', true)
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

/** The rows of a year's report, as `loadFinanceYear` makes them: for the way back to the vouchers. */
export async function loadLayout(tx: Tx, year: number): Promise<RowLayout | null> {
  const ledgers = await readLedgers(tx, [year, year - 1]);
  const ledger = ledgers.find((candidate) => candidate.year === year);
  if (!ledger) return null;
  const previous = ledgers.find((candidate) => candidate.year === year - 1) ?? (await previousFromFile(tx, ledger));
  const budget = (await findBudget(tx, year)) ?? null;
  return layoutOf({ ledger, previous, mapping: await mappingOf(tx, year), budget });
}

/** The year before as the file of a year tells it. */
export async function previousFromFile(tx: Tx, ledger: Ledger): Promise<Ledger | null> {
  const before = await readBefore(tx, ledger.year);
  return ledgerBefore(
    { year: ledger.year, period: ledger.period, accounts: ledger.accounts, opening: ledger.opening, before },
    { version: ledger.version, source: ledger.source },
  );
}

/** The guideline is about contributions and equity of a whole year: of part of one, those that are expected. */
function capitalOf(statements: Statements, setting: FinanceSetting, lastDay: IsoDate): CapitalComparison | null {
  const column = statements.at === null ? 'currentOre' : 'forecastOre';
  const equity = statements.balanceSheet.find(({ key }) => key === 'closingEquity')?.amounts[column] ?? null;
  if (equity === null) return null;
  const contributions = statements.contributions.map(({ amounts }) => amounts[column] ?? 0);
  return compareCapital({
    guidelines: setting.capitalGuidelines,
    on: lastDay,
    contributionsOre: sumOre(contributions),
    equityOre: equity,
  });
}
