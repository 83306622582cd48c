// The texts that people wrote, with their figures in place, and everything that is wrong with them.
import { formatFigure } from '#design/core';
import { calendarYear, parsePeriodId, type Period } from '#kernel';
import { unprintableLetters } from '../font-letters.ts';
import { linkFigures } from '../linked-text.ts';
import type { NarrativeProblem } from '../narrative.ts';
import { parseNarrative } from '../parse-narrative.ts';
import type { Block } from '../report-document.ts';
import { markerProblems, markersIn, type Marker } from './marker.ts';
import type { ReportMaterial, SectionText } from './material.ts';

/** What a section may show beside its text, and the texts' own tables and charts that stand where the author put them. */
export type SectionTexts = {
  /** A section's text with its figures in place. */
  readonly link: (sectionId: string) => readonly Block[];
  /** The section in whose text the author has placed an insert; undefined when it is left to the template. */
  readonly placeOf: (insert: string) => string | undefined;
  readonly problems: readonly NarrativeProblem[];
};

/** Names of the inserts that each section's text may place, by section; a section that is not there has no text. */
export type InsertsBySection = ReadonlyMap<string, readonly string[]>;

export function readTexts(material: ReportMaterial, inserts: InsertsBySection): SectionTexts {
  const periods = reportPeriods(material);
  const texts = inOrderOf([...inserts.keys()], material.texts);
  const linked = new Map<string, readonly Block[]>();
  const placed = new Map<string, Marker>();
  const problems: NarrativeProblem[] = [];
  for (const text of texts) {
    const { sectionId, markdown } = text;
    const known = inserts.get(sectionId);
    if (known === undefined) {
      problems.push(...strayText(text));
      continue;
    }
    const narrative = parseNarrative({ section: sectionId, markdown });
    const { blocks, problems: own } = linkFigures(narrative, material.figures, { periods, format: formatFigure });
    linked.set(sectionId, blocks);
    const markers = markersIn(text);
    for (const marker of markers)
      if (marker.isAlone && known.includes(marker.name) && !placed.has(marker.name)) placed.set(marker.name, marker);
    const isTaken = (marker: Marker): boolean => placed.get(marker.name)?.place !== marker.place;
    problems.push(...own, ...markerProblems(markers, { known, isTaken }), ...letterProblems(text));
  }
  return {
    link: (sectionId) => linked.get(sectionId) ?? [],
    placeOf: (insert) => placed.get(insert)?.place.section,
    problems,
  };
}

/**
 * Periods that the report's columns and tables speak of: the years of the overview and their last days, the first days
 * of both years of the statements, and each package's and goal's own period.
 */
export function reportPeriods(
  material: Pick<ReportMaterial, 'head' | 'packages' | 'statements' | 'goals'>,
): Period[] {
  const { year } = material.head;
  const { statements } = material;
  const { at } = statements;
  const { years } = statements.overview;
  const days = [...[year, ...years].map((of) => `${of}-12-31`), `${year}-01-01`, `${year - 1}-01-01`];
  return [
    ...[year, ...years].map(calendarYear),
    ...(at === null ? [] : [statements.period, { from: at, to: at }]),
    ...days.flatMap((day) => parsePeriodId(day) ?? []),
    ...material.packages.map(({ from, to }) => ({ from, to })),
    ...material.goals.flatMap(({ from, to, measured }) => [{ from, to }, ...(measured ? [measured] : [])]),
  ];
}

function inOrderOf(sectionIds: readonly string[], texts: readonly SectionText[]): SectionText[] {
  const order = (id: string): number => (sectionIds.includes(id) ? sectionIds.indexOf(id) : sectionIds.length);
  return texts.toSorted((a, b) => order(a.sectionId) - order(b.sectionId));
}

function strayText({ sectionId, markdown }: SectionText): NarrativeProblem[] {
  if (markdown.trim() === '') return [];
  return [{ code: 'no-section', quoted: sectionId, suggestions: [], section: sectionId, line: 1, column: 1 }];
}

/** One problem a letter and line, so that a line of pictures is not a page of problems. */
function letterProblems({ sectionId, markdown }: SectionText): NarrativeProblem[] {
  return markdown.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const first = new Map(
      unprintableLetters(line)
        .toReversed()
        .map(({ letters, at }) => [letters, at]),
    );
    return [...first]
      .toSorted(([, a], [, b]) => a - b)
      .map(([letters, at]): NarrativeProblem => ({
        code: 'letter-without-font',
        quoted: letters,
        suggestions: [],
        section: sectionId,
        line: index + 1,
        column: at + 1,
      }));
  });
}
