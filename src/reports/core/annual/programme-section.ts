// The appendix: one section per individual programme, with the template's eight headings and what the system knows put
// under the right one.
import {
  formatCount,
  formatDate,
  formatKronor,
  HIDDEN,
  NOT_REPORTED,
  type Cell,
  type TableModel,
  type TableRow,
} from '#design/core';
import { printed } from '#finance/core';
import { exitsTable, referrersTable, sexAgeTable, type FollowUpPackage } from '#followup/core';
import { calendarYear, figureId, yearOf, type Figure } from '#kernel';
import { ledgerProgramme, staffingTable, yearOfProgramme, type Programme } from '#programmes/core';
import type { Block, Section } from '../report-document.ts';
import { nameOf } from './charts.ts';
import { goalTables } from './goal-tables.ts';
import { markerOf } from './marker.ts';
import type { ReportMaterial } from './material.ts';
import { bookedPeriod, countedPeriod } from './periods.ts';
import { programmeHeadings, programmeSectionPrefix, type ProgrammeHeading } from './template.ts';
import type { SectionTexts } from './texts.ts';

/** A programme's page: the few numbers in a box, its text, and the system's tables under their headings. */
export function programmeSection(material: ReportMaterial, programme: Programme, texts: SectionTexts): Section {
  const id = programmeSectionPrefix + programme.slug;
  const inserts = programmeInserts(material, programme);
  const blocks = [...summaryBox(material, programme), ...placeInserts({ id, text: texts.link(id), inserts, texts })];
  const heading = programme.fullName ?? programme.name;
  const isFirst = individualProgrammes(material)[0]?.slug === programme.slug;
  return { id, number: null, heading, level: 2, startsNewPage: !isFirst, blocks };
}

/** Individual programmes that the year says something about: money, counts or text. */
export function individualProgrammes(material: ReportMaterial): Programme[] {
  const { programmes, texts, packages, goals, head } = material;
  const isTold = (programme: Programme): boolean =>
    texts.some(({ sectionId }) => sectionId === programmeSectionPrefix + programme.slug) ||
    packages.some((one) => one.programme === programme.slug && yearOf(one.to) === head.year) ||
    goals.some((goal) => goal.programme === programme.slug) ||
    programme.years.some(({ year }) => year === head.year) ||
    (moneyFigure(material, programme, 'finance.programmeCosts')?.value ?? 0) !== 0;
  return programmes.filter((programme) => programme.orientation === 'individual' && isTold(programme));
}

/** What the system knows, and the heading it belongs under unless the author places it herself with `[[name]]`. */
export type ProgrammeInsert = {
  readonly name: string;
  readonly heading: ProgrammeHeading;
  readonly blocks: readonly Block[];
};

export function programmeInserts(material: ReportMaterial, programme: Programme): ProgrammeInsert[] {
  const { slug } = programme;
  const names = { [slug]: nameOf(material.programmes, slug) };
  const own = appendixPackage(material, programme);
  const counts = own ? [sexAgeTable(own, names), referrersTable(own, names), exitsTable(own, names)] : [];
  const insert = (heading: ProgrammeHeading, table: TableModel | null): ProgrammeInsert[] =>
    table === null ? [] : [{ name: table.id, heading, blocks: [{ kind: 'table', table }] }];
  return [
    ...insert('Bemanning och resursfördelning', programme.staffing.length === 0 ? null : staffingTable(programme)),
    // Money is a resource like staff; at the end of the text it would stand alone on a page.
    ...insert('Bemanning och resursfördelning', economyTable(material, programme)),
    ...counts.flatMap((table) => insert('Deltagarstatistik', table)),
    ...goalTables(material, slug).flatMap((table) => insert('Resultat och måluppfyllelse', table)),
    // Asked once a year.
    ...(material.head.kind === 'annual'
      ? [
          {
            name: 'equalityRoutine',
            heading: 'Samverkan och jämställdhetsarbete' as const,
            blocks: [equalityAnswer(material, programme)],
          },
        ]
      : []),
  ];
}

/** The yearly question of every programme; no answer is no "no". */
function equalityAnswer({ head }: ReportMaterial, programme: Programme): Block {
  const answer = yearOfProgramme(programme, head.year)?.hasEqualityRoutine ?? null;
  return {
    kind: 'paragraph',
    inlines: [
      { kind: 'text', text: EQUALITY_QUESTION, isStrong: true },
      { kind: 'text', text: ` ${answer === null ? 'Inget svar.' : answer ? 'Ja.' : 'Nej.'}` },
    ],
  };
}

const EQUALITY_QUESTION = 'Årets fråga: Finns det en rutin för jämställdhetsarbetet?';

/** Whether a block prints that a programme has a routine. */
export function saysEqualityRoutine(block: Block): boolean {
  if (block.kind !== 'paragraph') return false;
  const [question, answer] = block.inlines;
  return question?.text === EQUALITY_QUESTION && answer?.text === ' Ja.';
}

/** The package with the programme's own tables: the most detailed one that ends in the report's year. */
function appendixPackage({ packages, head }: ReportMaterial, { slug }: Programme): FollowUpPackage | undefined {
  const detail = (one: FollowUpPackage): number =>
    one.measures.filter(({ dimensions }) => Object.keys(dimensions).length > 1).length;
  return packages
    .filter((one) => one.programme === slug && yearOf(one.to) === head.year)
    .toSorted((a, b) => detail(b) - detail(a) || b.measures.length - a.measures.length)[0];
}

/**
 * Puts each insert where its marker stands, else at the end of the text under its heading; a heading that the text
 * lacks comes where the template has it.
 */
function placeInserts(page: {
  readonly id: string;
  readonly text: readonly Block[];
  readonly inserts: readonly ProgrammeInsert[];
  readonly texts: SectionTexts;
}): Block[] {
  const { id, text, inserts, texts } = page;
  const unmarked = inserts.filter(({ name }) => texts.placeOf(name) !== id);
  const own = chapters(text);
  const headings = inTemplateOrder([
    ...text.flatMap((block) => headingOf(block) ?? []),
    ...unmarked.map(({ heading }) => heading),
  ]);
  const used = new Set<string>();
  const place = (blocks: readonly Block[]): Block[] =>
    blocks.flatMap((block) => {
      const insert = inserts.find(({ name }) => name === markerOf(block));
      if (!insert) return [block];
      if (used.has(insert.name)) return [];
      used.add(insert.name);
      return insert.blocks;
    });
  return [
    ...place(own.get(null) ?? []),
    ...headings.flatMap((heading) => [
      ...place(own.get(heading) ?? [{ kind: 'subheading', text: heading }]),
      ...unmarked.filter((insert) => insert.heading === heading).flatMap(({ blocks }) => blocks),
    ]),
  ];
}

/** The author's own headings keep their order; one of the template that she lacks stands before the one that follows it. */
function inTemplateOrder(headings: readonly string[]): string[] {
  const order: readonly string[] = programmeHeadings;
  const placed: string[] = [];
  for (const heading of new Set(headings)) {
    const rank = order.indexOf(heading);
    const next = rank < 0 ? -1 : placed.findIndex((other) => order.indexOf(other) > rank);
    placed.splice(next < 0 ? placed.length : next, 0, heading);
  }
  return placed;
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

function headingOf(block: Block): string | null {
  return block.kind === 'subheading' && (block.depth ?? 1) === 1 ? block.text : null;
}

/** None when nothing is known. */
function summaryBox(material: ReportMaterial, programme: Programme): Block[] {
  const period = countedPeriod(material);
  const count = (name: string): Figure | undefined => {
    const id = figureId({ name, period, dimensions: { programme: programme.slug } });
    return material.figures.find((candidate) => candidate.id === id);
  };
  const item = (label: string, figure: Figure | undefined) =>
    figure ? [{ label, text: textOf(figure), figureId: figure.id }] : [];
  const items = [
    ...item('Deltagare', count('followUp.participants')),
    ...item('Nya deltagare', count('followUp.new')),
    ...item('Avslutade', count('followUp.exited')),
    ...item('Kostnad', moneyFigure(material, programme, 'finance.programmeCosts')),
  ];
  if (items.length === 0) return [];
  return [{ kind: 'summaryBox', heading: `${programme.name} ${whenOf(material)} i korthet`, items }];
}

function whenOf({ head, statements }: ReportMaterial): string {
  return statements.at === null ? String(head.year) : `till den ${formatDate(statements.at)}`;
}

function textOf(figure: Figure): string {
  if (figure.value === null) return figure.disclosure === 'suppressed' ? HIDDEN : NOT_REPORTED;
  return figure.unit === 'ore' ? formatKronor(printed(figure.value)) : formatCount(figure.value);
}

/** Granted, budget and actual are three amounts. What nobody has stated is "ej angivet", never 0. */
function economyTable(material: ReportMaterial, programme: Programme): TableModel | null {
  const { year } = material.head;
  const { at } = material.statements;
  const { slug, name } = programme;
  const booked = ledgerProgramme(programme);
  const [granted, budget, actual, forecast] = (
    [
      'programmes.granted',
      'finance.programmeBudget',
      'finance.programmeCosts',
      'finance.forecast.programmeCosts',
    ] as const
  ).map((figureName) => moneyFigure(material, programme, figureName));
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
    rows: [
      row('granted', 'Beviljat', granted),
      row('budget', 'Budget', budget),
      row('actual', at === null ? 'Utfall' : `Utfall till ${at}`, actual),
      ...(at === null ? [] : [row('forecast', 'Prognos', forecast)]),
    ],
  };
}

/** What is granted is granted to the programme; what is budgeted and spent stands on the object it is booked on. */
function moneyFigure(
  material: ReportMaterial,
  programme: Programme,
  name:
    'programmes.granted' | 'finance.programmeBudget' | 'finance.programmeCosts' | 'finance.forecast.programmeCosts',
): Figure | undefined {
  const of = name === 'programmes.granted' ? programme.slug : ledgerProgramme(programme);
  if (of === null) return undefined;
  const period = name === 'finance.programmeCosts' ? bookedPeriod(material) : calendarYear(material.head.year);
  const id = figureId({ name, period, dimensions: { programme: of } });
  return material.figures.find((candidate) => candidate.id === id);
}

function moneyCell(figure: Figure | undefined): Cell {
  const value = printed(figure?.value ?? null);
  if (!figure || value === null) return { value: null, text: NOT_REPORTED };
  return { value, text: formatCount(value), figureId: figure.id };
}
