// Why two numbers differ: rounding, a slip of the pen, or two definitions under one name. Said only where the numbers or the
// rule itself tell it.
import type { Finding } from '../finding.ts';
import type { RuleId } from '../rule-list.ts';
import type { Nature } from './review-types.ts';

const DEFINITIONS: readonly RuleId[] = ['income-definition', 'same-label', 'same-period', 'figure-period', 'unit'];

export function natureOf(finding: Finding): { nature: Nature; natureText: string } {
  const { left, right, severity, ok, rule } = finding;
  if (ok && severity === 'rounding')
    return { nature: 'rounding', natureText: 'Avrundning: hela kronor av en bokföring i ören.' };
  if (rule === 'unit') return { nature: 'slip', natureText: 'Skrivfel: rubriken anger fel enhet.' };
  if (rule === 'sign') return { nature: 'definition', natureText: 'Två sätt att skriva tecken i samma rad.' };
  if (rule === 'percentage' && /kapade/.test(finding.message)) {
    return { nature: 'rounding', natureText: 'Avrundning: decimalerna är kapade i stället för avrundade.' };
  }
  if (left !== null && right !== null) {
    const slip = slipOf(left, right);
    if (slip) return { nature: 'slip', natureText: `Ser ut som ett skrivfel: ${slip}.` };
  }
  if (DEFINITIONS.includes(rule)) return { nature: 'definition', natureText: 'Två definitioner under samma namn.' };
  if (rule === 'text-table' && finding.unit === 'count') {
    return { nature: 'definition', natureText: 'Troligen två perioder eller två sätt att räkna under samma namn.' };
  }
  return { nature: 'unknown', natureText: 'Talen själva visar inte vilket av dem som är rätt.' };
}

/** What one slip of the pen makes of a number: a digit, two digits turned, a sign, a nought too many. */
export function slipOf(left: number, right: number): string | null {
  if (left === -right && left !== 0) return 'tecknet är omvänt';
  const [a, b] = [digitsOf(left), digitsOf(right)];
  if (a.length < 3 && b.length < 3) return null;
  if (Math.abs(left) === Math.abs(right) * 10 || Math.abs(left) * 10 === Math.abs(right))
    return 'en nolla för mycket eller för lite';
  if (Math.abs(left) === Math.abs(right) * 1000 || Math.abs(left) * 1000 === Math.abs(right))
    return 'kronor och tusental är förväxlade';
  if (a.length !== b.length) return isOneDropped(a, b) ? 'en siffra saknas i det ena talet' : null;
  const differing = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first, second] = differing;
  if (differing.length === 1) return 'talen skiljer i en enda siffra';
  if (
    differing.length === 2 &&
    first !== undefined &&
    second === first + 1 &&
    a[first] === b[second] &&
    a[second] === b[first]
  ) {
    return 'två siffror har bytt plats';
  }
  return null;
}

function isOneDropped(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (long.length !== short.length + 1 || short.length < 4) return false;
  return [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short);
}

function digitsOf(value: number): string {
  return String(Math.abs(value)).replace('.', '');
}
