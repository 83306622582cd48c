import { expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';

test('headings, lists that go on, tables with and without a head, and no marks left', () => {
  const text =
    '# Rubrik\n\nEn **fet** [länk](a.md) och `kod`\nsom går vidare.\n\n1. ett\n   mer\n2. två\n\n## Två\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| | |\n| --- | --- |\n| x | y |';
  expect(blocksOf(text)).toEqual([
    { kind: 'heading', level: 1, text: 'Rubrik' },
    { kind: 'paragraph', text: 'En fet länk och kod som går vidare.' },
    { kind: 'list', isNumbered: true, items: ['ett mer', 'två'] },
    { kind: 'heading', level: 2, text: 'Två' },
    { kind: 'table', head: ['a', 'b'], rows: [['1', '2']] },
    { kind: 'table', head: [], rows: [['x', 'y']] },
  ]);
});
