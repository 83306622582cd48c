import organisationsnummer from 'organisationsnummer';

type Checker = {
  readonly valid: (text: string) => boolean;
  readonly parse: (text: string) => { format(): string; isPersonnummer(): boolean };
};
// The package's types describe its ES form; Node loads the CommonJS one, whose default is the class itself.
const checker = organisationsnummer as unknown as Checker;

/**
 * The organisation number as `NNNNNN-NNNN`, or null when its check digit is wrong, it is malformed, or it is a
 * personal identity number (an association is never a person, and no such number may enter its space).
 */
export function parseOrgNumber(text: string): string | null {
  const trimmed = text.trim();
  if (!/^(16)?\d{6}-?\d{4}$/.test(trimmed) || !checker.valid(trimmed)) return null;
  const number = checker.parse(trimmed);
  return number.isPersonnummer() ? null : number.format();
}
