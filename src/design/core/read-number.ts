// Reads one number as Swedes and their programs write it: `1 234,50`, `−5`, `(5)`, `1.153`, `1,234.50`, `12 kr`.
import { accept, type Ore, refuse, type Result } from '#kernel';

type Digits = { readonly isNegative: boolean; readonly whole: string; readonly fraction: string };

/** The number a text stands for, null when it is none or not surely one. A unit `kr`, `SEK` or `:-` is passed over. */
export function readSwedishNumber(text: string): number | null {
  const digits = readDigits(text);
  if (!digits) return null;
  const size = Number(`${digits.whole}.${digits.fraction || '0'}`);
  return digits.isNegative && size !== 0 ? -size : size;
}

export type CannotReadAmount =
  | { readonly kind: 'notANumber'; readonly text: string }
  /** Smaller than an öre: to round it would be a decision. */
  | { readonly kind: 'partOfAnOre'; readonly text: string }
  | { readonly kind: 'tooLarge'; readonly text: string };

/** Exact öre of an amount written in kronor; no binary fraction on the way. */
export function readSwedishAmount(text: string): Result<Ore, CannotReadAmount> {
  const digits = readDigits(text);
  if (!digits) return refuse({ kind: 'notANumber', text });
  if (/[1-9]/.test(digits.fraction.slice(2))) return refuse({ kind: 'partOfAnOre', text });
  const size = Number(digits.whole + digits.fraction.slice(0, 2).padEnd(2, '0'));
  if (!Number.isSafeInteger(size)) return refuse({ kind: 'tooLarge', text });
  return accept(digits.isNegative && size !== 0 ? -size : size);
}

const SPACES = /[ \u00A0\u2007\u2009\u202F]/g;

function readDigits(text: string): Digits | null {
  const bare = text
    .trim()
    .replace(/\s*(?:kronor|kr|sek|:-)\.?$/i, '')
    .trim();
  const signed =
    /^(?<open>\()?\s*(?<before>[+\-−–])?\s*(?<body>\d[\d.,'’ \u00A0\u2007\u2009\u202F]*?)\s*(?<after>[-−])?\s*(?<close>\))?$/.exec(
      bare,
    )?.groups;
  if (!signed || (signed['open'] === undefined) !== (signed['close'] === undefined)) return null;
  const signs = [signed['open'], signed['before'] === '+' ? undefined : signed['before'], signed['after']];
  const minuses = signs.filter((sign) => sign !== undefined).length;
  if (minuses > 1) return null;
  const body = splitBody(signed['body'] ?? '');
  return body && { isNegative: minuses === 1, ...body };
}

/** Which mark parts thousands and which decimals: the last one tells, when both stand; alone, three digits tell. */
function splitBody(body: string): { whole: string; fraction: string } | null {
  const spaced = body.replaceAll(SPACES, ' ').replaceAll(/['’]/g, ' ');
  const forms: readonly RegExp[] = [
    /^(?<whole>\d+)(?:[,.](?<fraction>\d{1,2}|\d{4,}))?$/,
    /^(?<whole>\d+),(?<fraction>\d{3})$/,
    /^(?<whole>0)\.(?<fraction>\d{3})$/,
    /^(?<whole>\d{4,})\.(?<fraction>\d{3})$/,
    /^(?<whole>\d{1,3}(?: \d{3})+)(?:[,.](?<fraction>\d+))?$/,
    /^(?<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?<fraction>\d+))?$/,
    /^(?<whole>[1-9]\d{0,2}(?:,\d{3})+)\.(?<fraction>\d+)$/,
    /^(?<whole>[1-9]\d{0,2}(?:,\d{3}){2,})$/,
  ];
  for (const form of forms) {
    const found = form.exec(spaced)?.groups;
    if (found) return { whole: (found['whole'] ?? '').replaceAll(/[ .,]/g, ''), fraction: found['fraction'] ?? '' };
  }
  return null;
}
