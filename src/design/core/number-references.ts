// Places in Swedish prose whose digits are no quantity: they name a day, a law, a heading, a person or an address.

export type TextSpan = { readonly start: number; readonly end: number };

export type ReferenceRole =
  'linkedFigure' | 'address' | 'date' | 'law' | 'heading' | 'identifier' | 'clock' | 'label' | 'ordinal' | 'ratio';

export type Reference = TextSpan & { readonly role: ReferenceRole };

/** All such places, in order; they may overlap. */
export function findReferences(text: string): readonly Reference[] {
  return PATTERNS.flatMap(({ role, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ role, start: match.index, end: match.index + match[0].length })),
  ).toSorted((a, b) => a.start - b.start);
}

const MONTH =
  '(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan\\.?|feb\\.?|apr\\.?|aug\\.?|sept?\\.?|okt\\.?|nov\\.?|dec\\.?)(?!\\p{L})';
const DAY = '(?:[12]\\d|3[01]|0?[1-9])';
const SPACE = '[ \\u00A0\\u202F]';
const DASH = `${SPACE}?[-–]${SPACE}?`;

/** Things that carry a number as their name. */
const NAMED =
  'not(?:en|erna)?|bilaga|bilagorna|avsnitt(?:en)?|sidan|sida|sid\\.?|kapitel|kap\\.?|punkt(?:en|erna)?|p\\.|tabell|figur|diagram|modul|fas|' +
  'nivå|spår|indikator|fråga|frågorna|nr\\.?|nummer|artikel|version|konto|ärende|paragraf|vecka|v\\.|kvartal|kv\\.?|alternativ|steg';

const PATTERNS: readonly { readonly role: ReferenceRole; readonly pattern: RegExp }[] = [
  { role: 'linkedFigure', pattern: /\{\{[^{}]*\}\}/gu },
  { role: 'address', pattern: /(?:https?:\/\/|www\.)[^\s)>\]]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gu },
  { role: 'date', pattern: /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/gu },
  {
    role: 'date',
    pattern: new RegExp(
      `(?<![\\d,.])${DAY}(?::?e|:?a)?(?:(?:${DASH}|${SPACE}(?:och|till)${SPACE})${DAY})?${SPACE}${MONTH}(?:${SPACE}(?:19|20)\\d\\d(?!\\d))?`,
      'giu',
    ),
  },
  {
    role: 'date',
    pattern:
      /(?<![\d/])(?:[12]\d|3[01]|0?[1-9])\/(?:1[0-2]|0?[1-9])(?: ?(?:-|–) ?|[ -](?:19|20)\d\d(?!\d)|(?![\d/]))/gu,
  },
  {
    role: 'date',
    pattern:
      /(?<=(?<!\p{L})(?:från|till|den|sedan|efter|före|per|t\.o\.m\.|tom|f\.o\.m\.|fr\.o\.m\.|from) (?:och med )?)(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d\p{L}]| ?(?:kr|kronor|tkr)(?!\p{L}))/giu,
  },
  { role: 'law', pattern: /(?<![\d:])\d{4}:\d{1,4}(?:\s?\/\s?\d+)?(?![\d:])/gu },
  {
    role: 'law',
    pattern:
      /(?<!\p{L})(?:§{1,2}\s?\d+[a-z]?|(?<!\d)\d{1,4}(?:\s?[a-z])?(?:\s?(?:[-–,]|och)\s?\d{1,4}){0,5}\s?§{1,2})/gu,
  },
  { role: 'law', pattern: /(?<![\d.,])\d{1,3}(?:\s?[a-z])?(?:\s?[-–]\s?\d{1,3})?\s?kap(?:\.|itlet|\b)/gu },
  {
    role: 'law',
    pattern: /(?<=(?<!\p{L})(?:[A-ZÅÄÖ]{2,}[a-zåäö]?|[A-ZÅÄÖ][a-z]+L|lag(?:en)?) )\d{1,2}:\d{1,3}(?!\d)/gu,
  },
  {
    role: 'clock',
    pattern: /(?<=(?<!\p{L})kl(?:ockan|\.)? ?)\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d{2})?)?(?!\d)/giu,
  },
  { role: 'clock', pattern: /(?<![\d:])\d{1,2}:\d{2,3}(?![\d:])/gu },
  {
    role: 'identifier',
    pattern:
      /(?<![\d.,-]|\d[ \u00A0\u2009\u202F])(?:(?:19|20)?\d{6}[-+]\d{4}|0\d{1,3}-\d[\d ]{4,12}\d|0\d+(?![\d,.%]))/gu,
  },
  {
    role: 'identifier',
    pattern:
      /(?<=(?<!\p{L})(?:dnr|diarienummer|diarienr|org\.? ?nr|orgnr|organisationsnummer|bankgiro|plusgiro|tfn|telefon|postnummer)[.:]? )\d[\d:/ -]{0,30}\d/giu,
  },
  {
    role: 'heading',
    pattern: /^[ \t]*(?:#{1,6}[ \t]+)?(?:\d{1,2}(?:\.\d{1,2})+\.?(?=[ \t]+\p{Lu})|\d{1,2}[.)](?=[ \t]+\S))/gmu,
  },
  { role: 'heading', pattern: /(?<![\d.,])\d{1,2}(?:\.\d{1,2}){2,}\.?(?![\d.,])/gu },
  {
    role: 'label',
    pattern: new RegExp(
      `(?<=(?<![\\p{L}-])(?:${NAMED})${SPACE})\\d+(?:[.:]\\d+)*(?:(?:,${SPACE}|${DASH}|${SPACE}(?:och|till|samt|eller)${SPACE})(?:(?:${NAMED})${SPACE})?\\d+(?:\\.\\d+)*(?![\\d%]|${SPACE}\\p{L}))*(?![\\d%])`,
      'giu',
    ),
  },
  { role: 'ordinal', pattern: /(?<!\d)\d+:[ae](?!\p{L})/gu },
  { role: 'ratio', pattern: /(?<![\d/])\d+(?:\/\d+){1,}(?![\d/])/gu },
];
