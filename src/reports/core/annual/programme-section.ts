// The appendix: one section per individual programme, with the template's eight headings and what the system knows put
// under the right one.
import { formatCount, formatKronor, NOT_REPORTED, type Cell, type TableModel } from '#design/core';
import { printed } from '#finance/core';
import { exitsTable, referrersTable, sexAgeTable, type FollowUpPackage } from '#followup/core';
import { goalsTable } from '#goals/core';
import { calendarYear, figureId, type Figure } from '#kernel';
import { staffingTable, type Programme } from '#programmes/core';
import type { Block, Section } from '../report-document.ts';
import { nameOf } from './charts.ts';
import type { LinkText } from './compose.ts';
import type { ReportMaterial } from './material.ts';
import { programmeHeadings, programmeSectionPrefix } from './template.ts';

export function programmeSections(material: ReportMaterial, linkText: LinkText): Section[] {
  return individualProgrammes(material).map((programme, index): Section => {
    const sectionId = programmeSectionPrefix + programme.slug;
    const text = linkText(sectionId);
    const blocks = [
      summaryBox(material, programme),
      ...insertUnderHeadings(text, insertsOf(material, programme)),
      ...economyBlocks(material, programme),
    ];
    const heading = programme.fullName ?? programme.name;
    return { id: sectionId, number: `2.${index + 1}`, heading, level: 2, startsNewPage: index > 0, blocks };
  });
}

/** Individual programmes that the year says something about: money, counts or text. */
export function individualProgrammes(material: ReportMaterial): Programme[] {
  const { programmes, texts, packages, head } = material;
  const isTold = ({ slug, years }: Programme): boolean =>
    texts.some(({ sectionId }) => sectionId === programmeSectionPrefix + slug) ||
    packages.some((one) => one.programme === slug) ||
    years.some(({ year }) => year === head.year);
  return programmes.filter((programme) => programme.orientation === 'individual' && isTold(programme));
}

type Inserts = Readonly<Partial<Record<(typeof programmeHeadings)[number], readonly Block[]>>>;

function insertsOf(material: ReportMaterial, programme: Programme): Inserts {
  const names = { [programme.slug]: nameOf(material.programmes, programme.slug) };
  const own = appendixPackage(material, programme);
  const tables = own ? [sexAgeTable(own, names), referrersTable(own, names), exitsTable(own, names)] : [];
  const goals = material.goals.filter(({ programme: slug }) => slug === programme.slug);
  const caption = `Mål för ${programme.name}`;
  return {
    'Bemanning och resursfördelning': programme.staffing.length === 0 ? [] : [tableOf(staffingTable(programme))],
    Deltagarstatistik: tables.flatMap((table) => (table === null ? [] : [tableOf(table)])),
    'Resultat och måluppfyllelse':
      goals.length === 0 ? [] : [tableOf(goalsTable(goals, { id: `goals.${programme.slug}`, caption }))],
  };
}

/** The package with the programme's own tables: the most detailed one that ends in the report's year. */
function appendixPackage({ packages, head }: ReportMaterial, { slug }: Programme): FollowUpPackage | undefined {
  const detail = (one: FollowUpPackage): number =>
    one.measures.filter(({ dimensions }) => Object.keys(dimensions).length > 1).length;
  return packages
    .filter((one) => one.programme === slug && one.to.startsWith(String(head.year)))
    .toSorted((a, b) => detail(b) - detail(a) || b.measures.length - a.measures.length)[0];
}

function tableOf(table: TableModel): Block {
  return { kind: 'table', table };
}

/** Puts each insert at the end of the text under its heading; a heading that the text lacks is added with its insert. */
function insertUnderHeadings(text: readonly Block[], inserts: Inserts): Block[] {
  const chapters: { heading: string | null; blocks: Block[] }[] = [{ heading: null, blocks: [] }];
  for (const block of text) {
    const isHeading = block.kind === 'subheading' && (block.depth ?? 1) === 1;
    if (isHeading) chapters.push({ heading: block.text, blocks: [block] });
    else chapters[chapters.length - 1]?.blocks.push(block);
  }
  const added = programmeHeadings.filter(
    (heading) => (inserts[heading] ?? []).length > 0 && !chapters.some((chapter) => chapter.heading === heading),
  );
  for (const heading of added) chapters.push({ heading, blocks: [{ kind: 'subheading', text: heading }] });
  return chapters.flatMap(({ heading, blocks }) => [
    ...blocks,
    ...(heading === null ? [] : ((inserts as Readonly<Record<string, readonly Block[] | undefined>>)[heading] ?? [])),
  ]);
}

function summaryBox(material: ReportMaterial, programme: Programme): Block {
  const period = calendarYear(material.head.year);
  const dimensions = { programme: programme.slug };
  const count = (name: string, label: string) => {
    const id = figureId({ name, period, dimensions });
    const figure = material.figures.find((candidate) => candidate.id === id);
    if (!figure) return [];
    return [{ label, text: textOf(figure), figureId: id }];
  };
  return {
    kind: 'summaryBox',
    heading: `${programme.name} ${material.head.year} i korthet`,
    items: [
      ...count('followUp.participants', 'Deltagare'),
      ...count('followUp.new', 'Nya deltagare'),
      ...count('followUp.exited', 'Avslutade'),
      ...count('finance.programmeCosts', 'Kostnad'),
    ],
  };
}

function textOf(figure: Figure): string {
  if (figure.value === null) return figure.disclosure === 'suppressed' ? '–' : NOT_REPORTED;
  return figure.unit === 'ore' ? formatKronor(printed(figure.value)) : formatCount(figure.value);
}

/** Granted, budget and actual are three amounts. What nobody has stated is "ej angivet", never 0. */
function economyBlocks(material: ReportMaterial, programme: Programme): Block[] {
  const { year } = material.head;
  const period = calendarYear(year);
  const dimensions = { programme: programme.slug };
  const figure = (name: string): Figure | undefined =>
    material.figures.find(({ id }) => id === figureId({ name, period, dimensions }));
  const [granted, budget, actual] = ['programmes.granted', 'finance.programmeBudget', 'finance.programmeCosts'].map(
    figure,
  );
  if (!budget && !actual && !granted) return [];
  const row = (id: string, label: string, of: Figure | undefined) => ({
    id,
    label,
    role: 'row' as const,
    cells: [moneyCell(of)],
  });
  const table: TableModel = {
    id: `economy.${programme.slug}`,
    caption: `Ekonomi för ${programme.name} ${year}`,
    labelHeading: 'Belopp i kr',
    columns: [{ id: 'current', label: String(year), kind: 'amount' }],
    rows: [row('granted', 'Beviljat', granted), row('budget', 'Budget', budget), row('actual', 'Utfall', actual)],
  };
  return [{ kind: 'subheading', text: 'Ekonomi' }, tableOf(table)];
}

function moneyCell(figure: Figure | undefined): Cell {
  const value = printed(figure?.value ?? null);
  if (!figure || value === null) return { value: null, text: NOT_REPORTED };
  return { value, text: formatCount(value), figureId: figure.id };
}
