import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../core/report-document.ts';
import { renderPdf, renderWithAttachments } from './render-pdf.ts';

const letter: ReportDocument = {
  kind: 'board',
  title: 'Kallelse, styrelsen 12 mars 2026',
  year: 2026,
  association: { name: 'Förbundet Provet', orgNumber: '222000-0001' },
  registerNumber: null,
  vision: null,
  datedOn: '2026-03-01',
  figures: [],
  sections: [
    {
      id: 'board.a',
      number: null,
      heading: 'Dagordning',
      level: 1,
      startsNewPage: false,
      blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'Två ärenden.' }] }],
    },
  ],
};
const outlineOf = async (bytes: Uint8Array) =>
  (await (await getDocumentProxy(new Uint8Array(bytes))).getOutline()).map(({ title }) => title);

test('a letter is PDF/UA without cover and contents, and the same bytes each time', async () => {
  const first = await renderPdf(letter);
  expect(Buffer.from(first).toString('latin1')).toContain('pdfuaid:part>1<');
  expect((await getDocumentProxy(new Uint8Array(first))).numPages).toBe(1);
  expect(Buffer.from(first).equals(Buffer.from(await renderPdf(letter)))).toBe(true);
});

describe('a notice with its documents', () => {
  test('is one file with a bookmark each; a broken one is named and stops nothing', async () => {
    const good = await renderPdf(letter);
    const notice = await renderWithAttachments(letter, [
      { title: 'Underlag', bytes: good },
      { title: 'Trasig', bytes: new TextEncoder().encode('%PDF-1.7 nej') },
      { title: 'Underlag två', bytes: good },
    ]);
    const pdf = await getDocumentProxy(new Uint8Array(notice));
    expect(pdf.numPages).toBe(4);
    expect(await outlineOf(notice)).toEqual([
      'Dagordning',
      'Bilaga 1. Underlag',
      'Bilaga 2. Trasig',
      'Bilaga 3. Underlag två',
    ]);
    const third = await (await pdf.getPage(3)).getTextContent();
    expect(third.items.map((one) => ('str' in one ? one.str : '')).join('')).toContain('Filen kan inte visas här');
    // What is set in keeps its text.
    const second = await (await pdf.getPage(2)).getTextContent();
    expect(second.items.map((one) => ('str' in one ? one.str : '')).join('')).toContain('Två ärenden.');
  });
});
