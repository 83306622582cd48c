import { expect, test } from 'vitest';
import {
  afterFailedAttempt,
  ATTEMPTS_BEFORE_LOCK,
  isLocked,
  isLogInAlive,
  passwordProblem,
  type Attempts,
  type LogInTimes,
} from './index.ts';

const at = (clock: string): string => `2026-11-25T${clock}:00.000Z`;

test.each<[string, LogInTimes, string, boolean]>([
  ['right away', { createdAt: at('08:00'), seenAt: at('08:00'), strength: 'one' }, at('08:00'), true],
  ['after lunch', { createdAt: at('08:00'), seenAt: at('10:00'), strength: 'two' }, at('14:00'), true],
  [
    'idle for more than four hours',
    { createdAt: at('08:00'), seenAt: at('08:00'), strength: 'one' },
    at('12:01'),
    false,
  ],
  ['at the end of a long day', { createdAt: at('08:00'), seenAt: at('19:59'), strength: 'two' }, at('20:01'), false],
  [
    'half in, with the code at once',
    { createdAt: at('08:00'), seenAt: at('08:00'), strength: 'half' },
    at('08:10'),
    true,
  ],
  ['half in, too late', { createdAt: at('08:00'), seenAt: at('08:00'), strength: 'half' }, at('08:11'), false],
])('a log-in %s', (_, times, moment, isAlive) => {
  expect(isLogInAlive(times, moment)).toBe(isAlive);
});

test('the fifth wrong attempt locks for a quarter of an hour, each further one for twice as long, a day at most', () => {
  let attempts: Attempts = { failedAttempts: 0, lockedUntil: null };
  const locks: (string | null)[] = [];
  for (let count = 0; count < 30; count += 1) {
    attempts = afterFailedAttempt(attempts, at('08:00'));
    locks.push(attempts.lockedUntil);
  }
  expect(locks.slice(0, ATTEMPTS_BEFORE_LOCK - 1)).toEqual([null, null, null, null]);
  expect(locks.slice(4, 7)).toEqual([at('08:15'), at('08:30'), at('09:00')]);
  expect(locks.at(-1)).toBe('2026-11-26T08:00:00.000Z');
  expect(isLocked({ failedAttempts: 5, lockedUntil: at('08:15') }, at('08:14'))).toBe(true);
  expect(isLocked({ failedAttempts: 5, lockedUntil: at('08:15') }, at('08:15'))).toBe(false);
});

const owner = { email: 'kerstin.kansli@forbund.example', name: 'Kerstin Kansli' };

test.each([
  ['kort', 'tooShort'],
  ['x'.repeat(201), 'tooLong'],
  ['aaaaaaaaaaaa', 'tooSimple'],
  ['123456789012', 'tooSimple'],
  ['abcdefghijkl', 'tooSimple'],
  ['kerstinkansli1', 'isOwnName'],
  ['stegvis2026!', 'isOwnName'],
  ['kaffe på verandan', null],
  ['Tjugo7 röda bilar', null],
] as const)('a password %s: %s', (password, problem) => {
  expect(passwordProblem(password, owner)).toBe(problem);
});
