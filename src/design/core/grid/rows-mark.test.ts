import { expect, test } from 'vitest';
import type { GridRow } from './pasted.ts';
import { fieldsMark, rowsMark } from './rows-mark.ts';

const row = (key: string, name: string): GridRow => ({ key, cells: { name } });
const shown = [row('a', 'Habo'), row('b', 'Mullsjö')];

test('the mark follows keys, cells and their order', () => {
  const all = [shown, [row('a', 'Habo'), row('c', 'Mullsjö')], shown.toReversed(), [row('a', 'Habo')], []];
  expect(new Set(all.map(rowsMark)).size).toBe(all.length);
  expect(rowsMark([row('a', 'Habo'), row('b', 'Mullsjö')])).toBe(rowsMark(shown));
});

test('the order of the columns is nothing', () => {
  const cells = (order: readonly string[]) => [
    { key: 'a', cells: Object.fromEntries(order.map((name) => [name, name])) },
  ];
  expect(rowsMark(cells(['x', 'y']))).toBe(rowsMark(cells(['y', 'x'])));
});

test('fields of a form have a mark too, lists and numbers with them', () => {
  const fields = { namn: 'Habo', parter: ['a', 'b'], andel: 1 };
  const others = [{ ...fields, namn: 'habo' }, { ...fields, parter: ['b', 'a'] }, { ...fields, andel: null }, {}];
  expect(new Set([fields, ...others].map(fieldsMark)).size).toBe(5);
  expect(fieldsMark({ andel: 1, parter: ['a', 'b'], namn: 'Habo' })).toBe(fieldsMark(fields));
});
