// The form as a Word file: a table a section, a code before every place, so that what comes back can be told apart.
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { isTextSection, type FileForm, type FileRow, type FileSection } from '#followup/core';

const HELP = [
  'Skriv i kolumnen Svar, och texterna i rutorna. Ändra inte koderna i första kolumnen: de visar var svaret hör hemma.',
  'Spara filen och lämna tillbaka den på rapportens sida. Skriv inga namn på deltagare och inga personnummer.',
];

export async function writeReportDocx(form: FileForm): Promise<Uint8Array> {
  const document = new Document({
    title: form.title,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: 'sv-SE' } } },
        heading1: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 120 } } },
        heading2: {
          run: { size: 28, bold: true },
          paragraph: { spacing: { before: 360, after: 60 }, keepNext: true },
        },
        heading3: {
          run: { size: 24, bold: true },
          paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        children: [
          new Paragraph({ text: form.title, heading: HeadingLevel.HEADING_1 }),
          ...form.facts.map((text) => new Paragraph({ text, spacing: { after: 60 } })),
          ...HELP.map((text) => new Paragraph({ text, spacing: { before: 60, after: 60 } })),
          ...form.sections.flatMap(sectionBlocks),
          new Paragraph({ text: 'För Stegvis', heading: HeadingLevel.HEADING_2 }),
          new Paragraph({
            text: 'Låt det här stå kvar: det visar vilken rapport filen hör till.',
            spacing: { after: 120 },
          }),
          table(
            [800, 2200, 6638],
            form.identity.map(({ code, label, answer }) => [code, label, answer]),
          ),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function sectionBlocks({ section, heading, hint, groups }: FileSection): (Paragraph | Table)[] {
  return [
    new Paragraph({ text: heading, heading: HeadingLevel.HEADING_2 }),
    new Paragraph({
      children: [new TextRun({ text: hint, color: '4A5A66' })],
      spacing: { after: 120 },
      keepNext: true,
    }),
    ...groups.flatMap((group) => [
      ...(group.heading === null ? [] : [new Paragraph({ text: group.heading, heading: HeadingLevel.HEADING_3 })]),
      isTextSection(section) ? textTable(group.rows) : numberTable(group.rows),
    ]),
  ];
}

function numberTable(rows: readonly FileRow[]): Table {
  const hasLast = rows.some(({ last }) => last !== '');
  const widths = hasLast ? [800, 5038, 2400, 1400] : [800, 5038, 3800];
  const cells = ({ code, label, answer, last }: FileRow): string[] =>
    hasLast ? [code, label, answer, last] : [code, label, answer];
  return table(widths, rows.map(cells), ['Kod', 'Uppgift', 'Svar', ...(hasLast ? ['I fjol'] : [])]);
}

function textTable(rows: readonly FileRow[]): Table {
  return table(
    [800, 8838],
    rows.map(({ code, answer }) => [code, answer]),
  );
}

function table(widths: readonly number[], rows: readonly (readonly string[])[], head?: readonly string[]): Table {
  const border = { style: BorderStyle.SINGLE, size: 4, color: '8FA3B0' };
  const cell = (text: string, place: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: widths[place] ?? 1000, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: text
        .split('\n')
        .map(
          (line) =>
            new Paragraph({ alignment: AlignmentType.LEFT, children: [new TextRun({ text: line, bold: isHead })] }),
        ),
    });
  const line = (texts: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: isHead,
      children: texts.map((text, place) => cell(text, place, isHead)),
    });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [...(head ? [line(head, true)] : []), ...rows.map((texts) => line(texts, false))],
  });
}
