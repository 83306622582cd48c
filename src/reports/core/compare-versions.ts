// What a locked report froze, held against the report as it would be now.
import { formatFigure, formatPeriod, formatsOf } from '#design/core';
import type { Figure } from '#kernel';
import { writtenText } from './annual/controlled-prose.ts';
import { headingOf } from './outline.ts';
import type { ReportDocument, Section } from './report-document.ts';
import { wordDiff, type Difference } from './word-diff.ts';

export type FrozenFigure = {
  readonly id: string;
  readonly label: string;
  readonly period: string;
  readonly source: string;
  /** As it was locked. */
  readonly frozen: string;
  /** As it is now, when that is another number; null when the report does not show it any more. */
  readonly now: string | null;
  readonly isChanged: boolean;
};

/** Every figure of the locked version in its order, with what it would be today. */
export function frozenFigures(locked: ReportDocument, now: ReportDocument): readonly FrozenFigure[] {
  const present = new Map(now.figures.map((figure) => [figure.id, figure]));
  return locked.figures.map((figure) => {
    const today = present.get(figure.id);
    const isChanged = !today || today.value !== figure.value || today.disclosure !== figure.disclosure;
    const { id, label, period, source } = figure;
    return {
      id,
      label,
      period: formatPeriod(period),
      source: source.description,
      frozen: exactly(figure),
      now: today ? exactly(today) : null,
      isChanged,
    };
  });
}

export type ChangedSection = {
  readonly id: string;
  readonly heading: string;
  readonly kind: 'changed' | 'added' | 'removed';
  /** What people wrote, as printed; empty when only tables, charts or the heading differ. */
  readonly words: readonly Difference[];
};

/** Sections that would be printed otherwise today, in the order of the present report; those that are gone come last. */
export function changedSections(locked: ReportDocument, now: ReportDocument): readonly ChangedSection[] {
  const before = new Map(locked.sections.map((section) => [section.id, section]));
  const present = new Set(now.sections.map(({ id }) => id));
  const changed = now.sections.flatMap((section): ChangedSection[] => {
    const old = before.get(section.id);
    if (old && sameContent(old, section)) return [];
    return [
      {
        id: section.id,
        heading: headingOf(section),
        kind: old ? 'changed' : 'added',
        words: proseDiff(old, section),
      },
    ];
  });
  const removed = locked.sections
    .filter(({ id }) => !present.has(id))
    .map((section): ChangedSection => ({
      id: section.id,
      heading: headingOf(section),
      kind: 'removed',
      words: proseDiff(section, undefined),
    }));
  return [...changed, ...removed];
}

function proseDiff(old: Section | undefined, section: Section | undefined): readonly Difference[] {
  const words = wordDiff({ before: writtenText(old), after: writtenText(section) });
  return words.some(({ kind }) => kind !== 'same') ? words : [];
}

function sameContent(a: Section, b: Section): boolean {
  return canonical([a.heading, a.number, a.blocks]) === canonical([b.heading, b.number, b.blocks]);
}

/** Key order is no difference: what came back from the database is sorted another way. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** To the öre, so that a change that rounding hides is seen. */
function exactly(figure: Figure): string {
  const format = figure.unit === 'ore' ? 'amount' : figure.unit === 'share' ? 'percent1' : formatsOf(figure.unit)[0];
  const written = formatFigure(figure, format ?? 'count');
  return written.ok ? written.value : '';
}
