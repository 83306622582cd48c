// Finds the row that a note explains: by what the note is called, and by its amounts. One column that ties is enough to
// know the row; the other columns are then held to it.
import { printedOf, sizeOf } from '../amount.ts';
import { basesOf, labelKey, rowOn } from '../locate.ts';
import type { ControlledRow, ControlledTable, StatedTie } from '../report-under-control.ts';

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

export function findTie(note: ControlledTable, topic: string, tables: readonly ControlledTable[]): StatedTie[] {
  const targets = tables
    .filter((table) => ['incomeStatement', 'balanceSheet', 'notes.costs'].includes(table.kind) && table !== note)
    .flatMap((table) => table.rows.filter((row) => row.role !== 'part').map((row) => ({ table, row })));
  const own = note.rows.filter((row) => row.role === 'total' || ['total', 'gross', 'net'].includes(row.line ?? ''));
  const matches = own.flatMap((row) => targets.map((target) => match(note, { row, topic }, target)));
  const best = matches
    .filter((one) => one.ties > 0 || one.isNamed)
    // Rows of a note of costs tie by name only: amounts alone could be a coincidence there.
    .filter((one) => one.target.table.kind !== 'notes.costs' || (one.isNamed && one.ties > 0))
    .toSorted((a, b) => score(b) - score(a))[0];
  return best ? [{ row: best.own.id, to: { table: best.target.table.id, row: best.target.row.id } }] : [];
}

function score(match: Match): number {
  const isGross = match.own.line === 'gross' || match.own.line === 'total';
  return match.ties * 4 + (match.isNamed ? 3 : 0) + (isGross ? 1 : 0);
}

function match(note: ControlledTable, own: { row: ControlledRow; topic: string }, target: Target): Match {
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
