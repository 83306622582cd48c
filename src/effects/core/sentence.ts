// The sentence about effects that a report prints. It rounds to thousands of kronor, for more digits would say too much.
import { formatCount, writeNumber, type Language } from '#design/core';
import type { EffectsResult } from './effects.ts';
import { effectsTexts } from './texts.ts';

const U = '\u00A0';

/** Gross first, then after equalisation or that nobody has set it. */
export function effectsSentence(result: EffectsResult, language: Language): string {
  const words = effectsTexts[language];
  const signed = (ore: number): string => signedThousands(ore, language);
  const { total, afterEqualisation: after, n, moved } = result;
  const isSet = !result.warnings.some(({ code }) => code === 'equalisationNotSet');
  const gross = words.sentence({
    moved: formatCount(moved),
    n: formatCount(n),
    years: yearsOf(result),
    kommun: signed(total.kommun),
    region: signed(total.region),
    stat: signed(total.stat),
    all: signed(total.public),
  });
  const rest = isSet
    ? words.sentenceAfter({
        kommun: signed(after.kommun),
        region: signed(after.region),
        all: signed(after.public),
      })
    : words.sentenceNotSet;
  return `${gross} ${rest}`;
}

/** "2025–2026". */
export function yearsOf({ byYear }: Pick<EffectsResult, 'byYear'>): string {
  const [first, last] = [byYear[0]?.year, byYear.at(-1)?.year];
  return first === last ? String(first) : `${first}\u2013${last}`;
}

/** "plus 1 235 000 kr": a sign alone is easily missed in prose. */
function signedThousands(ore: number, language: Language): string {
  const words = effectsTexts[language];
  const kronor = Math.round(Math.abs(ore) / 100_000) * 1000;
  const amount = `${writeNumber(kronor, 0)}${U}kr`;
  if (kronor === 0) return amount;
  return ore < 0 ? words.minus(amount) : words.plus(amount);
}
