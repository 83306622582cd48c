// The appendix: one section per individual programme, with the template's eight headings and what the system knows put
// under the right one.
import { formatCount, formatKronor, NOT_REPORTED, type Cell, type TableModel, type TableRow } from '#design/core';
import { printed } from '#finance/core';
import { exitsTable, referrersTable, sexAgeTable, type FollowUpPackage } from '#followup/core';
import { goalsTable } from '#goals/core';
import { calendarYear, figureId, type Figure } from '#kernel';
import { ledgerProgramme, staffingTable, type Programme } from '#programmes/core';
import type { Block, Section } from '../report-document.ts';
import { nameOf } from './charts.ts';
import type { LinkText } from './compose.ts';
import { markerOf } from './marker.ts';
import type { ReportMaterial } from './material.ts';
import { programmeSectionPrefix } from './template.ts';

export function programmeSections(material: ReportMaterial, linkText: LinkText): Section[] {
  return individualProgrammes(material).map((programme, index): Section => {
    const sectionId = programmeSectionPrefix + programme.slug;
    const text = linkText(sectionId);
    const blocks = [summaryBox(material, programme), ...placeInserts(text, insertsOf(material, programme))];
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

/** A table and the heading it belongs under, unless the author places it herself with `[[name]]`. */
type Insert = { readonly name: string; readonly heading: string; readonly block: Block };

function insertsOf(material: ReportMaterial, programme: Programme): Insert[] {
  const { slug, name } = programme;
  const names = { [slug]: nameOf(material.programmes, slug) };
  const own = appendixPackage(material, programme);
  const counts = own ? [sexAgeTable(own, names), referrersTable(own, names), exitsTable(own, names)] : [];
  const goals = material.goals.filter((goal) => goal.programme === slug);
  const insert = (heading: string, table: TableModel | null): Insert[] =>
    table === null ? [] : [{ name: table.id, heading, block: { kind: 'table', table } }];
  return [
    ...insert('Bemanning och resursfördelning', programme.staffing.length === 0 ? null : staffingTable(programme)),
    // Money is a resource like staff; at the end of the text it would stand alone on a page.
    ...insert('Bemanning och resursfördelning', economyTable(material, programme)),
    ...counts.flatMap((table) => insert('Deltagarstatistik', table)),
    ...insert(
      'Resultat och måluppfyllelse',
      goals.length === 0 ? null : goalsTable(goals, { id: `goals.${slug}`, caption: `Mål för ${name}` }),
    ),
  ];
}

/** The package with the programme's own tables: the most detailed one that ends in the report's year. */
function appendixPackage({ packages, head }: ReportMaterial, { slug }: Programme): FollowUpPackage | undefined {
  const detail = (one: FollowUpPackage): number =>
    one.measures.filter(({ dimensions }) => Object.keys(dimensions).length > 1).length;
  return packages
    .filter((one) => one.programme === slug && one.to.startsWith(String(head.year)))
    .toSorted((a, b) => detail(b) - detail(a) || b.measures.length - a.measures.length)[0];
}

/**
 * Puts each insert where its marker stands, else at the end of the text under its heading; a heading that the text
 * lacks comes at the end with its insert.
 */
function placeInserts(text: readonly Block[], inserts: readonly Insert[]): Block[] {
  const marked = new Set(text.flatMap((block) => markerOf(block) ?? []));
  const unmarked = inserts.filter(({ name }) => !marked.has(name));
  const headings = new Set([
    ...text.flatMap((block) => headingOf(block) ?? []),
    ...unmarked.map(({ heading }) => heading),
  ]);
  const own = chapters(text);
  return [
    ...place(own.get(null) ?? [], inserts),
    ...[...headings].flatMap((heading) => [
      ...place(own.get(heading) ?? [{ kind: 'subheading', text: heading }], inserts),
      ...unmarked.filter((insert) => insert.heading === heading).map(({ block }) => block),
    ]),
  ];
}

/** Blocks by the heading they stand under, the heading itself first; null for what stands before any. */
function chapters(text: readonly Block[]): Map<string | null, Block[]> {
  const found = new Map<string | null, Block[]>();
  let current: string | null = null;
  for (const block of text) {
    current = headingOf(block) ?? current;
    found.set(current, [...(found.get(current) ?? []), block]);
  }
  return found;
}

function place(blocks: readonly Block[], inserts: readonly Insert[]): Block[] {
  return blocks.flatMap((block) => {
    const marker = markerOf(block);
    if (marker === null) return [block];
    return inserts.filter(({ name }) => name === marker).map((insert) => insert.block);
  });
}

function headingOf(block: Block): string | null {
  return block.kind === 'subheading' && (block.depth ?? 1) === 1 ? block.text : null;
}

function summaryBox(material: ReportMaterial, programme: Programme): Block {
  const period = calendarYear(material.head.year);
  const count = (name: string, label: string) => {
    const of = name.startsWith('finance.') ? ledgerProgramme(programme) : programme.slug;
    if (of === null) return [];
    const id = figureId({ name, period, dimensions: { programme: of } });
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
function economyTable(material: ReportMaterial, programme: Programme): TableModel | null {
  const { year } = material.head;
  const { slug, name } = programme;
  const booked = ledgerProgramme(programme);
  const figure = (figureName: string): Figure | undefined => {
    const of = figureName.startsWith('finance.') ? booked : slug;
    if (of === null) return undefined;
    const id = figureId({ name: figureName, period: calendarYear(year), dimensions: { programme: of } });
    return material.figures.find((candidate) => candidate.id === id);
  };
  const [granted, budget, actual] = ['programmes.granted', 'finance.programmeBudget', 'finance.programmeCosts'].map(
    figure,
  );
  if (!budget && !actual && !granted) return null;
  const row = (id: string, label: string, of: Figure | undefined): TableRow => ({
    id,
    label,
    role: 'row',
    cells: [moneyCell(of)],
  });
  return {
    id: `economy.${slug}`,
    caption: `Ekonomi för ${name} ${year}`,
    labelHeading: 'Belopp i kr',
    columns: [{ id: 'current', label: String(year), kind: 'amount' }],
    ...(booked === slug || booked === null
      ? {}
      : { remarks: [`Bokförs på ${nameOf(material.programmes, booked)}.`] }),
    rows: [row('granted', 'Beviljat', granted), row('budget', 'Budget', budget), row('actual', 'Utfall', actual)],
  };
}

function moneyCell(figure: Figure | undefined): Cell {
  const value = printed(figure?.value ?? null);
  if (!figure || value === null) return { value: null, text: NOT_REPORTED };
  return { value, text: formatCount(value), figureId: figure.id };
}
