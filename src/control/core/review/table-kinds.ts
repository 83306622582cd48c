// What a found table is: by the words over it, and by the rows in it. A statement must have rows that only it has; a title
// alone is never enough.
import type { FoundTable } from '#exchange/core';
import { linesOf, memberOf } from '../printed/labels.ts';
import { noteFrame } from '../printed/note-frame.ts';
import type { Line, TableKind } from '../report-under-control.ts';

export type KindOfTable = {
  readonly kind: TableKind;
  /** Swedish name of the table. */
  readonly name: string;
  /** For notes: what the title says that it is about. */
  readonly topic?: string;
};

type Statement = {
  readonly kind: TableKind;
  readonly name: string;
  readonly title: RegExp;
  /** Lines that tell the table even when no title does: all of one group. */
  readonly telling: readonly (readonly Line[])[];
};

const statements: readonly Statement[] = [
  {
    kind: 'cashFlow',
    name: 'Kassaflödesanalys',
    title: /kassaflöde|finansieringsanalys/i,
    telling: [['openingCash', 'closingCash']],
  },
  {
    kind: 'balanceSheet',
    name: 'Balansräkning',
    title: /balansräkning/i,
    telling: [
      ['totalAssets', 'totalEquityAndLiabilities'],
      ['totalAssets', 'currentLiabilities'],
    ],
  },
  {
    kind: 'balanceRequirement',
    name: 'Balanskravsutredning',
    title: /balanskrav/i,
    telling: [['balanceRequirementResult']],
  },
  {
    kind: 'incomeStatement',
    name: 'Resultaträkning',
    title: /resultaträkning/i,
    telling: [
      ['yearResult', 'resultAfterFinancial'],
      ['operatingCosts', 'yearResult', 'financialIncome'],
    ],
  },
  {
    kind: 'operatingAccount',
    name: 'Driftredovisning',
    title: /drift\s?s?redovisning|budgetuppföljning|utfall mot budget/i,
    telling: [['income', 'costs', 'result']],
  },
];

export function kindOfTable(table: FoundTable): KindOfTable | null {
  const words = wordsOver(table);
  const labels = table.rows.map((row) => row.label);
  const counted = countKind(table, words);
  if (counted) return counted;
  if (table.columns.length === 0) return null;
  const note = noteOf(table);
  if (isOverview(table, words, labels)) return { kind: 'overview', name: 'Flerårsöversikt' };
  const statement = statementOf(words, labels);
  // A note is called so; its rows may look like a statement's.
  if (statement && (!note || statement.kind !== 'balanceRequirement')) {
    const isTitled = statement.title.test(table.title) || statement.title.test(table.corner);
    if (!note || isTitled) return { kind: statement.kind, name: statement.name };
  }
  if (note) return note;
  if (isContributions(table, words)) return { kind: 'contributions', name: 'Bidrag från medlemmarna' };
  return null;
}

/** The words right over a table, and the heading that they stand under. */
export function wordsOver(table: FoundTable): string {
  return [table.title, table.corner, table.under[0] ?? ''].join(' · ');
}

function noteOf(table: FoundTable): KindOfTable | null {
  for (const text of [table.title, table.corner, table.under[0] ?? '']) {
    if (!/^not\s*\.?\s*\d/i.test(text.trim())) continue;
    const frame = noteFrame(text.trim().replace(/^not\s*\.?\s*(\d+[a-z]?)\s*[.:–-]?\s*/i, 'Not $1 '));
    if (frame) return { kind: frame.kind, name: text.trim(), topic: frame.topic };
  }
  // A note whose number stands elsewhere is known by a name that only notes have.
  const bare = noteFrame(`Not ${table.title.trim()}`);
  const isSummed = table.rows.length >= 2 && /^(summa|totalt?)/i.test(table.rows.at(-1)?.label ?? '');
  return bare && bare.kind !== 'notes.other' && isSummed
    ? { kind: bare.kind, name: table.title.trim(), topic: bare.topic }
    : null;
}

function statementOf(words: string, labels: readonly string[]): Statement | null {
  const found = statements.flatMap((statement) => {
    const lines = new Set(linesOf(statement.kind, labels).filter((line) => line !== null));
    const isTitled = statement.title.test(words);
    const isTelling = statement.telling.some((group) => group.every((line) => lines.has(line)));
    if (!isTelling && !(isTitled && lines.size >= 2)) return [];
    return [{ statement, score: lines.size + (isTitled ? 4 : 0) }];
  });
  return found.toSorted((a, b) => b.score - a.score)[0]?.statement ?? null;
}

/** Three years or more side by side, and rows of income, costs, result or solidity. */
function isOverview(table: FoundTable, words: string, labels: readonly string[]): boolean {
  const years = table.columns.filter(
    (column) => /(?<!\d)(?:19|20)\d\d(?!\d)/.test(column) && !/budget|prognos|plan/i.test(column),
  );
  const lines = new Set(linesOf('overview', labels).filter((line) => line !== null));
  if (/^not\s*\.?\s*\d/i.test(table.title)) return false;
  return (
    years.length >= 3 &&
    years.length >= table.columns.length - 1 &&
    (lines.size >= 2 || (/översikt|nyckeltal/i.test(words) && lines.size >= 1))
  );
}

function isContributions(table: FoundTable, words: string): boolean {
  const members = table.rows.map((row) => memberOf(row.label, { isOnlyContributions: true, isNamedOnly: true }));
  return (
    /bidrag|finansiering/i.test(words) && members.includes('forsakringskassan') && members.filter(Boolean).length >= 3
  );
}

const WOMEN = /^(varav |antal )?(kvinnor|kvinna|kv)\W*$/i;
const MEN = /^(varav |antal )?(män|man|m)\W*$/i;
const AGE = /\d{2}\s*[–-]\s*\d{2}|\d{2}\s*år|\d{2}\s*\+|^under \d/i;

/** Tables of persons: by programme, by sex and age, by referrer, by reason of exit. */
function countKind(table: FoundTable, words: string): KindOfTable | null {
  const columns = table.columns.map((column) => column.trim());
  const labels = table.rows.map((row) => row.label.trim());
  const hasSexColumns = columns.some((one) => WOMEN.test(one)) && columns.some((one) => MEN.test(one));
  const hasSexRows = labels.some((one) => WOMEN.test(one)) && labels.some((one) => MEN.test(one));
  if (table.rows.some((row) => row.cells.some((cell) => (cell.number?.value ?? 0) > 100_000))) return null;
  if (hasSexRows && columns.some((one) => AGE.test(one)))
    return { kind: 'appendix.enrolled', name: 'Inskrivna efter kön och ålder' };
  if (/remit|anvisa|aktualiser/i.test(words) && columns.length <= 3)
    return { kind: 'appendix.referrers', name: 'Inskrivna efter remittent' };
  const reasons = (texts: readonly string[]): number =>
    texts.filter((one) => /arbete|stud|sjuk|rehab|annat|flytt|remittent|begäran/i.test(one)).length;
  if (/avslut/i.test(`${words} ${labels[0] ?? ''}`) && !hasSexColumns) {
    if (reasons(columns) >= 3 && table.rows.length <= 4 && /avslut|antal|total|kvinn|män/i.test(labels[0] ?? ''))
      return { kind: 'appendix.exits', name: 'Avslut efter orsak' };
    if (reasons(labels) >= 3 && columns.length <= 3) return { kind: 'appendix.exits', name: 'Avslut efter orsak' };
  }
  if (hasSexColumns && labels.some((one) => AGE.test(one)) && !labels.some((one) => /^insats/i.test(one))) {
    return { kind: 'appendix.enrolled', name: 'Inskrivna efter kön och ålder' };
  }
  if (hasSexColumns && table.rows.length >= 2 && columns.length >= 3)
    return { kind: 'participants', name: 'Deltagare' };
  return null;
}
