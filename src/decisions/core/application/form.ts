// What an application asks for, and what stops it from being sent. Values are kept as typed; amounts are read in whole
// kronor.
import { readSwedishNumber } from '#design/core';
import { holdsPersonalNumber, tidyText } from '#followup/core';
import { kronor, sumOre, type Ore } from '#kernel';
import type { StaffingRow } from '#programmes/core';
import type { ApplicationPhase } from './states.ts';

export type ApplicationValues = Readonly<Record<string, string>>;

/** Fixed when the application is opened, so that a form does not change under those who write. */
export type ApplicationForm = {
  /** The years that money is applied for, each once and in order. */
  readonly years: readonly number[];
  readonly members: readonly { readonly slug: string; readonly name: string }[];
};

export type ApplicationFieldKind = 'line' | 'text' | 'amount' | 'number' | 'member' | 'check';

export type ApplicationField = {
  readonly id: string;
  readonly kind: ApplicationFieldKind;
  readonly isRequired: boolean;
  /** The words of its label; with a year, a row or a member beside it. */
  readonly name: string;
  readonly year?: number;
  readonly row?: number;
  readonly member?: string;
};

export const STAFF_ROWS = 6;
export const MAX_TEXT = 12_000;
const MAX_LINE = 300;

const texts = ['background', 'targetGroup', 'goals', 'method', 'followUp', 'equality', 'implementation'] as const;
const finalTexts = ['results', 'goalsReached', 'lessons', 'continues'] as const;

/** Every place of the form, in its order. */
export function applicationFields(form: ApplicationForm, phase: ApplicationPhase): readonly ApplicationField[] {
  const text = (name: string): ApplicationField => ({ id: name, name, kind: 'text', isRequired: true });
  if (phase === 'finalReport') {
    return [...finalTexts.map(text), ...form.years.map((year) => yearField('used', year, true))];
  }
  const [background, targetGroup, goals, method, followUp, equality, implementation] = texts;
  return [
    { id: 'name', name: 'name', kind: 'line', isRequired: true },
    text(background),
    text(targetGroup),
    text(goals),
    text(method),
    { id: 'responsible', name: 'responsible', kind: 'member', isRequired: true },
    ...form.members.map(({ slug }) => ({
      id: `part.${slug}`,
      name: 'part',
      kind: 'check' as const,
      isRequired: false,
      member: slug,
    })),
    ...Array.from({ length: STAFF_ROWS }, (_, index) => index + 1).flatMap((row) =>
      (['role', 'employer', 'share'] as const).map((name) => ({
        id: `staff.${row}.${name}`,
        name,
        kind: name === 'share' ? ('number' as const) : ('line' as const),
        isRequired: false,
        row,
      })),
    ),
    ...form.years.flatMap((year) => [
      yearField('cost', year, true),
      yearField('cofinancing', year, false),
      { ...yearField('participants', year, false), kind: 'number' as const },
    ]),
    { id: 'cofinancedBy', name: 'cofinancedBy', kind: 'line', isRequired: false },
    text(followUp),
    text(equality),
    text(implementation),
  ];
}

function yearField(name: string, year: number, isRequired: boolean): ApplicationField {
  return { id: `${name}.${year}`, name, kind: 'amount', isRequired, year };
}

/** Only places of the form, without what no screen shows; an empty one is left out. */
export function tidyApplication(
  form: ApplicationForm,
  phase: ApplicationPhase,
  outside: ApplicationValues,
): ApplicationValues {
  const tidy = applicationFields(form, phase).map(({ id, kind }) => {
    const text = tidyText(outside[id] ?? '', kind === 'text' ? 'text' : 'count');
    return [id, text] as const;
  });
  return Object.fromEntries(tidy.filter(([, text]) => text !== ''));
}

export type ApplicationProblem = {
  readonly fieldId: string;
  readonly kind:
    | 'missing'
    | 'tooLong'
    | 'notAnAmount'
    | 'notANumber'
    | 'unknownMember'
    | 'twoMembers'
    | 'cofinancingOverCost'
    | 'nothingApplied'
    | 'halfStaff'
    | 'personalNumber';
};

/** What may not even be kept as a draft. */
export function stopsKeeping({ kind }: ApplicationProblem): boolean {
  return kind === 'personalNumber' || kind === 'tooLong';
}

/** Faults of what is typed, whatever is still empty. */
export function typedFaults(
  form: ApplicationForm,
  phase: ApplicationPhase,
  values: ApplicationValues,
): ApplicationProblem[] {
  return applicationFields(form, phase).flatMap((field) => {
    const typed = values[field.id] ?? '';
    if (typed === '') return [];
    const kind = faultOf(form, field, typed);
    return kind ? [{ fieldId: field.id, kind }] : [];
  });
}

function faultOf(form: ApplicationForm, field: ApplicationField, typed: string): ApplicationProblem['kind'] | null {
  if (typed.length > (field.kind === 'text' ? MAX_TEXT : MAX_LINE)) return 'tooLong';
  if (holdsPersonalNumber(typed)) return 'personalNumber';
  if (field.kind === 'amount') return kronorIn(typed) === null ? 'notAnAmount' : null;
  if (field.kind === 'number') return numberIn(typed) === null ? 'notANumber' : null;
  if (field.kind === 'member') return form.members.some(({ slug }) => slug === typed) ? null : 'unknownMember';
  return null;
}

/** Everything that stops the sending. */
export function checkApplication(
  form: ApplicationForm,
  phase: ApplicationPhase,
  values: ApplicationValues,
): ApplicationProblem[] {
  const missing = applicationFields(form, phase)
    .filter(({ id, isRequired }) => isRequired && (values[id] ?? '') === '')
    .map(({ id }) => ({ fieldId: id, kind: 'missing' as const }));
  const problems: ApplicationProblem[] = [...missing, ...typedFaults(form, phase, values)];
  return phase === 'finalReport' ? problems : [...problems, ...wholeFaults(form, values)];
}

function wholeFaults(form: ApplicationForm, values: ApplicationValues): ApplicationProblem[] {
  const faults: ApplicationProblem[] = [];
  // FinsamL 7 §: what is financed is within the joint responsibility of the parties, so never one member's own.
  const [firstMember] = form.members;
  if (membersOf(form, values).length < 2) {
    faults.push({ fieldId: firstMember ? `part.${firstMember.slug}` : 'responsible', kind: 'twoMembers' });
  }
  for (let row = 1; row <= STAFF_ROWS; row += 1) {
    const [role, employer, share] = ['role', 'employer', 'share'].map((name) => values[`staff.${row}.${name}`]);
    if ((role || employer || share) && !(role && employer)) {
      faults.push({ fieldId: `staff.${row}.${role ? 'employer' : 'role'}`, kind: 'halfStaff' });
    }
  }
  const budget = budgetOf(form, values);
  for (const { year, costOre, cofinancingOre } of budget) {
    if (cofinancingOre > costOre) faults.push({ fieldId: `cofinancing.${year}`, kind: 'cofinancingOverCost' });
  }
  if (form.years.every((year) => kronorIn(values[`cost.${year}`] ?? '') !== null)) {
    const [first] = form.years;
    if (first !== undefined && sumOre(budget.map(({ appliedOre }) => appliedOre)) <= 0) {
      faults.push({ fieldId: `cost.${first}`, kind: 'nothingApplied' });
    }
  }
  return faults;
}

export type BudgetYear = {
  readonly year: number;
  readonly costOre: Ore;
  readonly cofinancingOre: Ore;
  /** Cost less what the members pay themselves: never typed, so that it cannot differ. */
  readonly appliedOre: Ore;
  readonly participants: number | null;
};

/** What is typed per year; what cannot be read is 0 here, and a fault of the form. */
export function budgetOf(form: ApplicationForm, values: ApplicationValues): BudgetYear[] {
  return form.years.map((year) => {
    const costOre = oreIn(values[`cost.${year}`]);
    const cofinancingOre = oreIn(values[`cofinancing.${year}`]);
    const participants = numberIn(values[`participants.${year}`] ?? '');
    return { year, costOre, cofinancingOre, appliedOre: costOre - cofinancingOre, participants };
  });
}

/** Slugs of those who apply, the responsible first. */
export function membersOf(form: ApplicationForm, values: ApplicationValues): string[] {
  const { responsible } = values;
  const taking = form.members.map(({ slug }) => slug).filter((slug) => values[`part.${slug}`]);
  const known = form.members.some(({ slug }) => slug === responsible);
  return responsible && known ? [responsible, ...taking.filter((slug) => slug !== responsible)] : taking;
}

export function staffingOf(values: ApplicationValues): StaffingRow[] {
  return Array.from({ length: STAFF_ROWS }, (_, index) => index + 1).flatMap((row) => {
    const {
      [`staff.${row}.role`]: role,
      [`staff.${row}.employer`]: employer,
      [`staff.${row}.share`]: share,
    } = values;
    return role && employer ? [{ role, employer, shareOfFullTime: shareIn(share ?? '') }] : [];
  });
}

/** 80 and 80 % are 0.8 of a post; 1 and 2 are whole posts. */
function shareIn(typed: string): number | null {
  const read = numberIn(typed);
  return read === null ? null : read > 5 ? read / 100 : read;
}

/** Used per year by the final report. */
export function usedOf(form: ApplicationForm, values: ApplicationValues): { year: number; usedOre: Ore }[] {
  return form.years.map((year) => ({ year, usedOre: oreIn(values[`used.${year}`]) }));
}

function oreIn(typed: string | undefined): Ore {
  const read = kronorIn(typed ?? '');
  return read === null ? 0 : kronor(read);
}

/** Whole kronor, never negative, below a milliard. */
function kronorIn(typed: string): number | null {
  const read = readSwedishNumber(typed.replace(/\s*(?:kr|kronor)\.?$/i, ''));
  return read === null || read < 0 || read > 1e9 || !Number.isInteger(read) ? null : read;
}

function numberIn(typed: string): number | null {
  const read = readSwedishNumber(typed.replace(/\s*%$/, ''));
  return read === null || read < 0 || read > 100_000 ? null : read;
}
