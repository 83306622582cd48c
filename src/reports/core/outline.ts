// How a reader finds the way in a report: headings with their numbers, anchors, and notes by number.
import { slug } from '#kernel';
import type { ReportDocument, Section } from './report-document.ts';

/** `1.4 Måluppfyllelse`, `Not 2. Verksamhetens intäkter`, `Ordföranden har ordet`. */
export function headingOf(section: Section): string {
  const number = numberOf(section);
  return number === '' ? section.heading : `${number} ${section.heading}`;
}

/** The number as it stands before the heading: digits as they are, `Not 2` and `Bilaga 1` with a full stop. */
export function numberOf(section: Section): string {
  if (section.number === null) return '';
  return /^[\d.]+$/.test(section.number) ? section.number : `${section.number.replace(/\.$/, '')}.`;
}

/** The address of a section inside a file: letters, digits and hyphens, the same in every form. */
export function anchorOf(sectionId: string): string {
  return `avsnitt-${slug(sectionId)}`;
}

/** The section that a note number in a statement (`2`, `not 2`) leads to; null when the report has no such note. */
export function findNote(document: ReportDocument, reference: string): Section | null {
  const wanted = /^(?:not\s*)?(\d+)$/i.exec(reference.trim())?.[1];
  if (wanted === undefined) return null;
  const notes = document.sections.filter((section) => section.id.startsWith('notes.'));
  return notes.find((section) => noteNumber(section) === wanted) ?? null;
}

/** The target of a link inside the report: `#notes.income` names a section by its id. */
export function findLinkedSection(document: ReportDocument, address: string): Section | null {
  if (!address.startsWith('#')) return null;
  return document.sections.find((section) => section.id === address.slice(1)) ?? null;
}

/** Heading level of a section or of a subheading in it, where 1 is a chapter. */
export function subheadingLevel(section: Section, depth: 1 | 2 | undefined): number {
  return section.level + (depth ?? 1);
}

function noteNumber(section: Section): string | undefined {
  const stated = /^(?:not\s*)?(\d+)\.?$/i.exec(section.number ?? '')?.[1];
  return stated ?? /^not\s+(\d+)\b/i.exec(section.heading)?.[1];
}
