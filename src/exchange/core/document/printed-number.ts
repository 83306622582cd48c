// One printed number: "1 234 567", "– 1 134", "−57 422", "(57 422)", "4.471.200kr", "51,4 %", "2 279 tkr".

export type PrintedNumber = {
  readonly value: number;
  readonly decimals: number;
  readonly unit: 'kr' | 'tkr' | 'mkr' | 'percent' | null;
};

const SPACES = /[\s\u00A0\u202F\u2009]+/g;
const NUMBER =
  /^(?<open>\()?(?<sign>[-–—−‐+] ?)?(?<open2>\()?(?<whole>\d{1,3}(?:[ .'’]\d{3})+|\d+)(?<fraction>[,.]\d{1,3})?(?<close>\))?(?<after>[-–−])?\s?(?<unit>kr|tkr|mkr|sek|ksek|msek|mnkr|%|:-|procent|kronor|st)?\.?(?<close2>\))?\*{0,3}$/iu;

/** Null for what is no number; a dash alone is an empty cell and no number either (`isBlank`). */
export function readPrintedNumber(text: string): PrintedNumber | null {
  const match = NUMBER.exec(text.replaceAll(SPACES, ' ').trim());
  if (!match?.groups) return null;
  const { open, open2, close, close2, sign, after, whole = '', fraction, unit } = match.groups;
  const isBracketed = Boolean(open ?? open2);
  if (isBracketed !== Boolean(close ?? close2)) return null;
  // "1.336" is thousands, "4.91" is a decimal; "1,234" with three decimals is neither in a report.
  const decimals = fraction ? fraction.length - 1 : 0;
  const size = Number(whole.replaceAll(/[ .'’]/g, '') + (fraction ? `.${fraction.slice(1)}` : ''));
  if (!Number.isFinite(size) || whole.replaceAll(/\D/g, '').length > 12) return null;
  const isNegative = isBracketed || (sign !== undefined && sign.trim() !== '+') || after !== undefined;
  return { value: isNegative && size !== 0 ? -size : size, decimals, unit: unitOf(unit) };
}

/** A cell with nothing in it, or a dash that stands for nothing. */
export function isBlankCell(text: string): boolean {
  return /^[\s\u00A0]*([-–—−‐]{1,3}|n\/?a|saknas|ej aktuellt)?[\s\u00A0]*$/iu.test(text);
}

function unitOf(unit: string | undefined): PrintedNumber['unit'] {
  switch (unit?.toLowerCase()) {
    case 'kr':
    case 'sek':
    case ':-':
    case 'kronor':
      return 'kr';
    case 'tkr':
    case 'ksek':
      return 'tkr';
    case 'mkr':
    case 'msek':
    case 'mnkr':
      return 'mkr';
    case '%':
    case 'procent':
      return 'percent';
    default:
      return null;
  }
}
