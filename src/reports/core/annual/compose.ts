// From material to the document: sections in the template's order, each with its text, tables and charts.
import { formatDate, type TableModel } from '#design/core';
import type { Figure } from '#kernel';
import type { NarrativeProblem } from '../narrative.ts';
import type { Block, Inline, ReportDocument, Section } from '../report-document.ts';
import { composeInsert } from './inserts.ts';
import { markerOf } from './marker.ts';
import type { ReportMaterial } from './material.ts';
import { individualProgrammes, programmeInserts, programmeSection } from './programme-section.ts';
import { templateOf } from '../templates.ts';
import { insertNames, programmeSectionPrefix, type SectionTemplate } from './template.ts';
import { readTexts, type SectionTexts } from './texts.ts';

export { reportPeriods } from './texts.ts';

export type ComposedReport = {
  readonly document: ReportDocument;
  /** What is wrong with the texts; the report is shown all the same, but never locked. */
  readonly problems: readonly NarrativeProblem[];
};

export function composeReport(material: ReportMaterial): ComposedReport {
  const { head } = material;
  const template = templateOf(head.kind);
  const programmes = individualProgrammes(material);
  const texts = readTexts(
    material,
    new Map<string, readonly string[]>([
      ...template.map(({ id }) => [id, insertNames] as const),
      ...programmes.map(
        (programme) =>
          [
            programmeSectionPrefix + programme.slug,
            programmeInserts(material, programme).map(({ name }) => name),
          ] as const,
      ),
    ]),
  );
  const appendix = programmes.map((programme) => programmeSection(material, programme, texts));
  const sections = template.flatMap((one) => {
    const composed = composeSection(material, one, texts);
    const isNeeded = one.id === 'appendix.programmes' && appendix.length > 0;
    return one.isOptional && composed.blocks.length === 0 && !isNeeded ? [] : [composed];
  });
  const all = numberAppendices([...sections, ...appendix]);
  const document: ReportDocument = {
    ...titleOf(material),
    year: head.year,
    association: { name: material.association.name, orgNumber: material.association.orgNumber },
    registerNumber: head.registerNumber,
    vision: material.association.vision,
    datedOn: head.datedOn,
    sections: all,
    figures: quotedFigures(all, material.figures),
  };
  return { document, problems: texts.problems };
}

function titleOf({ head, statements }: ReportMaterial): Pick<ReportDocument, 'kind' | 'title' | 'at'> {
  if (head.kind === 'annual') return { kind: 'annualReport', title: `Årsredovisning ${head.year}` };
  const at = statements.period.to;
  return { kind: 'halfYearReport', title: `Delårsrapport per den ${formatDate(at)}`, at };
}

/** What the author has placed, here or in another section, is not placed once more by the template. */
function composeSection(material: ReportMaterial, template: SectionTemplate, texts: SectionTexts): Section {
  const used = new Set<string>();
  const text = texts.link(template.id).flatMap((block) => {
    const name = insertNames.find((known) => known === markerOf(block));
    if (name === undefined) return [block];
    if (texts.placeOf(name) !== template.id || used.has(name)) return [];
    used.add(name);
    return composeInsert(material, name);
  });
  const rest = (names: SectionTemplate['before'] = []): Block[] =>
    names.filter((name) => texts.placeOf(name) === undefined).flatMap((name) => composeInsert(material, name));
  const { id, number, heading, level } = template;
  const blocks = [...rest(template.before), ...text, ...rest(template.after)];
  return { id, number, heading, level, startsNewPage: template.startsNewPage ?? false, blocks };
}

/** "Bilaga 1", "Bilaga 2" in the order they stand; a programme's number follows that of its appendix. */
function numberAppendices(sections: readonly Section[]): Section[] {
  let appendix = 0;
  let part = 0;
  return sections.map((section) => {
    if (!section.id.startsWith('appendix.')) return section;
    if (section.level === 1) {
      appendix += 1;
      part = 0;
      return { ...section, number: `Bilaga ${appendix}` };
    }
    part += 1;
    return { ...section, number: `${appendix}.${part}` };
  });
}

/** The figures that tables, charts and text of the report show, each once, in the order of the material. */
function quotedFigures(sections: readonly Section[], figures: readonly Figure[]): Figure[] {
  const ids = new Set(sections.flatMap(({ blocks }) => blocks.flatMap(figureIdsOf)));
  return figures.filter(({ id }) => ids.has(id));
}

function figureIdsOf(block: Block): string[] {
  const ofTable = ({ rows }: TableModel): string[] =>
    rows.flatMap(({ cells }) => cells.flatMap(({ figureId }) => figureId ?? []));
  const ofInlines = (inlines: readonly Inline[]): string[] =>
    inlines.flatMap((inline) => (inline.kind === 'figure' ? [inline.figureId] : []));
  switch (block.kind) {
    case 'paragraph':
    case 'quote':
      return ofInlines(block.inlines);
    case 'list':
      return block.items.flatMap(ofInlines);
    case 'table':
      return ofTable(block.table);
    case 'chart':
      return ofTable(block.chart.table);
    case 'summaryBox':
      return block.items.flatMap(({ figureId }) => figureId ?? []);
    case 'subheading':
    case 'signatures':
      return [];
  }
}
