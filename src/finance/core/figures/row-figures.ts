// Every row of statements and notes as figures.
import type { Figure } from '#kernel';
import type { NoteName, NoteRow, StatementRow } from '../statements/statement.ts';
import { amountFigures } from './amount-figures.ts';
import { figureOfStatement, noteRowAddress } from './figure-names.ts';
import type { FinanceFiguresInput } from './figures-input.ts';

export function statementFigures(
  input: FinanceFiguresInput,
  statement: Parameters<typeof figureOfStatement>[0],
  row: StatementRow,
): Figure[] {
  const { name, isDay, sign } = figureOfStatement(statement, row.key);
  return amountFigures(input, { name, label: row.label, amounts: row.amounts, isDay, sign });
}

export function noteFigures(input: FinanceFiguresInput, note: NoteName, row: NoteRow): Figure[] {
  const isDay = note === 'receivables' || note === 'liabilities';
  const entered = note === 'netAgainstBudget' ? input.entered.find(({ key }) => key === `net.${row.id}`) : undefined;
  const figures = amountFigures(input, {
    name: `finance.note.${note}`,
    label: row.label,
    amounts: row.amounts,
    isDay,
    dimensions: { row: row.id },
    address: (column) => noteRowAddress(input.statements, row, column),
    ...(entered ? { source: { kind: 'entered' as const, description: entered.source } } : {}),
  });
  if (!entered) return figures;
  const named = amountFigures(input, {
    name: `finance.netCosts.${row.id}`,
    label: row.label,
    amounts: { ...row.amounts, budgetOre: null },
    source: { kind: 'entered', description: entered.source },
  });
  return [...figures, ...named];
}
