// What the Typst template is given: the report with everything decided that is not typography. It travels as JSON
// data, so that no word of a report can ever become Typst code.
import { type Column, palette, type TableModel } from '#design/core';
import { assert, unreachable } from '#kernel';
import {
  columnWidths,
  estimatedLines,
  isDense,
  isNumeric,
  KEPT_TOGETHER_LINES,
} from '../../../core/column-widths.ts';
import { anchorOf, findLinkedSection, findNote, numberOf, subheadingLevel } from '../../../core/outline.ts';
import type { Block, Inline, ReportDocument, Section } from '../../../core/report-document.ts';

/** Width of a statement on A4 with the template's margins; text runs narrower. */
export const FULL_WIDTH_MM = 160;

type PrintInline =
  | { kind: 'text'; text: string; strong: boolean; emphasised: boolean }
  | { kind: 'web'; text: string; address: string }
  | { kind: 'place'; text: string; anchor: string };

type PrintCell = { text: string; anchor: string | null };

type PrintTable = {
  caption: string;
  captionIsShown: boolean;
  labelHeading: string;
  widthsMm: number[];
  columns: { label: string; align: 'left' | 'right' | 'center' }[];
  rows: { role: string; label: string; cells: PrintCell[] }[];
  remarks: string[];
  breakable: boolean;
  dense: boolean;
  wordy: boolean;
};

type PrintBlock =
  | { kind: 'paragraph'; inlines: PrintInline[] }
  | { kind: 'subheading'; level: number; text: string }
  | { kind: 'list'; ordered: boolean; items: PrintInline[][] }
  | { kind: 'quote'; inlines: PrintInline[]; attribution: string }
  | { kind: 'table'; table: PrintTable }
  | { kind: 'chart'; svg: string; title: string; alt: string; source: string; table: PrintTable }
  | { kind: 'summaryBox'; heading: string; items: { label: string; text: string }[] }
  | { kind: 'signatures'; statement: string; rows: { role: string; member: string }[] };

export type PrintModel = {
  layout: 'book' | 'letter';
  /** Documents that follow, in order; what is in them is read beside. */
  attachments: { title: string }[];
  colours: typeof palette;
  title: string;
  association: string;
  orgNumber: string;
  registerNumber: string;
  vision: string;
  date: { year: number; month: number; day: number };
  sections: {
    anchor: string;
    number: string;
    heading: string;
    level: number;
    newPage: boolean;
    blocks: PrintBlock[];
  }[];
};

export function printModel(
  document: ReportDocument,
  attachments: readonly { readonly title: string }[] = [],
): PrintModel {
  const [year, month, day] = document.datedOn.split('-').map(Number);
  assert(year && month && day, `${document.datedOn} is a day`);
  return {
    layout: document.kind === 'board' ? 'letter' : 'book',
    attachments: attachments.map(({ title }) => ({ title })),
    colours: palette,
    title: document.title,
    association: document.association.name,
    orgNumber: document.association.orgNumber,
    registerNumber: document.registerNumber ?? '',
    vision: document.vision ?? '',
    date: { year, month, day },
    sections: document.sections.map((section) => ({
      anchor: anchorOf(section.id),
      number: numberOf(section),
      heading: section.heading,
      level: section.level,
      newPage: section.startsNewPage,
      blocks: section.blocks.map((block) => printBlock(block, { section, document })),
    })),
  };
}

type Surroundings = { readonly section: Section; readonly document: ReportDocument };

function printBlock(block: Block, around: Surroundings): PrintBlock {
  const inlines = (parts: readonly Inline[]) => parts.map((part) => printInline(part, around.document));
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', inlines: inlines(block.inlines) };
    case 'subheading':
      return { kind: 'subheading', level: subheadingLevel(around.section, block.depth), text: block.text };
    case 'list':
      return { kind: 'list', ordered: block.isOrdered, items: block.items.map(inlines) };
    case 'quote':
      return { kind: 'quote', inlines: inlines(block.inlines), attribution: block.attribution };
    case 'table':
      return { kind: 'table', table: printTable(block.table, around) };
    case 'chart': {
      const { svg, title, description: alt, source = '' } = block.chart;
      return { kind: 'chart', svg, title, alt, source, table: printTable(block.chart.table, around) };
    }
    case 'summaryBox':
      return {
        kind: 'summaryBox',
        heading: block.heading,
        items: block.items.map(({ label, text }) => ({ label, text })),
      };
    case 'signatures':
      return { kind: 'signatures', statement: block.statement, rows: block.rows.map((row) => ({ ...row })) };
    default:
      return unreachable(block);
  }
}

function printInline(inline: Inline, document: ReportDocument): PrintInline {
  if (inline.kind === 'link') {
    const section = findLinkedSection(document, inline.address);
    if (section) return { kind: 'place', text: inline.text, anchor: anchorOf(section.id) };
    // A link to a section that is not in this report would be an error in the file: the words stay.
    if (inline.address.startsWith('#')) return { kind: 'text', text: inline.text, strong: false, emphasised: false };
    return { kind: 'web', text: inline.text, address: inline.address };
  }
  const emphasised = inline.kind === 'text' && inline.isEmphasised === true;
  return { kind: 'text', text: inline.text, strong: inline.isStrong === true, emphasised };
}

function printTable(table: TableModel, around: Surroundings): PrintTable {
  const widthsMm = columnWidths(table, FULL_WIDTH_MM);
  return {
    caption: table.caption,
    captionIsShown: table.caption !== around.section.heading,
    labelHeading: table.labelHeading,
    widthsMm,
    columns: table.columns.map((column) => ({ label: column.label, align: alignOf(column) })),
    rows: table.rows.map((row) => ({
      role: row.role,
      label: row.label,
      cells: table.columns.map((column, index) => {
        const text = row.cells[index]?.text ?? '';
        const note = column.kind === 'reference' ? findNote(around.document, text) : null;
        return { text, anchor: note && anchorOf(note.id) };
      }),
    })),
    remarks: [...(table.remarks ?? [])],
    breakable: estimatedLines(table, widthsMm) > KEPT_TOGETHER_LINES,
    dense: isDense(table),
    wordy: table.columns.some((column) => column.kind === 'text'),
  };
}

function alignOf(column: Column): 'left' | 'right' | 'center' {
  if (column.kind === 'reference') return 'center';
  return isNumeric(column) ? 'right' : 'left';
}
