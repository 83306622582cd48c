// The report as one file for the web: semantic, without script, readable on a telephone, in the dark and on paper.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProject } from '#database/server';
import type { Figure } from '#kernel';
import { anchorOf, numberOf } from '../../core/outline.ts';
import type { ReportDocument, Section } from '../../core/report-document.ts';
import { blockMarkup } from './html/block-markup.ts';
import { element, escapeHtml, joined, type Markup } from './html/markup.ts';

/** The whole report as one HTML file with its style and fonts inside. */
export function renderHtml(document: ReportDocument): string {
  const title = `${document.association.name} – ${document.title}`;
  const figures = figuresOf(document);
  const body = [
    element('a', { href: '#innehall', class: 'skip' }, 'Hoppa till innehållet'),
    cover(document),
    contents(document),
    element(
      'main',
      { id: 'innehall', tabindex: -1 },
      ...document.sections.map((part) => sectionMarkup(part, document, figures)),
    ),
    element('footer', { class: 'foot' }, `${document.association.name} · ${document.title}`),
  ];
  return [
    '<!doctype html>',
    '<html lang="sv">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta name="author" content="${escapeHtml(document.association.name)}">`,
    `<meta name="date" content="${escapeHtml(document.datedOn)}">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${fontFaces()}${reportStyleSheet()}</style>`,
    '</head>',
    '<body class="report">',
    joined(body, '\n').html,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/**
 * One section as a fragment, for the live page of the workshop: the same markup as in the file, to be shown inside an
 * element with the class `report` under `reportStyleSheet()`.
 */
export function renderSectionHtml(section: Section, document: ReportDocument): string {
  return sectionMarkup(section, document, figuresOf(document)).html;
}

/** The style of a report, without the fonts: for pages that show a part of one. */
export function reportStyleSheet(): string {
  return readFileSync(join(findProject().root, 'src/reports/server/render/html/report.css'), 'utf8');
}

function sectionMarkup(section: Section, document: ReportDocument, figures: ReadonlyMap<string, Figure>): Markup {
  const anchor = anchorOf(section.id);
  const number = numberOf(section);
  const heading =
    number === '' ? [section.heading] : [element('span', { class: 'number' }, number), ` ${section.heading}`];
  return element(
    'section',
    { id: anchor, class: `level-${section.level}${section.startsNewPage ? ' new-page' : ''}` },
    element(`h${section.level + 1}`, {}, ...heading),
    ...section.blocks.map((block) => blockMarkup(block, { document, figures, section })),
  );
}

function cover(document: ReportDocument): Markup {
  const facts = [
    ...(document.registerNumber === null ? [] : [`Dnr ${document.registerNumber}`]),
    `Organisationsnummer ${document.association.orgNumber}`,
  ];
  return element(
    'header',
    { class: 'cover' },
    element('p', { class: 'association' }, document.association.name),
    element('h1', {}, document.title),
    ...(document.vision === null ? [] : [element('p', { class: 'vision' }, document.vision)]),
    element('p', { class: 'facts' }, facts.join(' · ')),
    { html: STEPS },
  );
}

/** The mark: three ascending steps drawn as one line. */
const STEPS =
  '<svg class="steps" viewBox="0 0 210 62" preserveAspectRatio="none" aria-hidden="true" focusable="false">' +
  '<path class="steps-ground" d="M0 62V61H70V31H140V1H210V62Z"/><path class="steps-line" d="M0 61H70V31H140V1H210"/></svg>';

function contents(document: ReportDocument): Markup {
  const entry = (section: Section) => {
    const number = numberOf(section);
    return element(
      'a',
      { href: `#${anchorOf(section.id)}` },
      number === '' ? section.heading : `${number} ${section.heading}`,
    );
  };
  const chapters = document.sections.filter((section) => section.level === 1);
  const items = chapters.map((chapter) => {
    const parts = partsOf(chapter, document.sections);
    const inner =
      parts.length === 0 ? [] : [element('ol', {}, ...parts.map((part) => element('li', {}, entry(part))))];
    return element('li', {}, entry(chapter), ...inner);
  });
  return element(
    'nav',
    { class: 'contents', 'aria-labelledby': 'innehall-rubrik' },
    element('h2', { id: 'innehall-rubrik' }, 'Innehåll'),
    element('ol', {}, ...items),
  );
}

function partsOf(chapter: Section, sections: readonly Section[]): Section[] {
  const rest = sections.slice(sections.indexOf(chapter) + 1);
  const next = rest.findIndex((section) => section.level === 1);
  return (next < 0 ? rest : rest.slice(0, next)).filter((section) => section.level === 2);
}

function figuresOf(document: ReportDocument): ReadonlyMap<string, Figure> {
  return new Map(document.figures.map((figure) => [figure.id, figure]));
}

function fontFaces(): string {
  const directory = join(findProject().root, 'node_modules/@fontsource/source-sans-3/files');
  const face = (weight: number) => {
    const bytes = readFileSync(join(directory, `source-sans-3-latin-${weight}-normal.woff2`));
    const address = `data:font/woff2;base64,${bytes.toString('base64')}`;
    return `@font-face{font-family:"Source Sans 3";font-weight:${weight};font-display:swap;src:url(${address}) format("woff2")}\n`;
  };
  return face(400) + face(600);
}
