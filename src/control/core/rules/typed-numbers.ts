// Numbers typed as text are listed, because they do not follow when a figure changes. One that nearly equals a figure, and
// equals none, is a warning: a digit typed wrong, or a figure that changed after the text was written.
import type { FoundNumber } from '#design/core';
import { type Finding, state } from '../finding.ts';
import { type Shown, shownNumbers } from '../shown-numbers.ts';
import { sentencesOf, textOf, typedNumbers } from '../prose-text.ts';
import type { ProseSection, ReportUnderControl } from '../report-under-control.ts';
import { write } from '../texts.ts';

export function checkTypedNumbers(report: ReportUnderControl): Finding[] {
  const shown = shownNumbers(report);
  return report.prose.flatMap((section) => {
    const text = textOf(section);
    return typedNumbers(section)
      .filter((number) => !number.isAmbiguous && !number.isRange)
      .map((number) => checkNumber(section, { number, sentence: sentenceAround(text, number), text }, shown));
  });
}

type Typed = { readonly number: FoundNumber; readonly sentence: string; readonly text: string };

function checkNumber(section: ProseSection, typed: Typed, shown: readonly Shown[]): Finding {
  const { number } = typed;
  const unit = unitOf(number);
  const place = {
    path: section.heading,
    sectionId: section.sectionId,
    span: { start: number.start, end: number.end },
  };
  const equals = shown.some((one) => one.unit === unit && prints(number, one.value));
  // Nearness is asked first: it is arithmetic, while `isAbout` reads the sentence.
  const near = equals
    ? undefined
    : shown.find((one) => one.unit === unit && isNear(number, one) && isAbout(one, typed));
  if (!near) {
    return state({
      rule: 'typed-number',
      place,
      ok: true,
      left: number.value,
      unit,
      sv: `${number.text} i ${section.heading} är skrivet för hand${equals ? ' och stämmer med en siffra som det kan länkas till' : ''}.`,
      en: `${number.text} in ${section.heading} is typed${equals ? ' and equals a figure it could be linked to' : ''}.`,
    });
  }
  // Prose says "ett underskott på" instead of a minus sign.
  const meant = number.value >= 0 ? Math.abs(near.value) : near.value;
  return state({
    rule: 'near-figure',
    place,
    ok: false,
    left: number.value,
    right: meant,
    unit,
    sv: `I ${section.heading} står ${number.text}, men ${near.label} är ${write(meant, unit)}. Kontrollera talet och länka det till sin siffra.`,
    en: `${section.heading} says ${number.text}, but ${near.label} is ${write(meant, unit)}.`,
  });
}

function unitOf(number: FoundNumber): Shown['unit'] {
  if (number.kind === 'money') return 'kr';
  return number.kind === 'percent' ? 'percent' : 'count';
}

/** Whether the typed number is this value, rounded to the digits that were typed; prose leaves minus signs out. */
function prints(number: FoundNumber, value: number): boolean {
  return Math.abs(Math.abs(number.value) - Math.abs(value)) <= number.precision / 2 + 1e-6;
}

/**
 * Money is near within half a per cent, or when one digit differs or two have changed places. Counts and percentages are
 * near within a tenth (at least 1), because more of them lie close to each other by chance, and only `isAbout` ones come
 * this far.
 */
function isNear(number: FoundNumber, shown: Shown): boolean {
  const [typed, value] = [Math.abs(number.value), Math.abs(shown.value)];
  if (value === 0 || typed === 0) return false;
  const apart = Math.abs(typed - value);
  if (shown.unit === 'kr') {
    if (value < 1000) return false;
    const step = Math.max(1, number.precision);
    const isFine = step <= value / 100;
    return isFine && (apart <= value * 0.005 || isMistyped(Math.round(typed / step), Math.round(value / step)));
  }
  return apart <= Math.max(1, value * 0.1) || (value >= 10 && isMistyped(typed, value));
}

/** One digit wrong, or two neighbours exchanged. */
export function isMistyped(typed: number, meant: number): boolean {
  const [a, b] = [String(typed), String(meant)];
  if (a.length !== b.length || a === b) return false;
  const wrong = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  if (wrong.length === 1) return a.length >= 3;
  const [first, second] = wrong;
  return (
    wrong.length === 2 &&
    first !== undefined &&
    second === first + 1 &&
    a[first] === b[second] &&
    a[second] === b[first]
  );
}

/** Counts must be of the thing named behind the number, and of the programme that the sentence names, if any. */
function isAbout(shown: Shown, typed: Typed): boolean {
  if (shown.unit === 'kr') return true;
  const behind = typed.text.slice(typed.number.end, typed.number.end + 40).toLowerCase();
  const clause = behind.split(/[.,;:()\d]/)[0] ?? '';
  const next = clause.trim().split(/\s+/).slice(0, 3).join(' ');
  const isNamed = shown.nouns.some((noun) => next.includes(noun));
  const names = shown.programmes.filter((name) => mentions(typed.sentence, name));
  const isOfProgramme = shown.programme ? mentions(typed.sentence, shown.programme) : names.length === 0;
  return isNamed && isOfProgramme;
}

function mentions(sentence: string, name: string): boolean {
  const short = /\(([^)]+)\)/.exec(name)?.[1];
  return [name, ...(short ? [short] : [])].some((one) =>
    new RegExp(`(?<!\\p{L})${one.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{Ll}{3})`, 'u').test(sentence),
  );
}

function sentenceAround(text: string, number: FoundNumber): string {
  const sentences = sentencesOf(text);
  const found = sentences.findLast((sentence) => sentence.start <= number.start);
  return found?.text ?? text;
}
