// A forecast out of a table: `note, line, amount_kr, comment`. Every fault is told with its row; nothing is half read.
import { cannotReadSentence, type CannotReadSheet, type SheetRow, type SheetRows } from '#exchange/core';
import { accept, refuse, slug, sumOre, unreachable, type Problem, type Result } from '#kernel';
import { amountOf, findColumn, textOf } from '../ledger/sheet.ts';
import { forecastNotes, type ForecastBase, type ForecastNote, type JudgedRow } from './forecast.ts';

export const forecastHeadings = ['note', 'not', 'line', 'rad', 'post', 'amount', 'belopp', 'comment', 'kommentar'];

export type CannotReadForecast =
  | {
      readonly kind: 'columnMissing';
      readonly column: 'note' | 'line' | 'amount_kr';
      readonly header: readonly string[];
    }
  | { readonly kind: 'noRows' }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly Problem[] };

const notesBy: Readonly<Record<string, ForecastNote>> = {
  income: 'income',
  intakt: 'income',
  intakter: 'income',
  'verksamhetens-intakter': 'income',
  costs: 'costs',
  cost: 'costs',
  kostnad: 'costs',
  kostnader: 'costs',
  'verksamhetens-kostnader': 'costs',
};

export function readForecastSheet(
  sheet: SheetRows,
  bases: readonly ForecastBase[],
): Result<readonly JudgedRow[], CannotReadForecast> {
  const note = findColumn(sheet, ['note', 'not', 'slag']);
  const line = findColumn(sheet, ['line', 'rad', 'post', 'benämning']);
  const amount = findColumn(sheet, ['amount', 'belopp', 'prognos']);
  const comment = findColumn(sheet, ['comment', 'kommentar']);
  const { header } = sheet;
  if (note === undefined) return refuse({ kind: 'columnMissing', column: 'note', header });
  if (line === undefined) return refuse({ kind: 'columnMissing', column: 'line', header });
  if (amount === undefined) return refuse({ kind: 'columnMissing', column: 'amount_kr', header });
  const judged: JudgedRow[] = [];
  const lines = new Map<JudgedRow, number>();
  const problems: Problem[] = [];
  for (const row of sheet.rows) {
    const read = readRow(row, { note, line, amount, comment, bases });
    if (read === null) continue;
    if (!read.ok) {
      problems.push(...read.refusal);
      continue;
    }
    const before = judged.find((one) => one.note === read.value.note && one.row === read.value.row);
    if (before)
      problems.push(fault(row, 'twice', `"${textOf(row, line)}" stands on row ${lines.get(before)} already.`));
    else judged.push(read.value);
    lines.set(read.value, row.line);
  }
  const wholes = wholesBesideParts(judged, { bases, lines });
  problems.push(...wholes.problems);
  if (problems.length > 0)
    return refuse({ kind: 'fileHasErrors', problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) });
  return judged.length === 0
    ? refuse({ kind: 'noRows' })
    : accept(judged.filter((one) => !wholes.doubled.includes(one)));
}

type Columns = {
  readonly note: string;
  readonly line: string;
  readonly amount: string;
  readonly comment: string | undefined;
  readonly bases: readonly ForecastBase[];
};

/** Null for a row without anything. */
function readRow(row: SheetRow, columns: Columns): Result<JudgedRow, Problem[]> | null {
  const label = textOf(row, columns.line);
  const noteText = textOf(row, columns.note);
  const { ore, problem } = amountOf(row, columns.amount);
  const comment = textOf(row, columns.comment);
  if (label === '' && noteText === '' && ore === null && !problem && comment === '') return null;
  const note = notesBy[slug(noteText)];
  const found = note === undefined ? [] : findBases(columns.bases, note, label);
  const [base] = found;
  const problems: Problem[] = [];
  if (note === undefined)
    problems.push(fault(row, 'unknown-note', `"${noteText}" is not a note; write ${forecastNotes.join(' or ')}.`));
  if (label === '') problems.push(fault(row, 'no-line', 'The row says no line.'));
  else if (note !== undefined && base === undefined)
    problems.push(unknownLine(row, { label, note, bases: columns.bases }));
  else if (found.length > 1) {
    const ids = found.map((one) => one.row).join(', ');
    problems.push(fault(row, 'ambiguous-line', `"${label}" is the name of several rows; write one of ${ids}.`));
  }
  if (problem) problems.push(problem);
  else if (ore === null) problems.push(fault(row, 'no-amount', 'The row has no amount.'));
  else if (ore < 0 && base && base.actualOre >= 0 && (base.budgetOre ?? 0) >= 0)
    problems.push(fault(row, 'negative', `${ore / 100} is negative; income and costs are both written as positive.`));
  if (comment.length > 1000) problems.push(fault(row, 'long-comment', 'The comment is longer than 1 000 letters.'));
  if (problems.length > 0 || base === undefined || ore === null) return refuse(problems);
  return accept({ note: base.note, row: base.row, amountOre: ore, method: 'typed', comment: comment || null });
}

/** By its label, with or without the name of its whole, or by its id. */
function findBases(bases: readonly ForecastBase[], note: ForecastNote, label: string): readonly ForecastBase[] {
  const wanted = slug(label);
  const own = bases.filter((one) => one.note === note);
  const whole = own.filter((one) => slug(one.label) === wanted);
  if (whole.length > 0) return whole;
  const byId = own.filter((one) => one.row === label.trim().toLowerCase());
  if (byId.length > 0) return byId;
  const short = own.filter((one) => one.of !== null && slug(one.label.replace(`${one.of} – `, '')) === wanted);
  if (short.length > 0) return short;
  // Interest is one row of a note, and one of the income statement.
  const position = note === 'income' ? 'financialIncome' : 'financialCosts';
  const isFinancial = wanted === (note === 'income' ? 'finansiella-intakter' : 'finansiella-kostnader');
  return isFinancial ? own.filter((one) => one.position === position) : [];
}

function unknownLine(
  row: SheetRow,
  of: { readonly label: string; readonly note: ForecastNote; readonly bases: readonly ForecastBase[] },
): Problem {
  const labels = of.bases.filter(({ note }) => note === of.note).map(({ label }) => label);
  return fault(row, 'unknown-line', `"${of.label}" is no row of ${of.note}; its rows are ${labels.join(', ')}.`);
}

/** A whole that says as much as its parts is the same money told twice; one that says another amount is a fault. */
function wholesBesideParts(
  judged: readonly JudgedRow[],
  of: { readonly bases: readonly ForecastBase[]; readonly lines: ReadonlyMap<JudgedRow, number> },
): { readonly doubled: readonly JudgedRow[]; readonly problems: readonly Problem[] } {
  const baseOf = (one: JudgedRow) => of.bases.find((row) => row.note === one.note && row.row === one.row);
  const doubled: JudgedRow[] = [];
  const problems: Problem[] = [];
  for (const whole of judged) {
    const base = baseOf(whole);
    const parts = judged.filter((one) => one.note === whole.note && baseOf(one)?.of === base?.label);
    if (!base || base.of !== null || parts.length === 0) continue;
    const sumOfParts = sumOre(parts.map(({ amountOre }) => amountOre));
    if (sumOfParts === whole.amountOre) doubled.push(whole);
    else {
      const message = `"${base.label}" is ${whole.amountOre / 100} kr and its parts are ${sumOfParts / 100} kr; write the whole or its parts.`;
      problems.push({ severity: 'error', code: 'part-and-whole', line: of.lines.get(whole) ?? null, message });
    }
  }
  return { doubled, problems };
}

function fault(row: SheetRow, code: string, message: string): Problem {
  return { severity: 'error', code, line: row.line, message };
}

export type CannotImportForecast = CannotReadForecast | { readonly kind: 'table'; readonly why: CannotReadSheet };

/** English, for the command line: the first line says what is wrong, the others each fault with its row. */
export function forecastRefusalMessage(refusal: CannotImportForecast): string {
  switch (refusal.kind) {
    case 'columnMissing':
      return `The table needs a column ${refusal.column}; its columns are ${refusal.header.join(', ')}. The head is note,line,amount_kr,comment.`;
    case 'noRows':
      return 'The table has no row.';
    case 'table':
      return cannotReadSentence(refusal.why);
    case 'fileHasErrors': {
      const { problems } = refusal;
      const lines = problems.map(({ line, message }) => `  row ${line ?? '?'}: ${message}`);
      const count = problems.length === 1 ? '1 row is' : `${problems.length} rows are`;
      return `${count} wrong and nothing was saved.\n${lines.join('\n')}`;
    }
    default:
      return unreachable(refusal);
  }
}
