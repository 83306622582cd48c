// The table of answers from elsewhere: one row a sheet, columns `month`, `sex` and one per item id.
import { cannotReadSentence, type CannotReadSheet, type SheetRow, type SheetRows } from '#exchange/core';
import {
  accept,
  addDays,
  hasErrors,
  isIsoDate,
  refuse,
  unreachable,
  type Period,
  type Problem,
  type Result,
} from '#kernel';
import { readAnswer, type Answers, type AnswerSheet, type CannotRead, type Sex } from './answers.ts';
import type { Item, Questionnaire } from './questionnaire.ts';

/** A row before it is known which programme it belongs to. */
export type AnswerRow = Omit<AnswerSheet, 'programme'>;

export type CannotReadAnswers =
  | { readonly kind: 'table'; readonly why: CannotReadSheet }
  | { readonly kind: 'columnMissing'; readonly missing: readonly string[] }
  | { readonly kind: 'columnUnknown'; readonly unknown: readonly string[]; readonly known: readonly string[] }
  | { readonly kind: 'columnTwice'; readonly twice: readonly string[] }
  | { readonly kind: 'noAnswers' }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly Problem[] };

const MONTH = ['month', 'månad'];
const SEX = ['sex', 'kön'];
const sexes: Readonly<Record<string, Sex>> = { kvinna: 'female', man: 'male' };

export function answerHeadings({ items }: Questionnaire): string[] {
  return ['month', 'sex', ...items.map(({ id }) => id)];
}

/** Codes of problems: `bad-month`, `bad-sex`, `bad-answer` (errors). Nothing of a file with an error is used. */
export function readAnswerRows(
  sheet: SheetRows,
  questionnaire: Questionnaire,
): Result<readonly AnswerRow[], CannotReadAnswers> {
  const isNamed = (heading: string, names: readonly string[]): boolean =>
    names.includes(heading.trim().toLowerCase());
  const headings = sheet.header.filter((heading) => heading.trim() !== '');
  const twice = headingsTwice(headings, questionnaire);
  if (twice.length > 0) return refuse({ kind: 'columnTwice', twice });
  const month = headings.find((heading) => isNamed(heading, MONTH));
  const sex = headings.find((heading) => isNamed(heading, SEX));
  const items = headings.flatMap((heading) => {
    const item = questionnaire.items.find(({ id }) => isNamed(heading, [id.toLowerCase()]));
    return item ? [{ heading, item }] : [];
  });
  const named = [month, sex, ...items.map(({ heading }) => heading)];
  const unknown = headings.filter((heading) => !named.includes(heading));
  if (month === undefined) return refuse({ kind: 'columnMissing', missing: ['month'] });
  if (unknown.length > 0) return refuse({ kind: 'columnUnknown', unknown, known: answerHeadings(questionnaire) });
  if (items.length === 0) return refuse({ kind: 'columnMissing', missing: questionnaire.items.map(({ id }) => id) });
  const problems: Problem[] = [];
  const rows = sheet.rows.flatMap((row) => {
    const answers = answersOf(row, { questionnaire, items, problems });
    const read = { month: monthOf(row, month, problems), sex: sex === undefined ? null : sexOf(row, sex, problems) };
    return Object.keys(answers).length === 0 ? [] : [{ ...read, answers }];
  });
  if (hasErrors(problems)) return refuse({ kind: 'fileHasErrors', problems });
  return rows.length === 0 ? refuse({ kind: 'noAnswers' }) : accept(rows);
}

/** A heading that stands again was given a number by the reader of the table; `Sex` and `kön` are one column too. */
function headingsTwice(headings: readonly string[], questionnaire: Questionnaire): string[] {
  const plain = headings.map((heading) =>
    heading
      .replace(/ \(\d+\)$/, '')
      .trim()
      .toLowerCase(),
  );
  return [MONTH, SEX, ...questionnaire.items.map(({ id }) => [id.toLowerCase()])].flatMap((names, at) => {
    const found = headings.filter((_, index) => names.includes(plain[index] ?? ''));
    return found.length > 1 ? [answerHeadings(questionnaire)[at] ?? ''] : [];
  });
}

function answersOf(
  row: SheetRow,
  of: {
    readonly questionnaire: Questionnaire;
    readonly items: readonly { readonly heading: string; readonly item: Item }[];
    readonly problems: Problem[];
  },
): Answers {
  const answers: Record<string, Answers[string]> = {};
  for (const { heading, item } of of.items) {
    const text = textOf(row, heading);
    const read = readAnswer(of.questionnaire, item, [text]);
    if (!read.ok) of.problems.push(problem(row, 'bad-answer', sentenceOf(read.refusal, { id: item.id, text })));
    else if (read.value !== null) answers[item.id] = read.value;
  }
  return answers;
}

function sentenceOf(why: CannotRead, { id, text }: { readonly id: string; readonly text: string }): string {
  switch (why) {
    case 'notAnAnswer':
      return `"${text.slice(0, 40)}" is no answer to ${id}.`;
    case 'outOfRange':
      return `"${text.slice(0, 40)}" lies outside what ${id} allows.`;
    case 'tooLong':
      return `The text of ${id} is too long.`;
    default:
      return unreachable(why);
  }
}

function monthOf(row: SheetRow, heading: string, problems: Problem[]): string {
  const text = textOf(row, heading);
  // A spreadsheet may have made a day of the month.
  const month = isIsoDate(text) ? text.slice(0, 7) : text;
  if (!isMonth(month))
    problems.push(problem(row, 'bad-month', `A month is written YYYY-MM, not "${text.slice(0, 40)}".`));
  return month;
}

function sexOf(row: SheetRow, heading: string, problems: Problem[]): Sex | null {
  const text = textOf(row, heading).toLowerCase();
  if (text === '') return null;
  const sex = sexes[text];
  if (!sex) problems.push(problem(row, 'bad-sex', `Sex is kvinna, man or empty, not "${text.slice(0, 40)}".`));
  return sex ?? null;
}

function textOf(row: SheetRow, heading: string): string {
  return String(row.cells[heading] ?? '').trim();
}

function problem(row: SheetRow, code: string, message: string): Problem {
  return { severity: 'error', code, line: row.line, message };
}

export function isMonth(text: string): boolean {
  return isIsoDate(`${text}-01`);
}

/** From the first day of the first month to the last day of the last. */
export function periodOfMonths(months: readonly string[]): Period {
  const sorted = months.toSorted();
  const first = sorted[0] ?? '';
  const last = sorted.at(-1) ?? first;
  return { from: `${first}-01`, to: lastDayOf(last) };
}

function lastDayOf(month: string): string {
  const inNextMonth = addDays(`${month}-28`, 4);
  return addDays(`${inNextMonth.slice(0, 7)}-01`, -1);
}

/** One English sentence for the command line. */
export function answerFileMessage(refusal: CannotReadAnswers): string {
  switch (refusal.kind) {
    case 'table':
      return cannotReadSentence(refusal.why);
    case 'columnMissing':
      return `the file has no column ${refusal.missing.join(' or ')}.`;
    case 'columnUnknown':
      return `the questionnaire has no item ${refusal.unknown.join(', ')}; the columns are ${refusal.known.join(', ')}.`;
    case 'columnTwice':
      return `the column ${refusal.twice.join(', ')} stands more than once.`;
    case 'noAnswers':
      return 'there is not one answer in the file.';
    case 'fileHasErrors': {
      const [first] = refusal.problems;
      const more = refusal.problems.length - 1;
      const place = first?.line === null ? '' : `line ${first?.line}: `;
      const code = first ? ` (${first.code})` : '';
      return `${place}${first?.message ?? ''}${code}${more > 0 ? ` ${more} more.` : ''} Nothing was saved.`;
    }
    default:
      return unreachable(refusal);
  }
}
