// Other arithmetic of the running text: products ("10 x 16.200 kr x 12 mån, totalt 1.944.000 kr"), changes in per cent, shares
// of one whole, the guideline for capital, and percentages of those who answered.
import { findNumbers } from '#design/core';
import type { DocumentLine } from '#exchange/core';
import { type Finding, state } from '../finding.ts';
import { sentencesOf } from '../prose-text.ts';
import type { QuotedPercentage, ReportUnderControl, StatedEquation } from '../report-under-control.ts';
import type { Paragraph } from './paragraphs.ts';
import { placeWords } from './places.ts';
import { placeOf, sectionId } from './text-claims.ts';

export type TextFacts = {
  readonly equations: readonly StatedEquation[];
  readonly percentages: readonly QuotedPercentage[];
};

export function factsIn(paragraphs: readonly Paragraph[]): TextFacts {
  return {
    equations: [
      ...paragraphs.flatMap(products),
      ...sharesIn(paragraphs),
      ...paragraphs.flatMap(changes),
      ...paragraphs.flatMap(guideline),
    ],
    percentages: paragraphs.flatMap(answered),
  };
}

const NUMBER = String.raw`(\d{1,3}(?:[ .\u00A0\u202F]\d{3})+|\d+)`;
const TIMES = String.raw`\s*(?:x|×|\*|gånger)\s*`;
const PRODUCT = new RegExp(
  `${NUMBER}\\s*(?:personer|deltagare)?${TIMES}${NUMBER}\\s?kr(?:onor)?${TIMES}(\\d{1,2})\\s?mån\\p{L}*(.{0,70}?)${NUMBER}\\s?(kr|tkr|mkr)?(?!\\s*(?:personer|deltagare|x|×))`,
  'giu',
);

function products(paragraph: Paragraph, index: number): StatedEquation[] {
  return [...paragraph.text.matchAll(PRODUCT)].map((match, place) => {
    const [, persons = '', monthly = '', months = '', , total = '', unit] = match;
    const factor = unit?.toLowerCase() === 'tkr' ? 1000 : 1;
    return {
      ...frame(paragraph, index, `product-${place}`),
      rule: 'schablon' as const,
      leftLabel: `Effekten i texten (${placeWords(paragraph)})`,
      rightLabel: `${persons} personer × ${monthly} kr × ${months} månader`,
      left: digits(total),
      right: Math.round((digits(persons) * digits(monthly) * digits(months)) / factor),
      tolerance: factor === 1 ? 0 : 1,
      unit: factor === 1 ? ('kr' as const) : ('tkr' as const),
    };
  });
}

/** "ökat från 4.750 personer till 5.769 personer, vilket motsvarar en ökning med 21,5 %". */
const CHANGE = new RegExp(
  `från\\s+${NUMBER}(?:\\s\\p{L}+)?\\s+till\\s+${NUMBER}(?:\\s\\p{L}+)?[^.\\d]{0,60}?(ökning|minskning|ökat|minskat)\\p{L}*\\s+(?:med|på)\\s+(?:ca |cirka )?(\\d+(?:,\\d+)?)\\s?(?:%|procent)(?!enh)`,
  'giu',
);

function changes(paragraph: Paragraph, index: number): StatedEquation[] {
  return [...paragraph.text.matchAll(CHANGE)].flatMap((match, place) => {
    const [, from = '', to = '', , percent = ''] = match;
    const before = digits(from);
    if (before === 0) return [];
    const decimals = percent.split(',')[1]?.length ?? 0;
    return [
      {
        ...frame(paragraph, index, `change-${place}`),
        rule: 'counts' as const,
        leftLabel: `Förändringen i procent i texten (${placeWords(paragraph)})`,
        rightLabel: `förändringen från ${from} till ${to}`,
        left: Number(percent.replace(',', '.')),
        right: Math.round((Math.abs(digits(to) - before) / before) * 100 * 10 ** decimals) / 10 ** decimals,
        tolerance: 1.01 * 10 ** -decimals,
        unit: 'percent' as const,
      },
    ];
  });
}

const KINDS = /individ|struktur|admin|övrig|ny verksamhet|kansli|insats/i;

/** Shares of the costs, in one sentence or as a list: three or more of one whole are all of it. */
function sharesIn(paragraphs: readonly Paragraph[]): StatedEquation[] {
  const found: StatedEquation[] = [];
  let list: { value: number; decimals: number; paragraph: Paragraph; index: number }[] = [];
  const close = (): void => {
    const first = list[0];
    if (first && list.length >= 3) found.push(sharesEquation(first.paragraph, first.index, list));
    list = [];
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const sentence of sentencesOf(paragraph.text)) {
      // One share a line, or several in one line of a list.
      const shares = [
        ...sentence.text.matchAll(
          /(\d{1,3}(?:,\d+)?) ?%\s*(?:till |gick till |av (?:årets )?(?:utfall\p{L}*|kostnad\p{L}*) (?:gick )?till )?([^\d%,.;]{3,60})/giu,
        ),
      ]
        .filter((match) => KINDS.test(match[2] ?? ''))
        .map((match) => ({
          value: Number((match[1] ?? '').replace(',', '.')),
          decimals: (match[1] ?? '').split(',')[1]?.length ?? 0,
          paragraph,
          index,
        }));
      const isList = /^\W*\d{1,3}(,\d+)? ?%/.test(sentence.text.trim()) && sentence.text.trim().length < 70;
      if (shares.length >= 3 && /individ/i.test(sentence.text)) {
        close();
        found.push(sharesEquation(paragraph, index, shares));
      } else if (isList && shares.length === 1) list.push(...shares);
      else close();
    }
  }
  close();
  return found;
}

function sharesEquation(
  paragraph: Paragraph,
  index: number,
  shares: readonly { value: number; decimals: number }[],
): StatedEquation {
  const step = 10 ** -Math.max(...shares.map((share) => share.decimals));
  return {
    ...frame(paragraph, index, 'shares'),
    rule: 'shares',
    leftLabel: `Andelarna tillsammans (${placeWords(paragraph)})`,
    rightLabel: 'det hela',
    left: Math.round(shares.reduce((sum, share) => sum + share.value, 0) * 1000) / 1000,
    right: 100,
    tolerance: (step * shares.length) / 2,
    unit: 'percent',
  };
}

/** "gränsen 20% av årets bidrag från medlemmarna, vilket innebär 1.336 tkr". */
const GUIDELINE = new RegExp(
  `(\\d{1,2})\\s?(?:%|procent) av (?:årets )?(?:bidrag|medlems|drift|intäkt)[^.\\d]{0,80}?${NUMBER}\\s?(tkr|kr|mkr)`,
  'giu',
);

function guideline(paragraph: Paragraph, index: number): StatedEquation[] {
  return [...paragraph.text.matchAll(GUIDELINE)].map((match, place) => {
    const [, share = '', amount = '', unit = 'kr'] = match;
    const factor = unit.toLowerCase() === 'tkr' ? 1000 : 1;
    return {
      ...frame(paragraph, index, `guideline-${place}`),
      rule: 'capital' as const,
      leftLabel: `Högsta kapital enligt riktlinjen i texten (${placeWords(paragraph)})`,
      rightLabel: `${share} % av årets bidrag`,
      left: digits(amount) * factor,
      // Filled in when the contributions are known.
      right: Number(share) / 100,
      tolerance: factor === 1 ? 1 : factor / 2 + 1,
      unit: 'kr' as const,
    };
  });
}

/** The guidelines of the text with the contributions of the year; without contributions nothing is said. */
export function withContributions(
  equations: readonly StatedEquation[],
  contributions: number | null,
): StatedEquation[] {
  return equations.flatMap((one) => {
    if (!one.id.includes('guideline-')) return [one];
    return contributions === null ? [] : [{ ...one, right: Math.round(one.right * contributions) }];
  });
}

/** "Enkäten besvarades av 19 deltagare vid avslut. Nästan 74% svarade …", "18 deltagare valde att svara. 67% svarade …". */
function answered(paragraph: Paragraph, index: number): QuotedPercentage[] {
  const sentences = sentencesOf(paragraph.text).map((one) => one.text);
  return sentences.flatMap((text, place) => {
    const next = sentences[place + 1] ?? '';
    const whole = answersIn(text);
    const share =
      /^\W*(?:nästan |drygt |knappt |ca |cirka |över )?(\d{1,3}(?:,\d+)?) ?% (?:av (?:de|dem|deltagarna) )?(?:svarade|har svarat|uppger|anger|upplever)/iu.exec(
        next.trim(),
      );
    // "Över 90 %" says no share.
    if (whole === null || !share || /^\W*(nästan|drygt|knappt|över|ca|cirka)/i.test(next.trim())) return [];
    const printed = share[1] ?? '';
    return [
      {
        path: `${placeOf(paragraph, index).path}: "${share[0].trim()}"`,
        sectionId: sectionId(index),
        label: `Texten "${share[0].trim()}" av ${whole} svar (${placeWords(paragraph)})`,
        percent: Number(printed.replace(',', '.')),
        decimals: printed.split(',')[1]?.length ?? 0,
        part: null,
        whole,
      },
    ];
  });
}

function answersIn(text: string): number | null {
  const found = findNumbers(text).filter((one) => one.kind === 'number' || one.kind === 'word');
  const number = found.find(
    (one) =>
      /besvarades av\s+(totalt\s+)?$/iu.test(text.slice(0, one.start)) ||
      /^\s+(avslutade\s+)?(deltagare|personer|medarbetare|individer)\s+(valde att svara|svarade|har svarat|besvarade)/iu.test(
        text.slice(one.end),
      ),
  );
  return number && found.length <= 2 && number.value > 1 ? number.value : null;
}

/** A day that stands with another year elsewhere: a slide of one meeting said 2028 where the others said 2025. */
export function checkDates(report: ReportUnderControl, lines: readonly DocumentLine[]): Finding[] {
  const days = lines.flatMap((line) =>
    [...line.text.matchAll(DAY)].map((match) => ({
      day: `${match[1]} ${(match[2] ?? '').toLowerCase()}`,
      year: Number(match[3]),
      place: placeWords(line),
    })),
  );
  const years = lines.flatMap((line) =>
    [...line.text.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map((match) => Number(match[1])),
  );
  return days.flatMap((one): Finding[] => {
    const other = days.find((each) => each.day === one.day && each.year <= report.year + 2);
    // Far ahead of the report's own year, and of nearly every other year in it.
    const isFar = one.year > report.year + 2 && years.filter((year) => year >= one.year).length <= 3;
    if (!other || !isFar) return [];
    return [
      state({
        rule: 'date',
        detail: one.day,
        place: { path: one.place },
        ok: false,
        left: one.year,
        right: other.year,
        unit: 'count',
        sv: `Datumet ${one.day} har året ${one.year} (${one.place}) men ${other.year} (${other.place}).`,
        en: `The day ${one.day} has the year ${one.year} (${one.place}) but ${other.year} (${other.place}).`,
      }),
    ];
  });
}

const DAY =
  /(?<!\d)(\d{1,2}) (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) (20\d\d)/giu;

function frame(paragraph: Paragraph, index: number, id: string): { id: string; path: string } {
  return { id: `${sectionId(index)}.${id}`, path: placeOf(paragraph, index).path };
}

function digits(text: string): number {
  return Number(text.replaceAll(/\D/g, ''));
}
