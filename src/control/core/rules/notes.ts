// A note explains a row, and so has its amount (LKBR 9 kap.).
import { compare, type Finding } from '../finding.ts';
import { sizeOf, sumAmounts } from '../amount.ts';
import { type Basis, basesOf, type Located, labelKey, lineOn, rowOn, tableOf, tablesOf } from '../locate.ts';
import type { ControlledTable, Line, ReportUnderControl, TableKind } from '../report-under-control.ts';
import { costChoices, nearest } from './statements.ts';

const explained: readonly (readonly [TableKind, TableKind, Line])[] = [
  ['notes.receivables', 'balanceSheet', 'receivables'],
  ['notes.liabilities', 'balanceSheet', 'currentLiabilities'],
  ['notes.contributions', 'incomeStatement', 'contributions'],
];

export function checkNotes(report: ReportUnderControl): Finding[] {
  const findings: Finding[] = [];
  for (const [noteKind, statementKind, line] of explained) {
    const statement = tableOf(report, statementKind);
    for (const note of tablesOf(report, noteKind)) {
      for (const basis of basesOf(note)) {
        findings.push(...tie(report, wholeOn(note, basis), lineOn(statement, line, basis)));
      }
    }
  }
  return [
    ...findings,
    ...checkCostNotes(report),
    ...checkStatedTies(report),
    ...checkNetBudgets(report),
    ...checkProgrammeEconomy(report),
  ];
}

function checkCostNotes(report: ReportUnderControl): Finding[] {
  const statement = tableOf(report, 'incomeStatement');
  return tablesOf(report, 'notes.costs').flatMap((note) =>
    basesOf(note).flatMap((basis) => {
      const left = wholeOn(note, basis);
      const right = lineOn(statement, 'operatingCosts', basis);
      if (!left || !right) return [];
      const amount = nearest(sizeOf(left.amount), costChoices(statement, basis, right));
      return tie(report, left, { ...right, amount });
    }),
  );
}

function checkStatedTies(report: ReportUnderControl): Finding[] {
  return report.tables.flatMap((table) =>
    (table.ties ?? []).flatMap((stated) => {
      const target = report.tables.find((other) => other.id === stated.to.table);
      const row = table.rows.find((candidate) => candidate.id === stated.row);
      const other = target?.rows.find((candidate) => candidate.id === stated.to.row);
      return basesOf(table).flatMap((basis) => tie(report, rowOn(table, row, basis), rowOn(target, other, basis)));
    }),
  );
}

/** The note of net amounts stands against the same budget rows as the note of costs. */
function checkNetBudgets(report: ReportUnderControl): Finding[] {
  const costs = tableOf(report, 'notes.costs');
  return tablesOf(report, 'notes.netAgainstBudget').flatMap((note) =>
    note.rows.flatMap((row) => {
      const stem = stemOf(row.label);
      const other = costs?.rows.find((candidate) => candidate.role !== 'part' && stemOf(candidate.label) === stem);
      return budgetBases(note).flatMap((basis) => tie(report, rowOn(note, row, basis), rowOn(costs, other, basis)));
    }),
  );
}

/** What a programme's own page says of its budget and actual costs is what the note of costs says. */
function checkProgrammeEconomy(report: ReportUnderControl): Finding[] {
  const costs = tableOf(report, 'notes.costs');
  return tablesOf(report, 'appendix.economy').flatMap((table) => {
    const name = labelKey(table.programme ?? '');
    const other = costs?.rows.find((candidate) => labelKey(candidate.label) === name);
    const row = table.rows.find((candidate) => candidate.line === 'total') ?? table.rows[0];
    return basesOf(table).flatMap((basis) => tie(report, rowOn(table, row, basis), rowOn(costs, other, basis)));
  });
}

/** The total of a note; of one without a total row, its rows together. */
function wholeOn(note: ControlledTable, basis: Basis): Located | undefined {
  const total = lineOn(note, 'total', basis);
  if (total || note.rows.some((row) => row.line === 'total')) return total;
  const rows = note.rows.filter((row) => row.role === 'row').flatMap((row) => rowOn(note, row, basis) ?? []);
  const [first, amount] = [rows[0], sumAmounts(rows.map((row) => row.amount))];
  if (!first || !amount) return undefined;
  return { ...first, amount, label: `${note.caption}, alla rader (${first.column.label})` };
}

function tie(report: ReportUnderControl, left: Located | undefined, right: Located | undefined): Finding[] {
  if (!left || !right) return [];
  return [
    compare(report, {
      rule: 'note-statement',
      detail: right.table.id,
      place: left.place,
      leftLabel: left.label,
      rightLabel: right.label,
      left: sizeOf(left.amount),
      right: sizeOf(right.amount),
    }),
  ];
}

function budgetBases(table: ControlledTable): readonly Basis[] {
  return basesOf(table).filter((basis) => basis.startsWith('budget:'));
}

function stemOf(label: string): string {
  return labelKey(label)
    .replaceAll(/\b(totalt|netto|brutto|summa)\b/g, '')
    .trim();
}
