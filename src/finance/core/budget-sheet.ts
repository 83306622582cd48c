import { cannotReadSentence, type CannotReadSheet, type SheetRows } from '#exchange/core';
import { accept, refuse, unreachable, type Problem, type Result } from '#kernel';
import type { BudgetRow } from './budget.ts';
import { amountOf, findColumn, textOf } from './ledger/sheet.ts';

export type CannotReadBudget =
  { readonly kind: 'columnMissing'; readonly header: readonly string[] } | { readonly kind: 'noRows' };

export type BudgetSheet = {
  readonly rows: readonly BudgetRow[];
  readonly plannedEquityUseOre: number | null;
  readonly problems: readonly Problem[];
};

const kinds: readonly { readonly position: BudgetRow['position']; readonly words: RegExp }[] = [
  { position: 'financialIncome', words: /^(finansiell[a]? intäkt|ränteintäkt)/i },
  { position: 'financialCosts', words: /^(finansiell[a]? kostnad|räntekostnad)/i },
  { position: 'operatingIncome', words: /^(intäkt|inkomst|bidrag|income)/i },
  { position: 'operatingCosts', words: /^(kostnad|utgift|insats|cost)/i },
];

/**
 * A budget by label, as it stands in the plan: a row, its amount, and what it is (intäkt or kostnad, either in a
 * column or as a heading row without an amount). Rows named after a note row meet it; others are budget only.
 */
export function readBudgetSheet(sheet: SheetRows): Result<BudgetSheet, CannotReadBudget> {
  const label = findColumn(sheet, ['rad', 'post', 'benämning', 'insats', 'text', 'label']) ?? sheet.header[0];
  const amount = findColumn(sheet, ['budget', 'belopp', 'kr', 'amount']);
  const kind = findColumn(sheet, ['slag', 'typ', 'kind']);
  if (label === undefined || amount === undefined) return refuse({ kind: 'columnMissing', header: sheet.header });
  const problems: Problem[] = [];
  const rows: BudgetRow[] = [];
  let plannedEquityUseOre: number | null = null;
  let position: BudgetRow['position'] = 'operatingCosts';
  for (const row of sheet.rows) {
    const text = textOf(row, label);
    const { ore, problem } = amountOf(row, amount);
    if (problem) problems.push(problem);
    const kindText = textOf(row, kind);
    const named = positionOf(kindText);
    if (kindText !== '' && named === undefined) problems.push(unknownKind(row.line, kindText));
    if (ore === null) position = positionOf(text) ?? position;
    else if (/eget kapital/i.test(text)) plannedEquityUseOre = ore;
    else if (!/^(summa|totalt|årets resultat|resultat)/i.test(text)) {
      if (text === '')
        problems.push({
          severity: 'error',
          code: 'no-label',
          line: row.line,
          message: 'The row has an amount but no label.',
        });
      else rows.push({ position: named ?? position, label: text, amountOre: Math.abs(ore) });
    }
  }
  if (rows.length === 0) return refuse({ kind: 'noRows' });
  return accept({ rows, plannedEquityUseOre, problems });
}

function unknownKind(line: number, text: string): Problem {
  const message = `"${text}" is not a kind of row: intäkt, kostnad, finansiell intäkt or finansiell kostnad.`;
  return { severity: 'error', code: 'unknown-kind', line, message };
}

function positionOf(text: string): BudgetRow['position'] | undefined {
  return kinds.find(({ words }) => words.test(text.trim()))?.position;
}

export type CannotImportBudget =
  | CannotReadBudget
  | { readonly kind: 'table'; readonly why: CannotReadSheet }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly Problem[] };

/** One English sentence for the command line. */
export function budgetRefusalMessage(refusal: CannotImportBudget): string {
  switch (refusal.kind) {
    case 'columnMissing':
      return `The table needs a column for the row and one for the budget; its columns are ${refusal.header.join(', ')}.`;
    case 'noRows':
      return 'The table has no row with an amount.';
    case 'table':
      return cannotReadSentence(refusal.why);
    case 'fileHasErrors':
      return `The table has errors and nothing was saved; the first, on row ${refusal.problems[0]?.line ?? '?'}: ${refusal.problems[0]?.message ?? ''}`;
    default:
      return unreachable(refusal);
  }
}
