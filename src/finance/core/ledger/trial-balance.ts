import type { SheetRow, SheetRows } from '#exchange/core';
import { accept, refuse, sumOre, yearOf, type Ore, type Period, type Problem, type Result } from '#kernel';
import type { LedgerInput } from './ledger-input.ts';
import { COUNTERPARTY_DIMENSION, type LedgerAccount, type LedgerAmount, type ObjectRef } from './ledger.ts';
import { amountOf, findColumn, textOf } from './sheet.ts';

export type CannotReadTrialBalance =
  | { readonly kind: 'columnMissing'; readonly column: 'konto' | 'belopp'; readonly header: readonly string[] }
  | { readonly kind: 'noRows' };

/** Dimensions that a head can name; SIE's numbers (1 and 6 reserved, 22 as the demo's chart uses it). */
const objectColumns: readonly {
  readonly dimension: string;
  readonly name: string;
  readonly words: readonly string[];
}[] = [
  { dimension: '1', name: 'Ansvar', words: ['ansvar', 'kostnadsställe', 'resultatenhet'] },
  { dimension: '6', name: 'Projekt', words: ['projekt', 'insats'] },
  { dimension: COUNTERPARTY_DIMENSION, name: 'Motpart', words: ['motpart'] },
];

type Columns = Record<
  'account' | 'name' | 'opening' | 'change' | 'debit' | 'credit' | 'closing',
  string | undefined
> & {
  readonly objects: readonly { readonly dimension: string; readonly head: string }[];
};

/**
 * A ledger without SIE: one row per account (and objects) with opening balance, change and closing balance, debit
 * positive. Two of the three amounts are enough; three must agree. Opening balances sum to 0, and so do changes.
 */
export function fromTrialBalance(sheet: SheetRows, period: Period): Result<LedgerInput, CannotReadTrialBalance> {
  const columns = findColumns(sheet);
  if (columns.account === undefined) return refuse({ kind: 'columnMissing', column: 'konto', header: sheet.header });
  if (!hasChange(columns) && columns.closing === undefined) {
    return refuse({ kind: 'columnMissing', column: 'belopp', header: sheet.header });
  }
  const problems: Problem[] = [];
  const accounts = new Map<string, LedgerAccount>();
  const objects = new Map<string, Map<string, string>>();
  const opening: LedgerAmount[] = [];
  const movements: LedgerAmount[] = [];

  for (const row of sheet.rows) {
    const account = textOf(row, columns.account);
    if (!/^\d{3,8}$/.test(account)) {
      if (hasAmounts(row, columns) && !isSumRow(row, columns)) problems.push(noAccount(row, account));
      continue;
    }
    accounts.set(account, { name: textOf(row, columns.name) || (accounts.get(account)?.name ?? ''), type: null });
    const refs = readObjects(row, columns, objects);
    const amounts = readAmounts(row, columns);
    problems.push(...amounts.problems);
    if (amounts.openingOre !== 0) opening.push({ account, objects: [], amountOre: amounts.openingOre });
    if (amounts.changeOre !== 0) movements.push({ account, objects: refs, amountOre: amounts.changeOre });
  }
  if (accounts.size === 0) return refuse({ kind: 'noRows' });
  problems.push(...unbalanced(opening, 'Opening balances'), ...unbalanced(movements, 'Changes of the year'));
  return accept({
    origin: 'trialBalance',
    year: yearOf(period.to),
    period,
    companyName: null,
    orgNumber: null,
    program: null,
    accounts,
    dimensions: new Map(objectColumns.map(({ dimension, name }) => [dimension, name])),
    objects,
    opening,
    openingOrigin: null,
    vouchers: [],
    movements,
    movementsAreClosing: columns.opening === undefined && !hasChange(columns),
    before: { closing: [], results: [] },
    budget: [],
    problems,
  });
}

function findColumns(sheet: SheetRows): Columns {
  return {
    account: findColumn(sheet, ['konto', 'account']),
    name: findColumn(sheet, ['benämning', 'kontonamn', 'namn', 'text']),
    opening: findColumn(sheet, ['ingående', 'ing ', 'ib', 'opening']),
    change: findColumn(sheet, ['förändring', 'period', 'omsättning', 'belopp', 'change']),
    debit: findColumn(sheet, ['debet', 'debit']),
    credit: findColumn(sheet, ['kredit', 'credit']),
    closing: findColumn(sheet, ['utgående', 'utg ', 'ub', 'saldo', 'closing']),
    objects: objectColumns.flatMap(({ dimension, words }) => {
      const head = findColumn(sheet, words);
      return head === undefined ? [] : [{ dimension, head }];
    }),
  };
}

function readObjects(row: SheetRow, columns: Columns, names: Map<string, Map<string, string>>): ObjectRef[] {
  return columns.objects.flatMap(({ dimension, head }) => {
    const cell = textOf(row, head);
    if (cell === '') return [];
    // "1100 Enter": the code, then what it is called.
    const [, object = cell, name = ''] = /^(\S+)(?:\s+(.*))?$/.exec(cell) ?? [];
    const known = names.get(dimension) ?? new Map<string, string>();
    names.set(dimension, known.set(object, name || (known.get(object) ?? '')));
    return [{ dimension, object }];
  });
}

function readAmounts(row: SheetRow, columns: Columns): { openingOre: Ore; changeOre: Ore; problems: Problem[] } {
  const [opening, closing] = [amountOf(row, columns.opening), amountOf(row, columns.closing)];
  const change = readChange(row, columns);
  const problems = [opening, change, closing].flatMap(({ problem }) => problem ?? []);
  const openingOre = opening.ore ?? 0;
  // A blank change beside a closing balance is what the two balances say.
  const changeOre = change.ore ?? (closing.ore ?? openingOre) - openingOre;
  const closingOre = closing.ore;
  if (closingOre !== null && change.ore !== null && openingOre + changeOre !== closingOre) {
    problems.push({
      severity: 'error',
      code: 'row-does-not-add-up',
      line: row.line,
      message: `Opening balance and change give ${(openingOre + changeOre) / 100}, the closing balance says ${closingOre / 100}.`,
    });
  }
  return { openingOre, changeOre, problems };
}

function hasChange(columns: Columns): boolean {
  return columns.change !== undefined || columns.debit !== undefined || columns.credit !== undefined;
}

/** One column with its sign, else debit less credit (written with or without a minus). */
function readChange(row: SheetRow, columns: Columns): ReturnType<typeof amountOf> {
  if (columns.change !== undefined) return amountOf(row, columns.change);
  const [debit, credit] = [amountOf(row, columns.debit), amountOf(row, columns.credit)];
  const problem = debit.problem ?? credit.problem;
  if (problem) return { ore: null, problem };
  if (debit.ore === null && credit.ore === null) return { ore: null };
  return { ore: (debit.ore ?? 0) - Math.abs(credit.ore ?? 0) };
}

function hasAmounts(row: SheetRow, columns: Columns): boolean {
  return [columns.opening, columns.change, columns.debit, columns.credit, columns.closing].some(
    (head) => (amountOf(row, head).ore ?? 0) !== 0,
  );
}

function isSumRow(row: SheetRow, columns: Columns): boolean {
  return [columns.account, columns.name].some((head) =>
    /^(summa|totalt?|resultat|tillgångar|skulder)/i.test(textOf(row, head)),
  );
}

function noAccount(row: SheetRow, account: string): Problem {
  return {
    severity: 'error',
    code: 'no-account',
    line: row.line,
    message: `"${account}" is not an account number, but the row has an amount.`,
  };
}

function unbalanced(amounts: readonly LedgerAmount[], what: string): Problem[] {
  const sum = sumOre(amounts.map(({ amountOre }) => amountOre));
  if (sum === 0) return [];
  return [
    {
      severity: 'error',
      code: 'does-not-balance',
      line: null,
      message: `${what} sum to ${sum / 100} kr; debit and credit must be equal.`,
    },
  ];
}
