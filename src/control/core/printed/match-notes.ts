// Finds the row that a note explains: by what the note is called, and by its amounts. One column that ties is enough to
// know the row; the other columns are then held to it.
import { printedOf, sizeOf } from '../amount.ts';
import { basesOf, labelKey, rowOn } from '../locate.ts';
import type { ControlledRow, ControlledTable, Line, StatedTie } from '../report-under-control.ts';
import { memberOf } from './labels.ts';

type Target = { readonly table: ControlledTable; readonly row: ControlledRow };
type Match = {
  readonly own: ControlledRow;
  readonly target: Target;
  readonly ties: number;
  readonly isNamed: boolean;
};

/** English words of note keys and the beginnings of Swedish row labels that they stand for. */
const topics: readonly (readonly [RegExp, RegExp])[] = [
  [/sales|försälj/, /^försälj/],
  [/operations|programme|insats|verksamhet/, /^(verksamhet|insats|individ|projekt)/],
  [/office|kansli/, /kansli/],
  [/training|kompetens|utbildning/, /kompetens|utbildning/],
  [/information/, /^information/],
  [/board|styrelse/, /styrelse/],
  [/audit|revision/, /revision/],
  [/personnel|staff|personal/, /^personal/],
  [/contribution|bidrag/, /driftbidrag|medlemsbidrag/],
  [/receivable|fordring/, /fordring/],
  [/liabilit|skuld/, /kortfristiga skulder/],
  [/cash|bank|kassa|likvid/, /^(kassa|likvida|bank)/],
  [/equity|kapital/, /eget kapital/],
  [/interest|financial|ränt|finansiell/, /^finansiella intäkter/],
  [/accounting|ekonomihantering|administration/, /ekonomihantering|administration/],
];

/**
 * A note whose key says what it is about is held to that statement row, unless its amounts show that it explains another
 * one; a note whose key says nothing is known by its rows (contributions) or by its amounts.
 */
export function placeNote(note: ControlledTable, topic: string, tables: readonly ControlledTable[]): ControlledTable {
  const words = `${topic} ${note.caption}`;
  if (note.kind === 'notes.netAgainstBudget') return note;
  const kind = note.kind === 'notes.other' ? kindByContent(note) : note.kind;
  const ties = findTie(note, words, tables);
  if (kind === 'notes.other') return { ...note, ties };
  const isExplained = fitsKind({ ...note, kind }, tables) || ties.every((tie) => !tie.isExact);
  return isExplained ? { ...note, kind, rows: withMembers(note, kind) } : { ...note, kind: 'notes.other', ties };
}

/** Contributions alone, or contributions and other income. */
function kindByContent(note: ControlledTable): ControlledTable['kind'] {
  const rows = note.rows.filter((row) => row.role === 'row');
  const members = rows.map((row) => memberOf(row.label, { isOnlyContributions: true, isNamedOnly: true }));
  if (!members.includes('forsakringskassan') || members.filter(Boolean).length < 3) return 'notes.other';
  return members.every(Boolean) ? 'notes.contributions' : 'notes.income';
}

function withMembers(note: ControlledTable, kind: ControlledTable['kind']): readonly ControlledRow[] {
  if (kind !== 'notes.contributions' && kind !== 'notes.income') return note.rows;
  const isOnlyContributions = kind === 'notes.contributions';
  return note.rows.map((row) => {
    const member = row.role === 'row' ? memberOf(row.label, { isOnlyContributions }) : undefined;
    return member ? { ...row, member } : row;
  });
}

const lineOfKind: Partial<Record<ControlledTable['kind'], readonly [ControlledTable['kind'], Line]>> = {
  'notes.income': ['incomeStatement', 'operatingIncome'],
  'notes.costs': ['incomeStatement', 'operatingCosts'],
  'notes.contributions': ['incomeStatement', 'contributions'],
  'notes.receivables': ['balanceSheet', 'receivables'],
  'notes.liabilities': ['balanceSheet', 'currentLiabilities'],
};

/** Whether the note is near the row that its kind explains, in any year: a fault is seldom a third of the amount. */
function fitsKind(note: ControlledTable, tables: readonly ControlledTable[]): boolean {
  const [kind, line] = lineOfKind[note.kind] ?? [];
  const statement = tables.find((table) => table.kind === kind);
  const row = statement?.rows.find((one) => one.line === line);
  const total = note.rows.find((one) => one.line === 'total');
  return basesOf(note).some((basis) => {
    const left = rowOn(note, total, basis);
    const right = rowOn(statement, row, basis);
    if (!left || !right) return false;
    const [a, b] = [printedOf(sizeOf(left.amount)), printedOf(sizeOf(right.amount))];
    return Math.abs(a - b) <= 0.1 * Math.max(a, b);
  });
}

type FoundTie = StatedTie & { readonly isExact: boolean };

export function findTie(note: ControlledTable, topic: string, tables: readonly ControlledTable[]): FoundTie[] {
  const targets = tables
    .filter((table) => ['incomeStatement', 'balanceSheet', 'notes.costs'].includes(table.kind) && table !== note)
    .flatMap((table) => table.rows.filter((row) => row.role !== 'part').map((row) => ({ table, row })));
  const own = note.rows.filter((row) => row.role === 'total' || ['total', 'gross', 'net'].includes(row.line ?? ''));
  const matches = own.flatMap((row) => targets.map((target) => matchRow(note, { row, topic }, target)));
  const best = matches
    .filter((one) => one.ties > 0 || one.isNamed)
    // Rows of a note of costs tie by name only: amounts alone could be a coincidence there.
    .filter((one) => one.target.table.kind !== 'notes.costs' || (one.isNamed && one.ties > 0))
    .toSorted((a, b) => score(b) - score(a))[0];
  if (!best) return [];
  const to = { table: best.target.table.id, row: best.target.row.id };
  return [{ row: best.own.id, to, isExact: best.ties > 0 }];
}

function score(match: Match): number {
  const isGross = match.own.line === 'gross' || match.own.line === 'total';
  return match.ties * 4 + (match.isNamed ? 3 : 0) + (isGross ? 1 : 0);
}

function matchRow(note: ControlledTable, own: { row: ControlledRow; topic: string }, target: Target): Match {
  const ties = basesOf(note).filter((basis) => {
    const left = rowOn(note, own.row, basis);
    const right = rowOn(target.table, target.row, basis);
    if (!left || !right || printedOf(left.amount) === 0) return false;
    return Math.abs(printedOf(sizeOf(left.amount)) - printedOf(sizeOf(right.amount))) <= 1;
  }).length;
  return { own: own.row, target, ties, isNamed: isNamed(own.topic, target.row.label) };
}

function isNamed(topic: string, label: string): boolean {
  const key = labelKey(label);
  return topics.some(([note, row]) => note.test(topic.toLowerCase()) && row.test(key));
}
