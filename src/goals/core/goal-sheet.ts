// A table of goals: one row a goal. Headings in Swedish or as the fields of JSON, in any letter case.
import { readSwedishNumber } from '#design/core';
import { cannotReadSentence, type CannotReadSheet, type SheetRow, type SheetRows } from '#exchange/core';
import { accept, hasErrors, refuse, slug, unreachable, type Problem, type Result } from '#kernel';
import type { Assessment, Assessor, Goal, GoalUnit } from './goal.ts';
import { ASSESSMENT_LABELS } from './labels.ts';
import type { SurveyMeasure } from './survey-goal.ts';

export type CannotReadGoals =
  | { readonly kind: 'columnMissing'; readonly missing: readonly string[]; readonly header: readonly string[] }
  | { readonly kind: 'noRows' }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly Problem[] };

export type CannotReadGoalFile =
  CannotReadGoals | { readonly kind: 'table'; readonly why: CannotReadSheet } | { readonly kind: 'notJson' };

export type CannotSaveGoals =
  | { readonly kind: 'goalTwice'; readonly goal: string }
  | { readonly kind: 'unknownProgramme'; readonly programme: string; readonly known: readonly string[] };

export type CannotImportGoals = CannotSaveGoals | (CannotReadGoalFile & { readonly fileName: string });

const COLUMNS = {
  id: ['id'],
  programme: ['programme', 'insats'],
  text: ['text', 'mål', 'åtagande'],
  measure: ['measure', 'mått'],
  unit: ['unit', 'enhet'],
  threshold: ['threshold', 'målvärde'],
  isAtMost: ['isatmost', 'högst'],
  result: ['result', 'utfall'],
  part: ['part', 'del'],
  n: ['n', 'av', 'svarande'],
  from: ['from', 'från'],
  to: ['to', 'till'],
  measuredFrom: ['measuredfrom', 'mätt från'],
  measuredTo: ['measuredto', 'mätt till'],
  surveyRound: ['surveyround', 'enkätomgång'],
  surveyItem: ['surveyitem', 'enkätfråga'],
  surveyMeasure: ['surveymeasure', 'enkätmått'],
  numerator: ['numerator', 'täljare'],
  denominator: ['denominator', 'nämnare'],
  assessment: ['assessment', 'bedömning'],
  assessedBy: ['assessedby', 'bedömt av'],
  comment: ['comment', 'kommentar'],
  source: ['source', 'källa'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Column = keyof typeof COLUMNS;

export const goalHeadings: readonly string[] = Object.values(COLUMNS).flat();

const REQUIRED: readonly Column[] = ['id', 'text', 'from', 'to', 'assessment', 'source'];

const UNITS: Readonly<Record<string, GoalUnit>> = {
  share: 'share',
  andel: 'share',
  count: 'count',
  antal: 'count',
  score: 'score',
  poäng: 'score',
  ore: 'ore',
  öre: 'ore',
};

/**
 * The goals of a table, as the use case takes them; a goal without a programme is the association's. Codes:
 * `not-a-number`, `unknown-unit`, `unknown-assessment` (errors). A blank cell is not reported.
 */
export function readGoalSheet(sheet: SheetRows): Result<readonly Goal[], CannotReadGoals> {
  const columns = new Map<Column, string>();
  for (const [name, words] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const heading = sheet.header.find((head) => words.includes(head.trim().toLowerCase()));
    if (heading !== undefined) columns.set(name, heading);
  }
  const missing = REQUIRED.filter((name) => !columns.has(name));
  if (missing.length > 0) return refuse({ kind: 'columnMissing', missing, header: sheet.header });
  const problems: Problem[] = [];
  const goals = sheet.rows.map((row) => readRow(row, columns, problems));
  if (goals.length === 0) return refuse({ kind: 'noRows' });
  return hasErrors(problems) ? refuse({ kind: 'fileHasErrors', problems }) : accept(goals);
}

/** Adds what is wrong with the row to `problems`. */
function readRow(row: SheetRow, columns: ReadonlyMap<Column, string>, problems: Problem[]): Goal {
  const text = (name: Column): string => String(row.cells[columns.get(name) ?? ''] ?? '').trim();
  const fail = (code: string, message: string): undefined => {
    problems.push({ severity: 'error', code, line: row.line, message });
    return undefined;
  };
  const number = (name: Column): number | undefined => {
    if (text(name) === '') return undefined;
    return (
      readGoalNumber(row.cells[columns.get(name) ?? '']) ?? fail('not-a-number', `"${text(name)}" is not a number.`)
    );
  };
  const unitText = text('unit').toLowerCase();
  const unit = UNITS[unitText] ?? (unitText === '' ? undefined : fail('unknown-unit', unitSentence(text('unit'))));
  const assessment =
    readAssessment(text('assessment')) ?? fail('unknown-assessment', assessmentSentence(text('assessment')));
  const programme = slug(text('programme')) || null;
  return {
    id: text('id'),
    scope: programme === null ? 'association' : 'programme',
    programme,
    text: text('text'),
    ...given('measure', text('measure') || undefined),
    ...given('unit', unit),
    ...given('threshold', number('threshold')),
    ...(/^(?:ja|yes|true|x|1)$/i.test(text('isAtMost')) ? { isAtMost: true } : {}),
    ...given('result', number('result')),
    ...given('part', number('part')),
    ...given('n', number('n')),
    from: text('from'),
    to: text('to'),
    ...given('measured', measuredOf({ from: text('measuredFrom'), to: text('measuredTo') })),
    ...given(
      'survey',
      surveyOf({ round: text('surveyRound'), item: text('surveyItem'), measure: text('surveyMeasure') }),
    ),
    ...given('numerator', text('numerator') || undefined),
    ...given('denominator', text('denominator') || undefined),
    assessment: assessment ?? 'notAssessed',
    ...given('assessedBy', assessorOf(text('assessedBy'))),
    comment: text('comment'),
    source: text('source'),
  };
}

function given<Name extends keyof Goal>(name: Name, value: Goal[Name] | undefined): Partial<Pick<Goal, Name>> {
  return value === undefined ? {} : ({ [name]: value } as Pick<Goal, Name>);
}

const assessors: Readonly<Record<string, Assessor>> = {
  kansliet: 'office',
  beredningsgruppen: 'preparatoryGroup',
  styrelsen: 'board',
  insatsen: 'programme',
};

/** Another word is kept as it is: the use case says which there are. */
function assessorOf(word: string): Assessor | undefined {
  return word === '' ? undefined : (assessors[word.toLowerCase()] ?? (word as Assessor));
}

const surveyMeasures: Readonly<Record<string, SurveyMeasure>> = {
  'klart positiva': 'clearlyPositive',
  positiva: 'positive',
  medelvärde: 'mean',
};

/** Half a link is kept as it is: the use case says what is missing. */
function surveyOf(words: { readonly round: string; readonly item: string; readonly measure: string }) {
  if (words.round === '' && words.item === '' && words.measure === '') return undefined;
  return { ...words, measure: surveyMeasures[words.measure.toLowerCase()] ?? (words.measure as SurveyMeasure) };
}

/** Half a period is kept as it is: the use case says that the other day is missing. */
function measuredOf(days: { readonly from: string; readonly to: string }) {
  return days.from === '' && days.to === '' ? undefined : days;
}

/** `85 %` is 0.85. */
export function readGoalNumber(cell: string | number | null | undefined): number | null {
  if (typeof cell === 'number') return cell;
  const percent = /^(.*\d)\s*%$/.exec(cell?.trim() ?? '')?.[1];
  if (percent === undefined) return readSwedishNumber(cell ?? '');
  const value = readSwedishNumber(percent);
  // Divided in decimals, so that 85 % is 0.85 and not its neighbour.
  return value === null ? null : Number((value / 100).toPrecision(12));
}

function readAssessment(text: string): Assessment | null {
  const known = Object.entries(ASSESSMENT_LABELS) as [Assessment, string][];
  const isSame = (word: string): boolean => word.toLowerCase() === text.toLowerCase();
  return known.find(([code, label]) => isSame(code) || isSame(label))?.[0] ?? null;
}

function unitSentence(text: string): string {
  return `"${text}" is not a unit: share (andel), count (antal), score (poäng) or ore (öre).`;
}

function assessmentSentence(text: string): string {
  return `"${text}" is not an assessment: ${Object.values(ASSESSMENT_LABELS).join(', ')}.`;
}

/** One English sentence for the command line; nothing of any file was saved. */
export function goalsRefusalMessage(refusal: CannotImportGoals): string {
  if (refusal.kind === 'goalTwice') return `the goal ${refusal.goal} stands twice.`;
  if (refusal.kind === 'unknownProgramme') {
    const known = refusal.known.length === 0 ? 'none is saved' : `there are ${refusal.known.join(', ')}`;
    return `there is no programme "${refusal.programme}"; ${known}.`;
  }
  return `${refusal.fileName}: ${fileReason(refusal)}`;
}

function fileReason(refusal: CannotReadGoalFile): string {
  switch (refusal.kind) {
    case 'columnMissing':
      return `the table has no column ${refusal.missing.join(', ')}; its columns are ${refusal.header.join(', ')}.`;
    case 'noRows':
      return 'the file has no goal in it.';
    case 'table':
      return cannotReadSentence(refusal.why);
    case 'notJson':
      return 'the file is not a JSON list of goals.';
    case 'fileHasErrors': {
      const [first] = refusal.problems;
      return `the table has errors, the first on row ${first?.line ?? '?'}: ${first?.message ?? ''}`;
    }
    default:
      return unreachable(refusal);
  }
}
