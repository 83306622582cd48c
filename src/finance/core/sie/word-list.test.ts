import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decoderOf } from './encoding.ts';
import { wordListOf } from './word-list.ts';

test('equal words get equal numbers and other words others, also when the list grows', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-c0-9]{0,4}$/), { maxLength: 200 }), (words) => {
      const { list, ids } = listOf(words);
      expect(ids.map(list.textOf)).toEqual(words);
      expect(new Set(ids).size).toBe(new Set(words).size);
    }),
  );
  const many = Array.from({ length: 20_000 }, (_, index) => String(index));
  const { list, ids } = listOf([...many, ...many]);
  expect(ids.slice(0, 20_000)).toEqual(ids.slice(20_000));
  expect(list.count()).toBe(20_001);
  expect(ids.slice(0, 20_000).map(list.textOf)).toEqual(many);
});

function listOf(words: readonly string[]): { list: ReturnType<typeof wordListOf>; ids: number[] } {
  const bytes = new TextEncoder().encode(words.join(' '));
  const list = wordListOf(bytes, decoderOf(bytes, 'ascii'));
  let position = 0;
  const ids = words.map((word) => {
    const start = position;
    position += word.length + 1;
    return list.idOf(start, start + word.length);
  });
  return { list, ids };
}
