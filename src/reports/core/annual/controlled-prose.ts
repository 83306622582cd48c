// Everything in words that the report prints, with the numbers in it that are linked figures.
import type { ProseRun, ProseSection, QuotedPercentage } from '#control/core';
import { findNumbers } from '#design/core';
import type { Figure } from '#kernel';
import type { Block, Inline, ReportDocument, Section } from '../report-document.ts';
import { programmeSectionPrefix } from './template.ts';

/** Paragraphs, lists, quotes, subheadings, boxes and the words under tables, parted by line ends; cells are checked as tables. */
export function proseOf(section: Section): ProseSection {
  const runs = section.blocks.flatMap((block) => linesOf(block).flatMap((line) => [...line.map(runOf), lineEnd]));
  const isProgramme = section.id.startsWith(programmeSectionPrefix);
  return {
    sectionId: section.id,
    heading: section.heading,
    ...(isProgramme ? { programme: section.heading } : {}),
    runs,
  };
}

/** What an author wrote in a section: its legal parts are hers to write, not the system's. */
export function writtenText(section: Section | undefined): string {
  return (section?.blocks ?? [])
    .filter(({ kind }) => kind === 'paragraph' || kind === 'list' || kind === 'quote' || kind === 'subheading')
    .flatMap((block) => linesOf(block).map((line) => line.map(({ text }) => text).join('')))
    .join('\n');
}

/** Linked shares whose whole numbers are known, with the percentage as it is printed. */
export function linkedPercentages(document: ReportDocument): QuotedPercentage[] {
  const figures = new Map(document.figures.map((figure) => [figure.id, figure]));
  return document.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      linesOf(block)
        .flat()
        .flatMap((inline) =>
          inline.kind === 'figure' ? percentageOf(inline, figures.get(inline.figureId), section.heading) : [],
        ),
    ),
  );
}

function percentageOf(inline: Inline, figure: Figure | undefined, heading: string): QuotedPercentage[] {
  const shown = findNumbers(inline.text)[0];
  if (figure?.unit !== 'share' || figure.of === undefined || !shown) return [];
  const decimals = shown.precision < 0.1 ? 2 : shown.precision < 1 ? 1 : 0;
  const { part, whole } = figure.of;
  return [{ path: `${heading}/${figure.id}`, label: figure.label, percent: shown.value, decimals, part, whole }];
}

/** Lines of inlines, one a paragraph, item or remark. */
function linesOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.inlines];
    case 'quote':
      return block.attribution === '' ? [block.inlines] : [block.inlines, [typed(block.attribution)]];
    case 'list':
      return block.items;
    case 'subheading':
      return [[typed(block.text)]];
    case 'summaryBox':
      return [
        [typed(block.heading)],
        ...block.items.map(({ label, text, figureId }): Inline[] => [
          typed(`${label}: `),
          figureId === undefined ? typed(text) : { kind: 'figure', figureId, text },
        ]),
      ];
    case 'table':
      return (block.table.remarks ?? []).map((remark) => [typed(remark)]);
    case 'signatures':
      return [[typed(block.statement)]];
    case 'chart':
      return [];
  }
}

const lineEnd: ProseRun = { kind: 'typed', text: '\n' };

function typed(text: string): Inline {
  return { kind: 'text', text };
}

function runOf(inline: Inline): ProseRun {
  return inline.kind === 'figure'
    ? { kind: 'figure', figureId: inline.figureId, text: inline.text }
    : { kind: 'typed', text: inline.text };
}
