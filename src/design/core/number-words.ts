// Swedish number words, both ways: `sju` ↔ 7, `tvåhundrafyrtiotre` ↔ 243.
import { assert } from '#kernel';

const SMALL = [
  'noll',
  'en',
  'två',
  'tre',
  'fyra',
  'fem',
  'sex',
  'sju',
  'åtta',
  'nio',
  'tio',
  'elva',
  'tolv',
  'tretton',
  'fjorton',
  'femton',
  'sexton',
  'sjutton',
  'arton',
  'nitton',
] as const;
const TENS = ['', '', 'tjugo', 'trettio', 'fyrtio', 'femtio', 'sextio', 'sjuttio', 'åttio', 'nittio'] as const;

export type Gender = 'common' | 'neuter';

/** A whole number 0–999 999 in words; `neuter` gives `ett` and `tjugoett`. Counts of people are `common`. */
export function numberInWords(value: number, gender: Gender = 'common'): string {
  assert(Number.isInteger(value) && value >= 0 && value < 1_000_000, 'number words reach from 0 to 999 999');
  if (value === 0) return SMALL[0];
  if (value < 1000) return belowThousand(value, gender);
  const thousands = Math.floor(value / 1000);
  const rest = value % 1000 === 0 ? '' : belowThousand(value % 1000, gender);
  if (thousands === 1) return rest === '' ? 'tusen' : `ettusen${rest}`;
  // Swedish never writes three of one letter: tjugoett + tusen = tjugoettusen.
  return `${belowThousand(thousands, 'neuter')}tusen${rest}`.replace('ttt', 'tt');
}

/** Reads one number word (0–999 999) in either gender and any letter case; null when it is none. */
export function readNumberWord(word: string): number | null {
  return readCompound(word.toLowerCase(), 1000);
}

/** A compound is a count of the step, the step's word and a rest below it: två|hundra|fyrtiotre. */
function readCompound(text: string, step: 100 | 1000): number | null {
  const below = step === 1000 ? (part: string) => readCompound(part, 100) : readBelowHundred;
  const name = step === 1000 ? 'tusen' : 'hundra';
  const at = text.indexOf(name);
  if (at < 0) return below(text);
  const head = text.slice(0, at);
  const tail = text.slice(at + name.length);
  const count = head === '' ? 1 : (below(head) ?? below(`${head}t`));
  const rest = tail === '' ? 0 : below(tail);
  if (count === null || rest === null || count < 1 || (tail !== '' && rest === 0)) return null;
  return step === 100 && count > 19 ? null : count * step + rest;
}

function readBelowHundred(text: string): number | null {
  const known = WORDS.get(text);
  if (known !== undefined) return known;
  for (const [index, ten] of TENS.entries()) {
    if (ten === '' || !text.startsWith(ten)) continue;
    const unit = WORDS.get(text.slice(ten.length));
    if (unit !== undefined && unit >= 1 && unit <= 9) return index * 10 + unit;
  }
  return null;
}

function belowThousand(value: number, gender: Gender): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0) return belowHundred(rest, gender);
  const head = hundreds === 1 ? 'hundra' : `${belowHundred(hundreds, 'neuter')}hundra`;
  return rest === 0 ? head : head + belowHundred(rest, gender);
}

function belowHundred(value: number, gender: Gender): string {
  if (value === 1) return gender === 'neuter' ? 'ett' : 'en';
  const small = SMALL[value];
  if (small !== undefined) return small;
  const ten = TENS[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? ten : ten + belowHundred(value % 10, gender);
}

const WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value) => [word as string, value] as const),
  ...TENS.flatMap((word, index) => (word === '' ? [] : [[word as string, index * 10] as const])),
  ['ett', 1] as const,
  ['aderton', 18] as const,
]);
