import {
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { ChartModel } from '#design/core';
import { unreachable } from '#kernel';
import { isSafeAddress } from '../../../core/narrative-inlines.ts';
import { anchorOf, findLinkedSection, subheadingLevel } from '../../../core/outline.ts';
import type { Block, Inline, ReportDocument, Section } from '../../../core/report-document.ts';
import { chartPicture } from '../chart-picture.ts';
import { COLOURS } from './styles.ts';
import { TEXT_WIDTH_MM, tableBlocks } from './table.ts';

export type Surroundings = { readonly document: ReportDocument; readonly section: Section };

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** At 96 pixels an inch, as Word counts pictures. */
const TEXT_WIDTH_PIXELS = Math.round((TEXT_WIDTH_MM / 25.4) * 96);
const TEXT_WIDTH_TWIPS = Math.round(TEXT_WIDTH_MM * 56.6929);

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;

export function headingStyle(level: number): (typeof HeadingLevel)[keyof typeof HeadingLevel] {
  return HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? HeadingLevel.HEADING_5;
}

export function wordBlocks(block: Block, around: Surroundings): (Paragraph | Table)[] {
  const runs = (parts: readonly Inline[]) => parts.map((part) => run(part, around.document));
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: runs(block.inlines) })];
    case 'subheading':
      return [subheading(block, around.section)];
    case 'list':
      return listParagraphs(block, around);
    case 'quote':
      return quoteParagraphs(block, runs(block.inlines));
    case 'table':
      return tableBlocks(block.table, { heading: around.section.heading, document: around.document });
    case 'chart':
      return chartBlocks(block.chart, around.document);
    case 'summaryBox':
      return summaryBlocks(block);
    case 'signatures':
      return signatureParagraphs(block);
    default:
      return unreachable(block);
  }
}

function run(inline: Inline, document: ReportDocument): ParagraphChild {
  if (inline.kind !== 'link') {
    const italics = inline.kind === 'text' && inline.isEmphasised === true;
    return new TextRun({ text: inline.text, bold: inline.isStrong === true, italics });
  }
  const section = findLinkedSection(document, inline.address);
  const children = [new TextRun({ text: inline.text, style: 'Hyperlink' })];
  if (section) return new InternalHyperlink({ anchor: anchorOf(section.id), children });
  const goesOut = isSafeAddress(inline.address) && !inline.address.startsWith('#');
  return goesOut ? new ExternalHyperlink({ link: inline.address, children }) : new TextRun(inline.text);
}

function subheading(block: BlockOf<'subheading'>, section: Section): Paragraph {
  const level = subheadingLevel(section, block.depth);
  const children = [new TextRun(block.text)];
  return level === 2
    ? new Paragraph({ style: 'Subheading2', children })
    : new Paragraph({ heading: headingStyle(level), children });
}

function listParagraphs(block: BlockOf<'list'>, around: Surroundings): Paragraph[] {
  // Each ordered list counts from one: its place in the report is its instance.
  const instance = block.isOrdered ? around.section.blocks.indexOf(block) : 0;
  return block.items.map(
    (item) =>
      new Paragraph({
        numbering: { reference: block.isOrdered ? numberingOf(around.section) : 'bullets', level: 0, instance },
        spacing: { after: 60 },
        children: item.map((part) => run(part, around.document)),
      }),
  );
}

/** Word numbers lists by definition: one for each section, so that no list goes on from another. */
export function numberingOf(section: Section): string {
  return `numbers-${anchorOf(section.id)}`;
}

function quoteParagraphs(block: BlockOf<'quote'>, words: ParagraphChild[]): Paragraph[] {
  const role =
    block.attribution === '' ? [] : [new Paragraph({ style: 'QuoteRole', text: `– ${block.attribution}` })];
  return [new Paragraph({ style: 'ReportQuote', children: [new TextRun('”'), ...words, new TextRun('”')] }), ...role];
}

function chartBlocks(chart: ChartModel, document: ReportDocument): (Paragraph | Table)[] {
  const height = Math.round((TEXT_WIDTH_PIXELS * chart.height) / chart.width);
  const picture = new ImageRun({
    type: 'png',
    data: chartPicture(chart),
    transformation: { width: TEXT_WIDTH_PIXELS, height },
    altText: { name: chart.id, title: chart.title, description: chart.description },
  });
  return [
    new Paragraph({ style: 'Caption', text: chart.title }),
    new Paragraph({
      keepNext: true,
      spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 80 },
      children: [picture],
    }),
    ...(chart.source ? [new Paragraph({ style: 'Remark', keepNext: true, text: `Källa: ${chart.source}` })] : []),
    ...tableBlocks(chart.table, { heading: chart.title, document }),
  ];
}

/** A box is a table of two columns without a header: labels are read before their numbers. */
function summaryBlocks(block: BlockOf<'summaryBox'>): (Paragraph | Table)[] {
  const wash = { fill: COLOURS.wash, type: 'clear', color: 'auto' } as const;
  const margins = { left: 200, right: 200, top: 20, bottom: 20, marginUnitType: WidthType.DXA };
  const widths = [Math.round(TEXT_WIDTH_TWIPS * 0.6), TEXT_WIDTH_TWIPS - Math.round(TEXT_WIDTH_TWIPS * 0.6)];
  const cell = (index: 0 | 1, style: string, text: string) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      shading: wash,
      margins,
      verticalAlign: 'center',
      children: [new Paragraph({ style, keepNext: true, text })],
    });
  const noBorder = { style: 'none', size: 0, color: 'auto' } as const;
  const borders = {
    top: noBorder,
    bottom: noBorder,
    left: noBorder,
    right: noBorder,
    insideHorizontal: noBorder,
    insideVertical: noBorder,
  };
  const table = new Table({
    columnWidths: widths,
    width: { size: TEXT_WIDTH_TWIPS, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders,
    tableLook: {
      firstRow: false,
      firstColumn: true,
      noHBand: true,
      noVBand: true,
      lastRow: false,
      lastColumn: false,
    },
    rows: block.items.map(
      ({ label, text }) =>
        new TableRow({ cantSplit: true, children: [cell(0, 'BoxLabel', label), cell(1, 'BoxValue', text)] }),
    ),
  });
  return [
    new Paragraph({ style: 'BoxHeading', text: block.heading }),
    table,
    new Paragraph({ spacing: { after: 120, line: 240, lineRule: LineRuleType.AUTO } }),
  ];
}

function signatureParagraphs(block: BlockOf<'signatures'>): Paragraph[] {
  const indent = { right: Math.round(TEXT_WIDTH_TWIPS * 0.4) };
  const rows = block.rows.flatMap(({ role, member }) => [
    new Paragraph({ style: 'SignatureLine', indent }),
    new Paragraph({
      indent,
      children: [
        new TextRun({ text: role, bold: true }),
        new TextRun({ text: `, ${member}`, color: COLOURS.inkSoft }),
      ],
    }),
  ]);
  return [new Paragraph(block.statement), ...rows];
}
