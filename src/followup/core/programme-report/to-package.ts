// An accepted report as the association's own material: counts as a package, goal results, texts for the appendix.
import type { Period } from '#kernel';
import type { FollowUpPackage, PackageCount, PublicationDecision } from '../package.ts';
import { REPORT_ASSESSMENTS, type ReportAssessment } from './check.ts';
import { goalFieldId, reportFields, type ReportField, type ReportForm, type ReportValues } from './form.ts';
import { textSections, type ProgrammeHeading, type TextSection } from './headings.ts';
import { numberIn, readFieldNumber } from './values.ts';

export type ReportedPackage = {
  readonly association: string;
  readonly programme: string;
  readonly period: Period;
  readonly version: number;
  readonly correctionReason: string | null;
  readonly decision: PublicationDecision | null;
  /** Swedish: who counted and when it was sent. */
  readonly source: string;
};

/** Counts as reported; a place that was left empty is not reported, never 0. */
export function packageOfReport(form: ReportForm, values: ReportValues, about: ReportedPackage): FollowUpPackage {
  const { period, ...rest } = about;
  return {
    ...rest,
    ...period,
    countingUnit: 'participation',
    definitions: [],
    measures: reportFields(form).flatMap((field) => countOf(field, values)),
  };
}

function countOf({ id, count }: ReportField, values: ReportValues): PackageCount[] {
  const number = count ? numberIn(values, id) : null;
  return count && number !== null ? [{ ...count, count: number }] : [];
}

export type ReportedGoal = {
  readonly goal: string;
  readonly part: number | null;
  readonly n: number | null;
  readonly result: number | null;
  readonly assessment: ReportAssessment | null;
  readonly comment: string;
};

/** Goals that something was reported about. */
export function reportedGoals(form: ReportForm, values: ReportValues): ReportedGoal[] {
  return form.goals.flatMap(({ id, unit }): ReportedGoal[] => {
    const typed = (part: 'part' | 'n' | 'result' | 'assessment' | 'comment') => values[goalFieldId(id, part)] ?? '';
    const result = readFieldNumber({ kind: unit === 'score' ? 'decimal' : 'count' }, typed('result'));
    const assessment = REPORT_ASSESSMENTS.find((one) => one === typed('assessment')) ?? null;
    const reported = {
      goal: id,
      part: numberIn(values, goalFieldId(id, 'part')),
      n: numberIn(values, goalFieldId(id, 'n')),
      result: result === 'notANumber' ? null : result,
      assessment,
      comment: typed('comment'),
    };
    const { part, n, comment } = reported;
    return part === null && n === null && reported.result === null && !assessment && !comment ? [] : [reported];
  });
}

/** Texts by heading, those that were written. */
export function reportedTexts(values: ReportValues): { heading: ProgrammeHeading; text: string }[] {
  return (Object.entries(textSections) as [TextSection, ProgrammeHeading][])
    .map(([section, heading]) => ({ heading, text: values[section] ?? '' }))
    .filter(({ text }) => text !== '');
}

/** The texts as one section of the annual report; empty when none was written. */
export function appendixMarkdown(values: ReportValues): string {
  return reportedTexts(values)
    .map(({ heading, text }) => `## ${heading}\n\n${plainMarkdown(text)}`)
    .join('\n\n');
}

/**
 * Plain text as Markdown that prints the same words. Lists are kept; every other mark that would become a heading, a
 * table, a link or a figure of the report is escaped, because its writer meant the characters.
 */
export function plainMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const bare = line.trim();
      const [, mark, rest = ''] = /^([-*+\u2022\u00B7\u2013]|\d{1,3}[.)])\s+(\S.*)$/.exec(bare) ?? [];
      if (mark === undefined) return escapeStart(escapeMarks(bare));
      return `${/^\d/.test(mark) ? mark : '-'} ${escapeMarks(rest)}`;
    })
    .join('\n');
}

function escapeMarks(text: string): string {
  return text.replaceAll(/[\\*{}[\]]/g, (mark) => `\\${mark}`);
}

function escapeStart(line: string): string {
  return /^(?:#|>|\||```|~~~|-{3,}$|={3,}$)/.test(line) ? `\\${line}` : line;
}
