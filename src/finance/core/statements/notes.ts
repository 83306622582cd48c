// The notes: the same sums as the statements, row by row. Rows come from the mapping, so a new project is a new row.
import { slug, sumOre, type Ore } from '#kernel';
import { enteredOre, findEntered } from '../entered.ts';
import type { Position } from '../mapping/chart-mapping.ts';
import type { MappedRow, MappedYear } from '../mapping/map-ledger.ts';
import type { MappedYears, StatementsInput } from './compute.ts';
import { noAmounts, type Amounts, type NoteName, type NoteRow } from './statement.ts';
import { budgetAs, columns, costsAs, incomeAs } from './year-sums.ts';
import { labels } from './labels.ts';

type NotesInput = Pick<StatementsInput, 'definition' | 'previous' | 'entered' | 'ledger'>;

export function notes(years: MappedYears, input: NotesInput): Record<NoteName, readonly NoteRow[]> {
  const { definition } = input;
  const isFinancialIncluded = definition === 'includingFinancial';
  // A year before without any object is silent about rows that objects decide, unless this year has none either.
  const isDetailed = input.previous !== null && (input.previous.hasObjects || !input.ledger.hasObjects);
  const note = (positions: readonly Position[]) => noteRows(years, { positions, isDetailed });
  return {
    income: [
      ...note(isFinancialIncluded ? ['operatingIncome', 'financialIncome'] : ['operatingIncome']),
      totalRow(
        labels.rows.sum,
        columns(years, (year) => incomeAs(definition, year), budgetAs(definition, 'Income')),
      ),
    ],
    costs: [
      ...note(isFinancialIncluded ? ['operatingCosts', 'financialCosts'] : ['operatingCosts']),
      totalRow(
        labels.rows.total,
        columns(years, (year) => costsAs(definition, year), budgetAs(definition, 'Costs')),
      ),
    ],
    receivables: [
      ...note(['receivables']),
      totalRow(labels.rows.sum, withoutForecast(columns(years, ({ sums }) => sums.receivables))),
    ],
    liabilities: [
      ...note(['currentLiabilities']),
      totalRow(labels.rows.sum, withoutForecast(columns(years, ({ sums }) => sums.currentLiabilities))),
    ],
    audit: auditNote(years),
    netAgainstBudget: netAgainstBudget(years, input),
  };
}

/** Nobody judges single balances at the end of the year, so their note does not tell of it. */
function withoutForecast(amounts: Amounts): Amounts {
  return { ...amounts, forecastOre: null };
}

type NoteScope = { readonly positions: readonly Position[]; readonly isDetailed: boolean };

function noteRows(years: MappedYears, scope: NoteScope): NoteRow[] {
  const ofScope = (year: MappedYear | null): readonly MappedRow[] =>
    year?.rows.filter((row) => scope.positions.includes(row.position)) ?? [];
  const current = ofScope(years.current);
  const previous = ofScope(years.previous);
  const budget = ofScope(years.budget);
  const forecast = ofScope(years.forecast);
  const isKnownBefore = (rows: readonly MappedRow[]): boolean =>
    years.previous !== null && (scope.isDetailed || rows.every(({ needsObjects }) => !needsObjects));
  // Rows that only a year without detail would have are not shown: their money stands on rows it cannot tell apart.
  const all = mergeRows([...current, ...previous.filter((row) => isKnownBefore([row])), ...budget, ...forecast]);
  const actualIds = new Set([...current, ...previous].flatMap(({ id, of }) => (of ? [id, slug(of)] : [id])));

  const amountsOf = (ids: ReadonlySet<string>, isBudgetOnly: boolean): Amounts => {
    const sum = (rows: readonly MappedRow[]): Ore =>
      sumOre(rows.filter(({ id }) => ids.has(id)).map((row) => row.amountOre));
    const actual = [...current, ...previous].filter(({ id }) => ids.has(id));
    return {
      previousOre: isKnownBefore(actual) && !isBudgetOnly ? sum(previous) : null,
      budgetOre: budget.some(({ id }) => ids.has(id)) ? sum(budget) : null,
      currentOre: isBudgetOnly ? null : sum(current),
      forecastOre: forecast.some(({ id }) => ids.has(id)) ? sum(forecast) : null,
    };
  };
  const rowOf = (row: MappedRow): NoteRow => {
    const isBudgetOnly = !actualIds.has(row.id);
    const amounts = amountsOf(new Set([row.id]), isBudgetOnly);
    // A part is booked, its whole is budgeted: the office's budget is one amount.
    const shown = row.of === null ? amounts : { ...amounts, budgetOre: null };
    const { id, label, of, position, object, payer } = row;
    return { id, label, of, position, object, payer, isTotal: false, isBudgetOnly, amounts: shown };
  };
  const wholeOf = (label: string): NoteRow => {
    const ids = new Set([slug(label), ...all.filter(({ of }) => of === label).map(({ id }) => id)]);
    const position = all.find(({ of }) => of === label)?.position ?? null;
    return { ...plainRow(label, amountsOf(ids, false)), position };
  };

  const wholes = new Set(all.flatMap(({ of }) => of ?? []));
  const shown = new Set<string>();
  return all.flatMap((row) => {
    if (row.of === null) return [...wholes].some((label) => slug(label) === row.id) ? [] : [rowOf(row)];
    const whole = shown.has(row.of) ? [] : [wholeOf(row.of)];
    shown.add(row.of);
    return [...whole, rowOf(row)];
  });
}

/** One entry a row, in the order of the mapping; parts stand together under their whole. */
function mergeRows(rows: readonly MappedRow[]): MappedRow[] {
  const byId = new Map<string, MappedRow>();
  for (const row of rows) if (!byId.has(row.id)) byId.set(row.id, row);
  const merged = [...byId.values()];
  const firstOfWhole = new Map<string, string>();
  for (const { of, order } of merged) {
    if (of !== null && order < (firstOfWhole.get(of) ?? '\uffff')) firstOfWhole.set(of, order);
  }
  const orderOf = ({ of, order, id }: MappedRow): string =>
    of === null ? `${order}/${id}` : `${firstOfWhole.get(of) ?? order}/${order}/${id}`;
  return merged.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function plainRow(label: string, amounts: Amounts): NoteRow {
  const id = slug(label);
  return {
    id,
    label,
    of: null,
    isTotal: false,
    isBudgetOnly: false,
    position: null,
    object: null,
    payer: null,
    amounts,
  };
}

function totalRow(label: string, amounts: Amounts): NoteRow {
  return { ...plainRow(label, amounts), id: 'total', isTotal: true };
}

/** Costs of the audit, LKBR 9:13. Empty when the mapping knows no such account. */
function auditNote(years: MappedYears): NoteRow[] {
  const pick = (year: MappedYear): readonly MappedRow[] => year.rows.filter((row) => row.isAudit);
  const names = [
    ...new Set([years.current, years.previous].flatMap((year) => (year ? pick(year) : [])).map((row) => row.label)),
  ];
  if (names.length === 0) return [];
  const sum = (year: MappedYear, label?: string): Ore =>
    sumOre(
      pick(year)
        .filter((row) => label === undefined || row.label === label)
        .map((row) => row.amountOre),
    );
  const budget = (label?: string) => (year: MappedYear) =>
    pick(year).some((row) => label === undefined || row.label === label) ? sum(year, label) : null;
  return [
    ...names.map((label): NoteRow => ({
      ...plainRow(
        label,
        columns(years, (year) => sum(year, label), budget(label)),
      ),
      position: 'operatingCosts',
    })),
    totalRow(
      labels.rows.sum,
      columns(years, (year) => sum(year), budget()),
    ),
  ];
}

/** Supplementary net amounts: entered with source, because no ledger says what belongs together. */
function netAgainstBudget(years: MappedYears, { entered, ledger }: NotesInput): NoteRow[] {
  return entered
    .filter(({ key, year }) => key.startsWith('net.') && year === ledger.year)
    .map((figure): NoteRow => {
      const amounts = {
        ...noAmounts,
        currentOre: enteredOre(figure),
        previousOre: enteredOre(findEntered(entered, { key: figure.key, year: ledger.year - 1 })),
        budgetOre: figure.budgetRow === null ? null : budgetOfRow(years, figure.budgetRow),
      };
      return { ...plainRow(figure.label ?? figure.key, amounts), id: figure.key.slice('net.'.length) };
    });
}

function budgetOfRow(years: MappedYears, label: string): Ore | null {
  const rows = (years.budget?.rows ?? []).filter((row) => row.label === label || row.of === label);
  return rows.length === 0 ? null : sumOre(rows.map((row) => row.amountOre));
}
