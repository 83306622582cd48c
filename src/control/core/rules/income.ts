// Operating income, and what other tables call income: with or without financial income. Both are allowed, but the
// reader must be told (the overview of a printed report said 11 935 tkr where the income statement had 11 764 068 kr).
import { type Amount, negate, sizeOf, sumAmounts } from '../amount.ts';
import { compare, type Finding, type SideLabel, state } from '../finding.ts';
import { type Basis, basesOf, type Located, lineOn, tableOf } from '../locate.ts';
import type { ControlledTable, ReportUnderControl } from '../report-under-control.ts';
import type { RuleId } from '../rule-list.ts';
import { write } from '../texts.ts';

export type IncomeDefinition = 'operating' | 'includingFinancial';

type Stated = {
  readonly left: Located;
  readonly basis: Basis;
  readonly definition: IncomeDefinition | 'either' | 'neither';
};

export function checkIncome(report: ReportUnderControl): Finding[] {
  const statement = tableOf(report, 'incomeStatement');
  const places = [
    { table: tableOf(report, 'notes.income'), line: 'total', rule: 'note-statement' },
    { table: tableOf(report, 'operatingAccount'), line: 'income', rule: 'statement-statement' },
    { table: tableOf(report, 'overview'), line: 'income', rule: 'overview' },
  ] as const;
  const findings: Finding[] = [];
  const stated: Stated[] = [];
  for (const { table, line, rule } of places) {
    for (const basis of basesOf(table)) {
      const left = lineOn(table, line, basis);
      const right = left && operatingIncome(statement, basis);
      if (!left || !right) continue;
      const outcome = tieIncome(report, { statement, left, right, basis, rule });
      findings.push(outcome.finding);
      stated.push(outcome.stated);
    }
  }
  return [...findings, ...checkDefinition(report, statement, stated), ...checkOneDefinition(stated)];
}

/** What the overview means by income, by the years that the statements show; null when they cannot tell. */
export function overviewDefinition(report: ReportUnderControl): IncomeDefinition | null {
  const statement = tableOf(report, 'incomeStatement');
  const overview = tableOf(report, 'overview');
  const found = basesOf(overview).map((basis) => {
    const left = lineOn(overview, 'income', basis);
    const right = left && operatingIncome(statement, basis);
    return left && right
      ? tieIncome(report, { statement, left, right, basis, rule: 'overview' }).stated.definition
      : null;
  });
  if (found.includes('includingFinancial')) return 'includingFinancial';
  if (found.includes('operating')) return 'operating';
  return null;
}

function tieIncome(
  report: ReportUnderControl,
  parts: { statement: ControlledTable | undefined; left: Located; right: Located; basis: Basis; rule: RuleId },
): { finding: Finding; stated: Stated } {
  const { left, right, rule } = parts;
  const ties = (amount: Amount, label: SideLabel): Finding =>
    compare(report, {
      rule,
      detail: 'income',
      place: left.place,
      leftLabel: left.label,
      rightLabel: label,
      left: left.amount,
      right: amount,
    });
  const asOperating = ties(right.amount, right.label);
  const both = withFinancial(parts).map((amount) =>
    ties(amount, { sv: `${right.label} med finansiella poster`, en: `${right.label} with financial items` }),
  );
  const asBoth = both.find((one) => one.ok);
  const definition = asOperating.ok ? (asBoth ? 'either' : 'operating') : asBoth ? 'includingFinancial' : 'neither';
  const distance = (one: Finding): number => Math.abs(one.difference ?? 0);
  const nearest = [asOperating, ...both].toSorted((a, b) => distance(a) - distance(b))[0] ?? asOperating;
  return {
    finding: asOperating.ok ? asOperating : (asBoth ?? nearest),
    stated: { left, basis: parts.basis, definition },
  };
}

/** Operating income with financial income, or with the net of financial income and costs. */
function withFinancial(parts: { statement: ControlledTable | undefined; right: Located; basis: Basis }): Amount[] {
  const income = lineOn(parts.statement, 'financialIncome', parts.basis);
  const costs = lineOn(parts.statement, 'financialCosts', parts.basis);
  const gross = income ? sumAmounts([parts.right.amount, income.amount]) : null;
  const net = gross && costs ? sumAmounts([gross, negate(sizeOf(costs.amount))]) : null;
  return [gross, net].filter((amount) => amount !== null);
}

/** One finding for the report: does any table mean something else by income, and is the reader told? */
function checkDefinition(
  report: ReportUnderControl,
  statement: ControlledTable | undefined,
  stated: readonly Stated[],
): Finding[] {
  const wide = stated.filter(
    (one) =>
      one.definition === 'includingFinancial' &&
      !showsFinancialRow(one.left.table) &&
      !(report.origin === 'printed' && saysSo(one.left)),
  );
  const first = wide.find((one) => one.basis === `actual:${report.year}`) ?? wide[0];
  if (!first) return [];
  const right = operatingIncome(statement, first.basis);
  if (!right) return [];
  const isNarrowSomewhere = stated.some((one) => one.definition === 'operating' && !one.basis.startsWith('budget'));
  const isTold = report.settings.incomeDefinition === 'includingFinancial' && !isNarrowSomewhere;
  const difference = compare(report, {
    rule: 'income-definition',
    place: first.left.place,
    leftLabel: first.left.label,
    rightLabel: right.label,
    left: first.left.amount,
    right: right.amount,
  });
  const tables = [...new Set(wide.map((one) => one.left.table.caption))].join(', ');
  const amount = write(Math.abs(difference.difference ?? 0), difference.unit);
  return [
    {
      ...difference,
      ok: isTold,
      message: isTold
        ? `Intäkter räknas inklusive finansiella poster (${amount}) i ${tables}, och det står vid raden.`
        : `${difference.message} Skillnaden är de finansiella intäkterna; så räknar ${tables}.`,
      messageEnglish: isTold
        ? `Income includes financial income (${amount}) in ${tables}, and the rows say so.`
        : `${difference.messageEnglish} It is the financial income, included in ${tables}.`,
    },
  ];
}

/** "Intäkter inklusive finansiella poster": the row tells its reader. */
function saysSo({ row }: Located): boolean {
  return /ink\p{L}*\.? (finans|ränt)/iu.test(row.label);
}

/** An operating account with a row for interest tells its reader that interest is in the sum. */
function showsFinancialRow(table: ControlledTable): boolean {
  return table.kind === 'operatingAccount' && table.rows.some((row) => /ränt|finans/i.test(row.label));
}

/** A row over several years must mean the same in each of them. */
function checkOneDefinition(stated: readonly Stated[]): Finding[] {
  const tables = [...new Set(stated.map((one) => one.left.table))];
  return tables.flatMap((table) => {
    const own = stated.filter((one) => one.left.table === table && one.basis.startsWith('actual:'));
    const wide = own.find((one) => one.definition === 'includingFinancial');
    const narrow = own.find((one) => one.definition === 'operating');
    if (!wide || !narrow) return [];
    const years = { wide: wide.left.column.label, narrow: narrow.left.column.label };
    return [
      state({
        rule: 'income-definition',
        detail: 'years',
        place: wide.left.place,
        ok: false,
        sv: `${table.caption}: intäkterna ${years.wide} räknas med finansiella intäkter men ${years.narrow} utan. Åren kan inte jämföras.`,
        en: `${table.caption}: income of ${years.wide} includes financial income and that of ${years.narrow} does not.`,
      }),
    ];
  });
}

function operatingIncome(statement: ControlledTable | undefined, basis: Basis): Located | undefined {
  return lineOn(statement, 'operatingIncome', basis);
}
