import { expect, test } from 'vitest';
import { countAttempts } from './attempts.ts';

test('after so many links that opened nothing an address waits, and others do not', () => {
  const attempts = countAttempts(3);
  for (const at of [0, 1, 2]) {
    expect(attempts.isTooMany('192.0.2.1', at)).toBe(false);
    attempts.failed('192.0.2.1', at);
  }
  expect(attempts.isTooMany('192.0.2.1', 3)).toBe(true);
  expect(attempts.isTooMany('192.0.2.2', 3)).toBe(false);
  expect(attempts.isTooMany('192.0.2.1', 5 * 60_000)).toBe(false);
});

test('many addresses cannot fill the memory: the one not heard of for longest is forgotten', () => {
  const attempts = countAttempts(1);
  for (let index = 0; index <= 10_000; index += 1) attempts.failed(`address ${index}`, 0);
  expect(attempts.isTooMany('address 0', 0)).toBe(false);
  expect(attempts.isTooMany('address 1', 0)).toBe(true);
});
