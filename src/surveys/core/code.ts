// Short codes that a person can type on a phone: eight letters and digits that are not taken for one another.
import { assert } from '#kernel';

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 8;
/** Above this a byte is drawn anew, so that every letter is as likely. */
const FAIR = 256 - (256 % LETTERS.length);

/** A code of random bytes; null when too many of them had to be thrown away. */
export function codeOf(randomBytes: Uint8Array): string | null {
  assert(randomBytes.length >= CODE_LENGTH, 'a code takes random bytes');
  const letters = [...randomBytes].filter((byte) => byte < FAIR).map((byte) => LETTERS[byte % LETTERS.length]);
  return letters.length < CODE_LENGTH ? null : letters.slice(0, CODE_LENGTH).join('');
}

/** As it is printed: `ABCD-EFGH`. */
export function printedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** As it is looked up, whatever was typed between the letters; null when it cannot be a code. */
export function typedCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s\-–.·]/g, '');
  return new RegExp(`^[${LETTERS}]{${CODE_LENGTH}}$`).test(code) ? code : null;
}
