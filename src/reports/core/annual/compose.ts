// From material to the document: sections in the template's order, each with its text, tables and charts.
import { formatFigure, type TableModel } from '#design/core';
import { noteTable, overviewTable, statementTable, type NoteName, type Statements } from '#finance/core';
import { participantsTable } from '#followup/core';
import { goalsTable } from '#goals/core';
import { calendarYear, parsePeriodId, unreachable, type Figure, type Period } from '#kernel';
import { linkFigures } from '../linked-text.ts';
import type { NarrativeProblem } from '../narrative.ts';
import { parseNarrative } from '../parse-narrative.ts';
import type { Block, ReportDocument, Section } from '../report-document.ts';
import { budgetChart, exitsChart, fiveYearChart, nameOf, participantsChart, yearPackages } from './charts.ts';
import { markerOf } from './marker.ts';
import type { ReportMaterial, Seat } from './material.ts';
import { capitalTable, contributionsTable, costSplitTable } from './money-tables.ts';
import { programmeSections } from './programme-section.ts';
import { annualReportTemplate, insertNames, type InsertName, type SectionTemplate } from './template.ts';

export type ComposedReport = {
  readonly document: ReportDocument;
  /** Texts that could not be linked; the report is shown all the same, but never locked. */
  readonly problems: readonly NarrativeProblem[];
};

/** A section's text with its figures in place. */
export type LinkText = (sectionId: string) => readonly Block[];

export function composeAnnualReport(material: ReportMaterial): ComposedReport {
  const problems: NarrativeProblem[] = [];
  const linkText = textLinker(material, problems);
  const sections = annualReportTemplate.flatMap((template) => composeSection(material, template, linkText));
  const all = [...sections, ...programmeSections(material, linkText)];
  const document: ReportDocument = {
    kind: 'annualReport',
    title: `Årsredovisning ${material.head.year}`,
    year: material.head.year,
    association: { name: material.association.name, orgNumber: material.association.orgNumber },
    registerNumber: material.head.registerNumber,
    vision: material.association.vision,
    datedOn: material.head.datedOn,
    sections: all,
    figures: quotedFigures(all, material.figures),
  };
  return { document, problems };
}

/**
 * Periods that the report's columns and tables speak of: both years of the statements, the years of the overview, the
 * days between, and each package's own period.
 */
export function reportPeriods(
  material: Pick<ReportMaterial, 'head' | 'packages' | 'statements' | 'goals'>,
): Period[] {
  const { year } = material.head;
  const days = [year, year - 1].flatMap((of) => [`${of}-12-31`, `${of}-01-01`]);
  return [
    ...material.statements.overview.years.map(calendarYear),
    ...days.flatMap((day) => parsePeriodId(day) ?? []),
    ...material.packages.map(({ from, to }) => ({ from, to })),
    ...material.goals.flatMap(({ from, to, measured }) => [{ from, to }, ...(measured ? [measured] : [])]),
  ];
}

function textLinker(material: ReportMaterial, problems: NarrativeProblem[]): LinkText {
  const periods = reportPeriods(material);
  const texts = new Map(material.texts.map((text) => [text.sectionId, text.markdown]));
  return (sectionId) => {
    const markdown = texts.get(sectionId);
    if (markdown === undefined) return [];
    const linked = linkFigures(parseNarrative({ section: sectionId, markdown }), material.figures, {
      periods,
      format: formatFigure,
    });
    problems.push(...linked.problems);
    return linked.blocks;
  };
}

function composeSection(material: ReportMaterial, template: SectionTemplate, linkText: LinkText): Section[] {
  const placed = new Set<InsertName>();
  const text = linkText(template.id).flatMap((block) => {
    const name = insertNames.find((known) => known === markerOf(block));
    if (name === undefined) return [block];
    placed.add(name);
    return composeInsert(material, name);
  });
  const rest = (names: readonly InsertName[] = []): Block[] =>
    names.filter((name) => !placed.has(name)).flatMap((name) => composeInsert(material, name));
  const blocks = [...rest(template.before), ...text, ...rest(template.after)];
  if (template.isOptional && blocks.length === 0) return [];
  const { id, number, heading, level } = template;
  return [{ id, number, heading, level, startsNewPage: template.startsNewPage ?? false, blocks }];
}

function composeInsert(material: ReportMaterial, name: InsertName): Block[] {
  const { statements, head, programmes } = material;
  switch (name) {
    case 'incomeStatement':
    case 'balanceSheet':
    case 'cashFlow':
    case 'operatingAccount':
    case 'balanceRequirement':
      return tableBlock(statementTable(statements, name));
    case 'notes.income':
    case 'notes.costs':
    case 'notes.receivables':
    case 'notes.liabilities':
    case 'notes.audit':
    case 'notes.netAgainstBudget':
      return noteBlock(statements, name);
    case 'overview':
      return tableBlock(overviewTable(statements));
    case 'contributions':
      return tableBlock(contributionsTable(statements));
    case 'costSplit':
      return material.split === null ? [] : tableBlock(costSplitTable(material.split, head.year));
    case 'capital':
      return material.capital === null ? [] : tableBlock(capitalTable(material.capital, head.year));
    case 'participants': {
      const names = Object.fromEntries(programmes.map(({ slug }) => [slug, nameOf(programmes, slug)]));
      const table = participantsTable(yearPackages(material), calendarYear(head.year), names);
      return table.rows.some(({ role }) => role === 'row') ? tableBlock(table) : [];
    }
    case 'goals': {
      const goals = material.goals.filter(({ scope }) => scope === 'association');
      return goals.length === 0 ? [] : tableBlock(goalsTable(goals, { id: 'goals' }));
    }
    case 'board':
      return material.seats.length === 0 ? [] : tableBlock(boardTable(material.seats));
    case 'signatures':
      return [signatureBlock(material)];
    case 'chart.result':
      return chartBlock(fiveYearChart(material));
    case 'chart.programmes':
      return chartBlock(budgetChart(material));
    case 'chart.participants':
      return chartBlock(participantsChart(material));
    case 'chart.exits':
      return chartBlock(exitsChart(material));
    default:
      return unreachable(name);
  }
}

function noteBlock(statements: Statements, name: `notes.${NoteName}`): Block[] {
  const note = name.slice('notes.'.length) as NoteName;
  return statements.notes[note].length === 0 ? [] : tableBlock(noteTable(statements, note));
}

function signatureBlock({ signers }: ReportMaterial): Block {
  return {
    kind: 'signatures',
    statement:
      'Vi som är ledamöter i styrelsen intygar att årsredovisningen ger en rättvisande bild av årets kostnader, intäkter och resultat och av förbundets ekonomiska ställning.',
    rows: signers.map(({ role, member }) => ({ role, member })),
  };
}

/** One row a member: the place it fills, and how many deputies it appoints. */
function boardTable(seats: readonly Seat[]): TableModel {
  const members = [...new Set(seats.map(({ member }) => member))];
  return {
    id: 'board',
    caption: 'Platser i styrelsen',
    labelHeading: 'Utsedd av',
    columns: [
      { id: 'member', label: 'Ledamöter', kind: 'text' },
      { id: 'deputies', label: 'Ersättare', kind: 'count' },
    ],
    rows: members.map((member, index) => {
      const own = seats.filter((seat) => seat.member === member);
      const deputies = own.filter(({ isDeputy }) => isDeputy).length;
      const roles = own.filter(({ isDeputy }) => !isDeputy).map(({ role }) => role);
      return {
        id: `member${index + 1}`,
        label: member,
        role: 'row',
        cells: [
          { value: null, text: roles.join(', ') },
          { value: deputies, text: String(deputies) },
        ],
      };
    }),
  };
}

export function tableBlock(table: TableModel): Block[] {
  return [{ kind: 'table', table }];
}

function chartBlock(chart: ReturnType<typeof fiveYearChart>): Block[] {
  return chart === null ? [] : [{ kind: 'chart', chart }];
}

/** The figures that tables, charts and text of the report show, each once, in the order of the material. */
function quotedFigures(sections: readonly Section[], figures: readonly Figure[]): Figure[] {
  const ids = new Set<string>();
  const addTable = (table: TableModel): void => {
    for (const row of table.rows) for (const cell of row.cells) if (cell.figureId) ids.add(cell.figureId);
  };
  for (const block of sections.flatMap((section) => section.blocks)) {
    if (block.kind === 'table') addTable(block.table);
    if (block.kind === 'chart') addTable(block.chart.table);
    if (block.kind === 'summaryBox') for (const item of block.items) if (item.figureId) ids.add(item.figureId);
    if (block.kind === 'paragraph' || block.kind === 'quote')
      for (const part of block.inlines) if (part.kind === 'figure') ids.add(part.figureId);
    if (block.kind === 'list')
      for (const part of block.items.flat()) if (part.kind === 'figure') ids.add(part.figureId);
  }
  return figures.filter(({ id }) => ids.has(id));
}
