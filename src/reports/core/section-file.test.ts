import { expect, test } from 'vitest';
import { readSectionFile } from './section-file.ts';

const head = (...lines: string[]): string => ['---', ...lines, '---', '', 'Hej.', ''].join('\n');

test('the front matter names section and owner; null and nothing are no owner', () => {
  expect(readSectionFile(head('id: chair', 'owner: Ordförande'))).toEqual({
    ok: true,
    value: { sectionId: 'chair', owner: 'Ordförande', markdown: 'Hej.' },
  });
  for (const owner of ['owner: null', 'owner:']) {
    expect(readSectionFile(head('id: chair', owner))).toMatchObject({ value: { owner: null } });
  }
});

test('a file from Windows is read as any other', () => {
  const source = `\uFEFF${head('id: chair', 'owner: x').replaceAll('\n', '\r\n')}`;
  expect(readSectionFile(source)).toEqual(readSectionFile(head('id: chair', 'owner: x')));
});

test('a quote stands before the text, with the role of who says it', () => {
  const read = readSectionFile(head('id: chair', 'quote: Jag blev sedd.', 'quoteRole: Deltagare'));
  expect(read).toMatchObject({ value: { markdown: '> Jag blev sedd.\n> — Deltagare\n\nHej.' } });
});

test('a rule inside the text is no front matter, and an empty text is one', () => {
  expect(readSectionFile('Hej.\n---\nid: x\n---\n')).toMatchObject({ refusal: { kind: 'noFrontMatter' } });
  expect(readSectionFile(head('owner: x'))).toMatchObject({ refusal: { kind: 'noSectionId' } });
  expect(readSectionFile('---\nid: chair\n---')).toMatchObject({ value: { markdown: '' } });
});
