// When a log-in ends, when attempts are stopped, and what a password must be.
import { addMilliseconds, millisecondsBetween, type Instant } from '#kernel';

/** How somebody showed who she is: `half` still owes the second factor. */
export type LogInStrength = 'half' | 'one' | 'two';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A log-in ends after so long without a request, and at the latest after a working day. */
export const IDLE_MILLISECONDS = 4 * HOUR;
export const LONGEST_MILLISECONDS = 12 * HOUR;
/** To type a code. */
export const HALF_MILLISECONDS = 10 * MINUTE;
/** `seen_at` is written at most this often. */
export const SEEN_MILLISECONDS = MINUTE;

export type LogInTimes = {
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly strength: LogInStrength;
};

export function isLogInAlive({ createdAt, seenAt, strength }: LogInTimes, at: Instant): boolean {
  const age = millisecondsBetween({ from: createdAt, to: at });
  const idle = millisecondsBetween({ from: seenAt, to: at });
  if (strength === 'half') return age <= HALF_MILLISECONDS;
  return age <= LONGEST_MILLISECONDS && idle <= IDLE_MILLISECONDS;
}

/** So many wrong attempts in a row lock the account, for a quarter of an hour that doubles with each further one. */
export const ATTEMPTS_BEFORE_LOCK = 5;
const FIRST_LOCK_MILLISECONDS = 15 * MINUTE;
const LONGEST_LOCK_MILLISECONDS = 24 * HOUR;

export type Attempts = { readonly failedAttempts: number; readonly lockedUntil: Instant | null };

export function afterFailedAttempt({ failedAttempts }: Attempts, at: Instant): Attempts {
  const failed = failedAttempts + 1;
  const beyond = failed - ATTEMPTS_BEFORE_LOCK;
  if (beyond < 0) return { failedAttempts: failed, lockedUntil: null };
  const lock = Math.min(FIRST_LOCK_MILLISECONDS * 2 ** Math.min(beyond, 20), LONGEST_LOCK_MILLISECONDS);
  return { failedAttempts: failed, lockedUntil: addMilliseconds(at, lock) };
}

export function isLocked({ lockedUntil }: Attempts, at: Instant): boolean {
  return lockedUntil !== null && lockedUntil > at;
}

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

export type PasswordProblem = 'tooShort' | 'tooLong' | 'tooSimple' | 'isOwnName';

/** Length counts, not kinds of characters (NIST SP 800-63B 3.1.1); what is guessed first is refused. */
export function passwordProblem(
  password: string,
  owner: { readonly email: string; readonly name: string },
): PasswordProblem | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'tooShort';
  if (length > PASSWORD_MAX) return 'tooLong';
  const small = password.toLocaleLowerCase('sv');
  if (new Set(small).size < 5 || isRun(small)) return 'tooSimple';
  const own = [owner.email.split('@')[0] ?? '', ...owner.name.split(/\s+/), 'stegvis', 'samordningsförbund'];
  const rest = own
    .map((word) => word.toLocaleLowerCase('sv'))
    .filter((word) => word.length >= 4)
    .reduce((left, word) => left.replaceAll(word, ''), small);
  return [...rest].length < 6 ? 'isOwnName' : null;
}

/** `1234567890123`, `abcdefghijkl`: each character follows the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length - 1;
}

/** How long a link can be used. */
export const INVITATION_DAYS = { setUp: 1, invite: 14, reset: 1 } as const;

export type InvitationPurpose = keyof typeof INVITATION_DAYS;

export function invitationEnd(purpose: InvitationPurpose, at: Instant): Instant {
  return addMilliseconds(at, INVITATION_DAYS[purpose] * 24 * HOUR);
}
