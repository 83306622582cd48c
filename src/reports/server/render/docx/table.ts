// Tables as Word tables: repeated header rows, rows that do not split, thin rules and one bold total line.
import {
  AlignmentType,
  type BorderStyle,
  InternalHyperlink,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Column, TableModel, TableRow as ModelRow } from '#design/core';
import {
  columnWidths,
  estimatedLines,
  isDense,
  KEPT_TOGETHER_LINES,
  isNumeric,
} from '../../../core/column-widths.ts';
import { anchorOf, findNote } from '../../../core/outline.ts';
import type { ReportDocument } from '../../../core/report-document.ts';
import { COLOURS } from './styles.ts';

/** A4 less the margins of 25 mm. */
export const TEXT_WIDTH_MM = 160;
const TWIPS_PER_MM = 56.6929;

type Border = { style: (typeof BorderStyle)[keyof typeof BorderStyle]; size: number; color: string };
const none: Border = { style: 'none', size: 0, color: 'auto' };
const hair: Border = { style: 'single', size: 4, color: COLOURS.line };
const middle: Border = { style: 'single', size: 6, color: COLOURS.inkSoft };
const firm: Border = { style: 'single', size: 8, color: COLOURS.ink };

/** Caption, table and remarks. The caption is left out where the heading above says the same. */
export function tableBlocks(
  table: TableModel,
  around: { heading: string; document: ReportDocument },
): (Paragraph | Table)[] {
  const repeats = table.caption === around.heading;
  return [
    ...(repeats ? [] : [new Paragraph({ style: 'Caption', text: table.caption })]),
    wordTable(table, around.document),
    ...(table.remarks ?? []).map((remark) => new Paragraph({ style: 'Remark', text: remark })),
    new Paragraph({ spacing: { after: 120, line: 240, lineRule: LineRuleType.AUTO } }),
  ];
}

function wordTable(table: TableModel, document: ReportDocument): Table {
  const widthsMm = columnWidths(table, TEXT_WIDTH_MM);
  const widths = widthsMm.map((width) => Math.round(width * TWIPS_PER_MM));
  const style = isDense(table) ? 'DenseTableText' : 'TableText';
  const isKept = estimatedLines(table, widthsMm) <= KEPT_TOGETHER_LINES;
  const context = { table, document, widths, style, isKept };
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 110, right: 0, top: 30, bottom: 30, marginUnitType: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true, lastRow: false, lastColumn: false },
    rows: [
      headerRow(context),
      ...table.rows.map((row, index) => bodyRow(row, { ...context, isLast: index === table.rows.length - 1 })),
    ],
  });
}

type Context = {
  readonly table: TableModel;
  readonly document: ReportDocument;
  readonly widths: readonly number[];
  readonly style: string;
  /** Short enough to be kept on one page. */
  readonly isKept: boolean;
};

function headerRow({ table, widths, style }: Context): TableRow {
  const heads = [
    { label: table.labelHeading, alignment: AlignmentType.LEFT, bold: false },
    ...table.columns.map((column) => ({ label: column.label, alignment: alignmentOf(column), bold: true })),
  ];
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map(({ label, alignment, bold }, index) =>
      cell(widths[index] ?? 0, { isLabel: index === 0, top: null, bottom: firm, isHead: true }, [
        new Paragraph({
          style,
          alignment,
          keepNext: true,
          children: [new TextRun({ text: label, ...(bold ? { bold } : {}) })],
        }),
      ]),
    ),
  });
}

function bodyRow(row: ModelRow, context: Context & { readonly isLast: boolean }): TableRow {
  const { table, widths, style, isLast, isKept } = context;
  const bold = row.role === 'total' || row.role === 'subtotal' || row.role === 'heading';
  const colour = row.role === 'part' ? COLOURS.inkSoft : row.role === 'heading' ? COLOURS.lake : COLOURS.ink;
  const borders = {
    top: row.role === 'total' ? firm : row.role === 'subtotal' ? middle : null,
    bottom: row.role === 'total' ? firm : hair,
  };
  const label = cell(
    widths[0] ?? 0,
    { isLabel: true, ...borders, ...(row.role === 'heading' ? { columnSpan: widths.length } : {}) },
    [
      new Paragraph({
        style,
        keepNext: !isLast && (row.role === 'heading' || isKept),
        ...(row.role === 'part' ? { indent: { left: 220 } } : {}),
        ...(row.role === 'heading' ? { spacing: { before: 180, after: 40 } } : {}),
        children: [new TextRun({ text: row.label, ...lookOf({ bold, colour }) })],
      }),
    ],
  );
  const cells =
    row.role === 'heading'
      ? []
      : table.columns.map((column, index) => numberCell(row, { column, index, bold, colour, borders }, context));
  return new TableRow({ cantSplit: true, children: [label, ...cells] });
}

function numberCell(
  row: ModelRow,
  place: {
    column: Column;
    index: number;
    bold: boolean;
    colour: string;
    borders: { top: Border | null; bottom: Border };
  },
  { document, widths, style }: Context,
): TableCell {
  const { column, index, bold, colour, borders } = place;
  const text = row.cells[index]?.text ?? '';
  const note = column.kind === 'reference' ? findNote(document, text) : null;
  const run = new TextRun({ text, ...lookOf({ bold, colour }), ...(note ? { style: 'Hyperlink' } : {}) });
  return cell(widths[index + 1] ?? 0, { isLabel: false, ...borders }, [
    new Paragraph({
      style,
      alignment: alignmentOf(column),
      children: [note ? new InternalHyperlink({ anchor: anchorOf(note.id), children: [run] }) : run],
    }),
  ]);
}

/** Only what differs from the style: a report has thousands of cells. */
function lookOf(look: { bold: boolean; colour: string }): { bold?: true; color?: string } {
  return { ...(look.bold ? { bold: true } : {}), ...(look.colour === COLOURS.ink ? {} : { color: look.colour }) };
}

function cell(
  width: number,
  look: { isLabel: boolean; top: Border | null; bottom: Border; isHead?: boolean; columnSpan?: number },
  children: readonly Paragraph[],
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(look.isHead ? { verticalAlign: VerticalAlign.BOTTOM } : {}),
    ...(look.isLabel ? { margins: { left: 0, marginUnitType: WidthType.DXA } } : {}),
    borders: { ...(look.top ? { top: look.top } : {}), bottom: look.bottom },
    ...(look.columnSpan === undefined ? {} : { columnSpan: look.columnSpan }),
    children: [...children],
  });
}

function alignmentOf(column: Column): (typeof AlignmentType)[keyof typeof AlignmentType] {
  if (column.kind === 'reference') return AlignmentType.CENTER;
  return isNumeric(column) ? AlignmentType.RIGHT : AlignmentType.LEFT;
}
