// What is asked of a report before it can be sent, and what is shown while it is typed. The page and the server ask alike.
import { SEXES, type Measure, type Sex } from '../vocabulary.ts';
import {
  allBands,
  countFieldId,
  goalFieldId,
  reportFields,
  REPORT_EXIT_REASONS,
  type ReportForm,
  type ReportSection,
  type ReportValues,
} from './form.ts';
import { isTextSection } from './headings.ts';
import { holdsPersonalNumber } from './personal-number.ts';
import { numberIn, readFieldNumber } from './values.ts';
import { REFERRERS } from '../vocabulary.ts';

export type PartsBy = 'ageBand' | 'referrer' | 'exitReason';

type At = { readonly section: ReportSection; readonly fieldId: string };

/** Errors stop the sending; warnings are told and may be right. */
export type ReportProblem = At &
  (
    | { readonly severity: 'error'; readonly kind: 'notANumber' }
    | { readonly severity: 'error'; readonly kind: 'tooLong'; readonly limit: number; readonly length: number }
    | { readonly severity: 'error'; readonly kind: 'unknownAssessment' }
    /** A personal identity number: never saved, so that it never reaches the association. */
    | { readonly severity: 'error'; readonly kind: 'personalNumber' }
    | { readonly severity: 'error'; readonly kind: 'missing' }
    /** More in the parts than in the whole: one of them is wrong. */
    | PartsFact<'error', 'partsExceed'>
    /** Fewer: not known for all, or a part is forgotten. */
    | PartsFact<'warning', 'partsLack'>
    | {
        readonly severity: 'error';
        readonly kind: 'moreThanWhole';
        readonly part: Measure;
        readonly whole: Measure;
        readonly sex: Sex | null;
        readonly few: number;
        readonly many: number;
      }
    | { readonly severity: 'error'; readonly kind: 'goalPartExceeds'; readonly part: number; readonly n: number }
    | { readonly severity: 'error'; readonly kind: 'goalPartWithoutWhole' }
    | { readonly severity: 'warning'; readonly kind: 'emptyText' }
  );

type PartsFact<Severity, Kind> = {
  readonly severity: Severity;
  readonly kind: Kind;
  readonly by: PartsBy;
  readonly measure: Measure;
  readonly sex: Sex | null;
  readonly sum: number;
  readonly whole: number;
};

export const REPORT_ASSESSMENTS = ['fulfilled', 'partlyFulfilled', 'notFulfilled', 'notAssessed'] as const;
export type ReportAssessment = (typeof REPORT_ASSESSMENTS)[number];

/** Every problem of a report, in the order of its places. */
export function checkReport(form: ReportForm, values: ReportValues): ReportProblem[] {
  const problems = [
    ...typingProblems(form, values),
    ...missingTotals(form, values),
    ...sums(form, values),
    ...wholes(form, values),
    ...goalProblems(form, values),
    ...emptyTexts(values),
  ];
  const order = reportFields(form).map(({ id }) => id);
  return problems.toSorted((a, b) => order.indexOf(a.fieldId) - order.indexOf(b.fieldId));
}

/** What is wrong with single fields; the only problems that a half-written report should be told of at once. */
export function typingProblems(form: ReportForm, values: ReportValues): ReportProblem[] {
  return reportFields(form).flatMap((field): ReportProblem[] => {
    const typed = values[field.id] ?? '';
    const at = { section: field.section, fieldId: field.id };
    if (typed === '') return [];
    if (typed.length > field.maxLength) {
      return [{ ...at, severity: 'error', kind: 'tooLong', limit: field.maxLength, length: typed.length }];
    }
    if (field.kind === 'text' || field.kind === 'line') {
      return holdsPersonalNumber(typed) ? [{ ...at, severity: 'error', kind: 'personalNumber' }] : [];
    }
    if (field.kind === 'assessment') {
      const isKnown = (REPORT_ASSESSMENTS as readonly string[]).includes(typed);
      return isKnown ? [] : [{ ...at, severity: 'error', kind: 'unknownAssessment' }];
    }
    return readFieldNumber(field, typed) === 'notANumber' ? [{ ...at, severity: 'error', kind: 'notANumber' }] : [];
  });
}

/** Problems with which a section is not even kept as a draft. */
export function stopsSaving(problem: ReportProblem): boolean {
  return problem.kind === 'personalNumber' || problem.kind === 'tooLong';
}

/** The whole of a measure for one sex: as typed, else the sum of its parts when all of them stand there. */
export function wholeOf(form: ReportForm, values: ReportValues, of: { measure: Measure; sex: Sex }): number | null {
  const typed = numberIn(values, countFieldId(of.measure, { sex: of.sex }));
  if (typed !== null) return typed;
  const parts = partsOf(form, values, of);
  return parts.every((part) => part !== null) ? parts.reduce((sum, part) => sum + part, 0) : null;
}

/** Women and men together; null until both are known. */
export function totalOf(form: ReportForm, values: ReportValues, measure: Measure): number | null {
  const [women, men] = SEXES.map((sex) => wholeOf(form, values, { measure, sex }));
  return women === null || women === undefined || men === null || men === undefined ? null : women + men;
}

/** How many counts of 1 to 4 stand in the finer places: they may point at somebody. */
export function countSmallNumbers(form: ReportForm, values: ReportValues): number {
  return reportFields(form).filter(({ id, count }) => {
    const number = numberIn(values, id);
    return count && Object.keys(count.dimensions).length > 1 && number !== null && number > 0 && number < 5;
  }).length;
}

function partsOf(form: ReportForm, values: ReportValues, of: { measure: Measure; sex: Sex }): (number | null)[] {
  const { measure, sex } = of;
  if (measure === 'participants') {
    return allBands(form).map((ageBand) => numberIn(values, countFieldId(measure, { sex, ageBand })));
  }
  if (measure !== 'exited') return [null];
  return REPORT_EXIT_REASONS.map((exitReason) => numberIn(values, countFieldId(measure, { sex, exitReason })));
}

function missingTotals(form: ReportForm, values: ReportValues): ReportProblem[] {
  return (['participants', 'exited'] as const).flatMap((measure) =>
    SEXES.filter((sex) => wholeOf(form, values, { measure, sex }) === null).map((sex) => ({
      section: measure === 'participants' ? ('participants' as const) : ('exits' as const),
      fieldId: countFieldId(measure, { sex }),
      severity: 'error' as const,
      kind: 'missing' as const,
    })),
  );
}

function sums(form: ReportForm, values: ReportValues): ReportProblem[] {
  const bySex = SEXES.flatMap((sex) => [
    ...difference(
      { section: 'participants', fieldId: countFieldId('participants', { sex }) },
      { by: 'ageBand', measure: 'participants', sex },
      {
        parts: partsOf(form, values, { measure: 'participants', sex }),
        whole: wholeOf(form, values, { measure: 'participants', sex }),
      },
    ),
    ...difference(
      { section: 'exits', fieldId: countFieldId('exited', { sex }) },
      { by: 'exitReason', measure: 'exited', sex },
      {
        parts: partsOf(form, values, { measure: 'exited', sex }),
        whole: wholeOf(form, values, { measure: 'exited', sex }),
      },
    ),
  ]);
  const referrers = REFERRERS.map((referrer) => countFieldId('participants', { referrer }));
  return [
    ...bySex,
    ...difference(
      { section: 'referrers', fieldId: referrers[0] ?? '' },
      { by: 'referrer', measure: 'participants', sex: null },
      { parts: referrers.map((id) => numberIn(values, id)), whole: totalOf(form, values, 'participants') },
    ),
  ];
}

/** Nothing while no part is given: the division was left out. */
function difference(
  at: At,
  of: { by: PartsBy; measure: Measure; sex: Sex | null },
  given: { parts: readonly (number | null)[]; whole: number | null },
): ReportProblem[] {
  const known = given.parts.filter((part) => part !== null);
  const { whole } = given;
  if (known.length === 0 || whole === null) return [];
  const sum = known.reduce((total, part) => total + part, 0);
  if (sum > whole) return [{ ...at, ...of, severity: 'error', kind: 'partsExceed', sum, whole }];
  return sum < whole ? [{ ...at, ...of, severity: 'warning', kind: 'partsLack', sum, whole }] : [];
}

function wholes(form: ReportForm, values: ReportValues): ReportProblem[] {
  const compare = (at: At, of: { part: Measure; whole: Measure; sex: Sex | null }, numbers: (number | null)[]) => {
    const [few = null, many = null] = numbers;
    if (few === null || many === null || few <= many) return [];
    return [{ ...at, ...of, severity: 'error' as const, kind: 'moreThanWhole' as const, few, many }];
  };
  const participants = totalOf(form, values, 'participants');
  const exited = totalOf(form, values, 'exited');
  return [
    ...SEXES.flatMap((sex) => {
      const whole = wholeOf(form, values, { measure: 'participants', sex });
      const fieldId = countFieldId('new', { sex });
      return [
        ...compare({ section: 'participants', fieldId }, { part: 'new', whole: 'participants', sex }, [
          numberIn(values, fieldId),
          whole,
        ]),
        ...compare(
          { section: 'exits', fieldId: countFieldId('exited', { sex }) },
          { part: 'exited', whole: 'participants', sex },
          [wholeOf(form, values, { measure: 'exited', sex }), whole],
        ),
      ];
    }),
    ...compare(
      { section: 'exits', fieldId: 'exitedWithWorkAbility' },
      { part: 'exitedWithWorkAbility', whole: 'exited', sex: null },
      [numberIn(values, 'exitedWithWorkAbility'), exited],
    ),
    ...compare(
      { section: 'more', fieldId: 'inPlacement' },
      { part: 'inPlacement', whole: 'participants', sex: null },
      [numberIn(values, 'inPlacement'), participants],
    ),
  ];
}

function goalProblems(form: ReportForm, values: ReportValues): ReportProblem[] {
  return form.goals
    .filter(({ unit }) => unit === 'share')
    .flatMap(({ id }): ReportProblem[] => {
      const fieldId = goalFieldId(id, 'part');
      const at = { section: 'goals' as const, fieldId };
      const part = numberIn(values, fieldId);
      const n = numberIn(values, goalFieldId(id, 'n'));
      if (part !== null && n === null) return [{ ...at, severity: 'error', kind: 'goalPartWithoutWhole' }];
      if (part === null || n === null || part <= n) return [];
      return [{ ...at, severity: 'error', kind: 'goalPartExceeds', part, n }];
    });
}

function emptyTexts(values: ReportValues): ReportProblem[] {
  const empty = ['description', 'staffing', 'methods', 'statistics', 'results', 'lessons', 'cooperation', 'plans'];
  return empty
    .filter(isTextSection)
    .filter((section) => (values[section] ?? '') === '')
    .map((section) => ({ section, fieldId: section, severity: 'warning', kind: 'emptyText' }));
}
