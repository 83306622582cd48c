// What a programme report asks for. The form is fixed when the report is opened, so that it means the same until it is
// accepted; every place in it has an id and a printed code, by which the page, the Word file and the workbook agree.
import * as v from 'valibot';
import type { IsoDate } from '#kernel';
import { EXIT_REASONS, REFERRERS, SEXES, type Dimensions, type ExitReason, type Measure } from '../vocabulary.ts';
import { textSections, type TextSection } from './headings.ts';

/** A goal as it stood when the report was opened; goals themselves are another room's. */
export type ReportGoal = {
  readonly id: string;
  readonly text: string;
  readonly measure: string | null;
  readonly unit: 'share' | 'count' | 'score' | null;
  readonly threshold: number | null;
};

export type ReportForm = {
  /** `16-29`; `other` is added when it is not there. */
  readonly ageBands: readonly string[];
  readonly goals: readonly ReportGoal[];
};

export const NUMBER_SECTIONS = ['participants', 'referrers', 'exits', 'more', 'goals'] as const;
export type NumberSection = (typeof NUMBER_SECTIONS)[number];
export type ReportSection = NumberSection | TextSection;
export const REPORT_SECTIONS: readonly ReportSection[] = [
  ...NUMBER_SECTIONS,
  ...(Object.keys(textSections) as TextSection[]),
];

export type GoalPart = 'part' | 'n' | 'result' | 'assessment' | 'comment';

export type ReportField = {
  /** Name of the input, key of the value. */
  readonly id: string;
  readonly section: ReportSection;
  /** `A4`: section and place, printed in the files. No program takes it for a number or a day. */
  readonly code: string;
  readonly kind: 'count' | 'decimal' | 'assessment' | 'line' | 'text';
  readonly maxLength: number;
  /** What is counted; only for counts of the package. */
  readonly count?: { readonly measure: Measure; readonly dimensions: Dimensions };
  readonly goal?: { readonly id: string; readonly part: GoalPart };
};

/** As typed, by field; an empty field is absent. */
export type ReportValues = Readonly<Record<string, string>>;

export const MAX_TEXT = 10_000;
const MAX_NUMBER = 12;
const MAX_LINE = 1000;

/** `work` is left out: a report that is typed anew can tell subsidised work apart. */
export const REPORT_EXIT_REASONS: readonly ExitReason[] = EXIT_REASONS.filter((reason) => reason !== 'work');

const goalId = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), v.maxLength(100));
const line = v.pipe(v.string(), v.maxLength(MAX_LINE));

export const ReportGoalInput = v.object({
  id: goalId,
  text: line,
  measure: v.nullable(line),
  unit: v.nullable(v.picklist(['share', 'count', 'score'])),
  threshold: v.nullable(v.number()),
});

/** Bands that overlap or run backwards would count somebody twice or nobody. */
export const AgeBandsInput = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^\d{1,3}-\d{1,3}$/))),
  v.minLength(1),
  v.maxLength(10),
  v.check((bands) => areAgeBands(bands), 'age bands follow one another without overlap'),
);

export const ReportFormInput = v.object({ ageBands: v.array(v.string()), goals: v.array(ReportGoalInput) });

/** Whether every band starts after the one before it has ended. */
export function areAgeBands(bands: readonly string[]): boolean {
  let last = -1;
  for (const band of bands) {
    const [from = NaN, to = NaN] = band.split('-').map(Number);
    if (!(from > last && to >= from)) return false;
    last = to;
  }
  return true;
}

/** `16-29, 30-49` as an office writes it, with any dash; null when it is no list of bands. */
export function readAgeBands(text: string): string[] | null {
  const bands = text
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s*(?:år)?\s*(?=[,;]|$)/gi, '')
    .split(/[,;]\s*/)
    .map((band) => band.replaceAll(/\s/g, ''))
    .filter((band) => band !== '');
  const isGood = bands.length > 0 && bands.length <= 10 && bands.every((band) => /^\d{1,3}-\d{1,3}$/.test(band));
  return isGood && areAgeBands(bands) ? bands : null;
}

/** Every place of the form, in order. */
export function reportFields(form: ReportForm): ReportField[] {
  const fields = [...participantFields(form), ...referrerFields(), ...exitFields(), ...moreFields()];
  const all = [...fields, ...form.goals.flatMap(goalFields), ...textFields()];
  const places = new Map<ReportSection, number>();
  return all.map((field) => {
    const place = (places.get(field.section) ?? 0) + 1;
    places.set(field.section, place);
    return { ...field, code: `${sectionLetter(field.section)}${place}` };
  });
}

export function fieldsOf(form: ReportForm, section: ReportSection): ReportField[] {
  return reportFields(form).filter((field) => field.section === section);
}

/** 1 to 13, as printed. */
export function sectionNumber(section: ReportSection): number {
  return REPORT_SECTIONS.indexOf(section) + 1;
}

/** A to M, as in the files. */
function sectionLetter(section: ReportSection): string {
  return String.fromCharCode(64 + sectionNumber(section));
}

/** The bands with `other` last: nobody may fall outside. */
export function allBands(form: ReportForm): readonly string[] {
  return form.ageBands.includes('other') ? form.ageBands : [...form.ageBands, 'other'];
}

/** Name of the field of a count: `participants.female.16-29`. */
export function countFieldId(measure: Measure, dimensions: Dimensions): string {
  return [measure, dimensions.sex, dimensions.ageBand, dimensions.referrer, dimensions.exitReason]
    .filter((part) => part !== undefined)
    .join('.');
}

export function goalFieldId(id: string, part: GoalPart): string {
  return `goal.${id}.${part}`;
}

type Bare = Omit<ReportField, 'code'>;

function participantFields(form: ReportForm): Bare[] {
  return [
    ...SEXES.flatMap((sex) => [
      ...allBands(form).map((ageBand) => count('participants', 'participants', { sex, ageBand })),
      count('participants', 'participants', { sex }),
    ]),
    ...SEXES.map((sex) => count('participants', 'new', { sex })),
  ];
}

function referrerFields(): Bare[] {
  return REFERRERS.map((referrer) => count('referrers', 'participants', { referrer }));
}

function exitFields(): Bare[] {
  return [
    ...SEXES.flatMap((sex) => [
      ...REPORT_EXIT_REASONS.map((exitReason) => count('exits', 'exited', { sex, exitReason })),
      count('exits', 'exited', { sex }),
    ]),
    count('exits', 'exitedWithWorkAbility', {}),
  ];
}

function moreFields(): Bare[] {
  return [count('more', 'inPlacement', {}), count('more', 'queue', {})];
}

function count(section: NumberSection, measure: Measure, dimensions: Dimensions): Bare {
  const id = countFieldId(measure, dimensions);
  return { id, section, kind: 'count', maxLength: MAX_NUMBER, count: { measure, dimensions } };
}

/** Whole numbers first: a share is computed from its parts, never typed. */
const GOAL_PARTS = {
  share: ['part', 'n'],
  count: ['result'],
  score: ['result', 'n'],
  none: [],
} as const satisfies Readonly<Record<string, readonly GoalPart[]>>;

function goalFields(goal: ReportGoal): Bare[] {
  const parts: readonly GoalPart[] = [...GOAL_PARTS[goal.unit ?? 'none'], 'assessment', 'comment'];
  return parts.map((part) => ({
    id: goalFieldId(goal.id, part),
    section: 'goals',
    kind: kindOf(goal, part),
    maxLength: part === 'comment' ? MAX_LINE : part === 'assessment' ? 30 : MAX_NUMBER,
    goal: { id: goal.id, part },
  }));
}

function kindOf(goal: ReportGoal, part: GoalPart): ReportField['kind'] {
  if (part === 'comment') return 'line';
  if (part === 'assessment') return 'assessment';
  return part === 'result' && goal.unit === 'score' ? 'decimal' : 'count';
}

function textFields(): Bare[] {
  return (Object.keys(textSections) as TextSection[]).map((section) => ({
    id: section,
    section,
    kind: 'text',
    maxLength: MAX_TEXT,
  }));
}

/** Half-year or full year: what a round asks for. */
export type RoundKind = 'halfYear' | 'fullYear';

export type RoundPeriod = { readonly kind: RoundKind; readonly from: IsoDate; readonly to: IsoDate };
