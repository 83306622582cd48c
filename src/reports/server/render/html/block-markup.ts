import type { ChartModel } from '#design/core';
import { type Figure, unreachable } from '#kernel';
import { isSafeAddress } from '../../../core/narrative-inlines.ts';
import { anchorOf, findLinkedSection, subheadingLevel } from '../../../core/outline.ts';
import type { Block, Inline, ReportDocument, Section } from '../../../core/report-document.ts';
import { figureMark } from './figure-mark.ts';
import { element, joined, type Markup, picture } from './markup.ts';
import { tableMarkup } from './table-markup.ts';

export type BlockSurroundings = {
  readonly document: ReportDocument;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly section: Section;
};

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export function blockMarkup(block: Block, around: BlockSurroundings): Markup {
  const inlines = (parts: readonly Inline[]) => joined(parts.map((part) => inlineMarkup(part, around)));
  switch (block.kind) {
    case 'paragraph':
      return element('p', {}, inlines(block.inlines));
    case 'subheading':
      // The title of the report is the first level.
      return element(`h${Math.min(6, subheadingLevel(around.section, block.depth) + 1)}`, {}, block.text);
    case 'list':
      return element(
        block.isOrdered ? 'ol' : 'ul',
        {},
        ...block.items.map((item) => element('li', {}, inlines(item))),
      );
    case 'quote':
      return quoteMarkup(block, inlines(block.inlines));
    case 'table':
      return tableMarkup(block.table, { ...around, heading: around.section.heading });
    case 'chart':
      return chartMarkup(block.chart, around);
    case 'summaryBox':
      return summaryMarkup(block, around);
    case 'signatures':
      return signaturesMarkup(block);
    default:
      return unreachable(block);
  }
}

function inlineMarkup(inline: Inline, around: BlockSurroundings): Markup | string {
  if (inline.kind === 'link') return linkMarkup(inline, around.document);
  const text = inline.kind === 'figure' ? figureMark(inline.text, around.figures.get(inline.figureId)) : inline.text;
  const emphasised = inline.kind === 'text' && inline.isEmphasised ? element('em', {}, text) : text;
  return inline.isStrong ? element('strong', {}, emphasised) : emphasised;
}

function linkMarkup(link: Extract<Inline, { kind: 'link' }>, document: ReportDocument): Markup | string {
  const section = findLinkedSection(document, link.address);
  if (section) return element('a', { href: `#${anchorOf(section.id)}` }, link.text);
  const goesOut = isSafeAddress(link.address) && !link.address.startsWith('#');
  return goesOut ? element('a', { href: link.address }, link.text) : link.text;
}

function quoteMarkup(block: BlockOf<'quote'>, words: Markup): Markup {
  const role = block.attribution === '' ? [] : [element('figcaption', {}, `– ${block.attribution}`)];
  const quote = element('blockquote', {}, element('p', {}, '”', words, '”'));
  return element('figure', { class: 'quote' }, quote, ...role);
}

function chartMarkup(chart: ChartModel, around: BlockSurroundings): Markup {
  const figure = element(
    'figure',
    { class: 'chart' },
    element('figcaption', {}, chart.title),
    picture(chart.svg),
    ...(chart.source ? [element('p', { class: 'remark' }, `Källa: ${chart.source}`)] : []),
  );
  return joined([figure, tableMarkup(chart.table, { ...around, heading: chart.title })]);
}

function summaryMarkup(block: BlockOf<'summaryBox'>, around: BlockSurroundings): Markup {
  const items = block.items.map(({ label, text, figureId }) =>
    element(
      'div',
      {},
      element('dt', {}, label),
      element('dd', {}, figureMark(text, figureId === undefined ? undefined : around.figures.get(figureId))),
    ),
  );
  return element(
    'div',
    { class: 'summary' },
    element('p', { class: 'summary-heading' }, block.heading),
    element('dl', {}, ...items),
  );
}

function signaturesMarkup(block: BlockOf<'signatures'>): Markup {
  const rows = block.rows.map(({ role, member }) =>
    element('li', {}, element('strong', {}, role), element('span', {}, member)),
  );
  return joined([element('p', {}, block.statement), element('ul', { class: 'signatures' }, ...rows)]);
}
