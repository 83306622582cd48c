import { describe, expect, it } from 'vitest';
import { anchorOf, findLinkedSection, findNote, headingOf, subheadingLevel } from './outline.ts';
import type { ReportDocument, Section } from './report-document.ts';

const aSection = (id: string, fields: Partial<Section> = {}): Section => ({
  id,
  number: null,
  heading: 'Rubrik',
  level: 1,
  startsNewPage: false,
  blocks: [],
  ...fields,
});

const aReport = (sections: readonly Section[]): ReportDocument => ({
  kind: 'annualReport',
  title: 'Årsredovisning 2024',
  year: 2024,
  association: { name: 'Förbundet', orgNumber: '222000-9999' },
  registerNumber: null,
  vision: null,
  datedOn: '2025-03-14',
  sections,
  figures: [],
});

describe('the outline of a report', () => {
  it.each([
    [null, 'Ordföranden har ordet', 'Ordföranden har ordet'],
    ['1.4', 'Måluppfyllelse', '1.4 Måluppfyllelse'],
    ['Not 2', 'Intäkter', 'Not 2. Intäkter'],
    ['Bilaga 1.', 'Mål', 'Bilaga 1. Mål'],
  ])('writes the number %s before its heading', (number, heading, expected) => {
    expect(headingOf(aSection('x', { number, heading }))).toBe(expected);
  });

  it.each([
    ['Not 2', 'Intäkter'],
    ['2', 'Intäkter'],
    [null, 'Not 2 Intäkter'],
  ])('finds the note of a statement when its number is %s and its heading %s', (number, heading) => {
    const note = aSection('notes.income', { number, heading, level: 2 });
    const chapter = aSection('incomeStatement', { number: '2' });
    const report = aReport([chapter, aSection('notes.principles', { number: 'Not 1' }), note]);
    expect(findNote(report, '2')).toBe(note);
    expect(findNote(report, 'not 2')).toBe(note);
    expect(findNote(report, '7')).toBeNull();
    expect(findNote(report, '')).toBeNull();
  });

  it('follows a link to a section by its id and to nothing else', () => {
    const outlook = aSection('management.outlook');
    const report = aReport([outlook]);
    expect(findLinkedSection(report, '#management.outlook')).toBe(outlook);
    expect(findLinkedSection(report, '#nowhere')).toBeNull();
    expect(findLinkedSection(report, 'management.outlook')).toBeNull();
  });

  it('makes anchors of letters, digits and hyphens', () => {
    expect(anchorOf('appendix.programme.språngbrädan')).toBe('avsnitt-appendix-programme-sprangbradan');
  });

  it('continues heading levels below the section', () => {
    expect(subheadingLevel(aSection('x', { level: 2 }), undefined)).toBe(3);
    expect(subheadingLevel(aSection('x', { level: 2 }), 2)).toBe(4);
  });
});
