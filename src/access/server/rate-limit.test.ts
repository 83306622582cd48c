import { expect, test } from 'vitest';
import { rateLimit } from './rate-limit.ts';

test('so many within the window and no more, each key by itself, and again in the next', () => {
  const limit = rateLimit({ most: 2, windowMilliseconds: 1000 });
  expect([limit.take('a', 0), limit.take('a', 10), limit.take('a', 999)]).toEqual([true, true, false]);
  expect(limit.take('b', 999)).toBe(true);
  expect(limit.take('a', 1000)).toBe(true);
});

test('many keys take bounded memory, and one that goes on trying is not forgotten', () => {
  const limit = rateLimit({ most: 3, windowMilliseconds: 1_000_000 });
  const tries = Array.from({ length: 20_000 }, (_, index) => {
    limit.take(`other ${index}`, index);
    return index % 5_000 === 0 && limit.take('same', index);
  });
  expect(tries.filter(Boolean)).toHaveLength(3);
});
