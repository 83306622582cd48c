// The report as a Word file that an office can go on writing in: real styles, contents, repeated heads, alt texts.
import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { anchorOf, numberOf } from '../../../core/outline.ts';
import type { ReportDocument, Section } from '../../../core/report-document.ts';
import { headingStyle, numberingOf, wordBlocks } from './blocks.ts';
import { normaliseDocx } from './normalise-docx.ts';
import { COLOURS, STYLES } from './styles.ts';
import { TEXT_WIDTH_MM } from './table.ts';

const MARGIN_MM = 25;

/** The same bytes for the same report: what the library draws at random is put in order afterwards. */
export async function writeDocx(document: ReportDocument): Promise<Uint8Array> {
  const bytes = await Packer.toBuffer(wordDocument(document));
  return normaliseDocx(bytes, { datedOn: document.datedOn });
}

function wordDocument(document: ReportDocument): Document {
  const millimetres = (size: number) => Math.round(size * 56.6929);
  const margin = millimetres(MARGIN_MM);
  return new Document({
    title: `${document.association.name} – ${document.title}`,
    creator: document.association.name,
    lastModifiedBy: document.association.name,
    styles: STYLES,
    // Contents carry links; Word writes their page numbers when it opens the file, because only Word knows its pages, and
    // to guess them took three quarters of the time that the whole file needs.
    numbering: {
      config: [
        bullets(),
        ...document.sections.filter(hasOrderedList).map((section) => numbers(numberingOf(section))),
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: millimetres(210), height: millimetres(297) },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: { default: foot(document), first: new Footer({ children: [new Paragraph('')] }) },
        children: [
          ...cover(document),
          new Paragraph({ style: 'ContentsHeading', pageBreakBefore: true, text: 'Innehåll' }),
          new TableOfContents('Innehåll', { hyperlink: true, headingStyleRange: '1-2' }),
          ...document.sections.flatMap((section) => wordSection(section, document)),
        ],
      },
    ],
  });
}

function wordSection(section: Section, document: ReportDocument): (Paragraph | Table)[] {
  const number = numberOf(section);
  const words = [
    ...(number === ''
      ? []
      : [new TextRun({ text: `${number} `, color: section.level === 1 ? COLOURS.ochreInk : COLOURS.lake })]),
    new TextRun(section.heading),
  ];
  const heading = new Paragraph({
    heading: headingStyle(section.level),
    pageBreakBefore: section.startsNewPage,
    children: [new Bookmark({ id: anchorOf(section.id), children: words })],
  });
  return [heading, ...section.blocks.flatMap((block) => wordBlocks(block, { document, section }))];
}

function cover(document: ReportDocument): Paragraph[] {
  const facts = [
    ...(document.registerNumber === null ? [] : [`Dnr ${document.registerNumber}`]),
    `Organisationsnummer ${document.association.orgNumber}`,
  ];
  return [
    new Paragraph({ style: 'Association', text: document.association.name }),
    new Paragraph({ style: 'Title', text: document.title }),
    ...(document.vision === null ? [] : [new Paragraph({ style: 'Vision', text: document.vision })]),
    ...facts.map((fact) => new Paragraph({ style: 'Remark', text: fact })),
  ];
}

function foot(document: ReportDocument): Footer {
  const look = { size: 17, color: COLOURS.inkSoft };
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: Math.round(TEXT_WIDTH_MM * 56.6929) }],
        children: [
          new TextRun({ ...look, text: `${document.association.name} · ${document.title}\t` }),
          new TextRun({ ...look, children: [PageNumber.CURRENT] }),
        ],
      }),
    ],
  });
}

function hasOrderedList(section: Section): boolean {
  return section.blocks.some((block) => block.kind === 'list' && block.isOrdered);
}

const indented = { paragraph: { indent: { left: 340, hanging: 340 } } };

function bullets() {
  const level = { level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: indented };
  return { reference: 'bullets', levels: [level] };
}

function numbers(reference: string) {
  const level = {
    level: 0,
    format: LevelFormat.DECIMAL,
    text: '%1.',
    alignment: AlignmentType.LEFT,
    style: indented,
  };
  return { reference, levels: [level] };
}
