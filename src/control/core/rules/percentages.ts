// Percentages and means against the numbers behind them, or against the number of answers when only that is known.
import { isPossibleMean, possiblePercentage, type Rounding, roundingOf } from '../answers.ts';
import { type Finding, type Place, state } from '../finding.ts';
import { quotedIn } from '../quoted-percentages.ts';
import { textOf } from '../prose-text.ts';
import type { QuotedMean, QuotedPercentage, ReportUnderControl } from '../report-under-control.ts';
import { write } from '../texts.ts';

export function checkPercentages(report: ReportUnderControl): Finding[] {
  const inText = report.prose.map((section) => ({ section, quoted: quotedIn(textOf(section)) }));
  return [
    ...report.percentages.map((quoted) => checkPercentage(quoted, placeOf(quoted))),
    ...report.means.map((quoted) => checkMean(quoted, { path: quoted.path })),
    ...inText.flatMap(({ section, quoted }) => {
      const place = (span: { start: number; end: number }): Place => ({
        path: section.heading,
        sectionId: section.sectionId,
        span: { start: span.start, end: span.end },
      });
      return [
        ...quoted.percentages.map((one) => checkPercentage({ ...one, path: section.heading }, place(one))),
        ...quoted.means.map((one) => checkMean({ ...one, path: section.heading }, place(one))),
      ];
    }),
    ...checkShares(report),
  ];
}

function placeOf({ path, sectionId }: QuotedPercentage): Place {
  return { path, ...(sectionId === undefined ? {} : { sectionId }) };
}

function checkPercentage(quoted: QuotedPercentage, place: Place): Finding {
  const { percent, decimals, part, whole } = quoted;
  const printed = write(percent, 'percent');
  const unique = { place, detail: quoted.path === place.path && !place.span ? `${quoted.path}/${quoted.label}` : '' };
  if (part !== null && whole !== null) {
    const rounding = roundingOf({ percent, decimals, part, whole });
    const exact = whole > 0 ? (100 * part) / whole : 0;
    const scale = 10 ** decimals;
    return state({
      rule: 'percentage',
      ...unique,
      ok: rounding === 'rounded',
      left: percent,
      right: Math.round(exact * scale) / scale,
      unit: 'percent',
      sv: `${quoted.label}: ${printed} av ${part} av ${whole}. ${swedish(rounding)}`,
      en: `${quoted.label}: ${printed} of ${part} of ${whole}. ${englishWords(rounding)}`,
    });
  }
  const rounding = whole === null ? 'rounded' : possiblePercentage({ percent, decimals, whole });
  return state({
    rule: 'impossible-percentage',
    ...unique,
    ok: rounding === 'rounded',
    left: percent,
    ...(whole === null ? {} : { right: nearestPossible({ percent, whole, decimals }) }),
    unit: 'percent',
    sv:
      rounding === 'rounded'
        ? `${quoted.label}: ${printed} av ${whole ?? 'okänt antal'} är möjligt.`
        : `${quoted.label}: ${printed} av ${whole ?? ''} är inget helt antal. ${rounding === 'cutOff' ? 'Det går bara om decimalerna kapats.' : 'Antalet svarande är kanske ett annat.'}`,
    en:
      rounding === 'rounded'
        ? `${quoted.label}: ${printed} of ${whole ?? 'an unknown number'} is possible.`
        : `${quoted.label}: ${printed} of ${whole ?? ''} is no whole number${rounding === 'cutOff' ? ' unless decimals were cut off' : ''}.`,
  });
}

function checkMean(quoted: QuotedMean, place: Place): Finding {
  const isPossible = isPossibleMean(quoted);
  const mean = write(quoted.mean, 'count');
  return state({
    rule: 'impossible-mean',
    place,
    detail: place.span ? '' : quoted.label,
    ok: isPossible,
    left: quoted.mean,
    right: isPossible ? quoted.mean : Math.round(quoted.mean * quoted.answers) / quoted.answers,
    sv: `${quoted.label}: medelvärdet ${mean} av ${quoted.answers} svar är ${isPossible ? '' : 'inte '}möjligt med hela svar.`,
    en: `${quoted.label}: a mean of ${mean} over ${quoted.answers} answers is ${isPossible ? '' : 'not '}possible.`,
  });
}

/** Figures that are shares carry the numbers behind them. */
function checkShares(report: ReportUnderControl): Finding[] {
  return report.figures.flatMap((figure) => {
    if (figure.unit !== 'share' || !figure.of || figure.value === null) return [];
    const exact = figure.of.whole === 0 ? 0 : figure.of.part / figure.of.whole;
    const ok = figure.of.part <= figure.of.whole && Math.abs(exact - figure.value) < 1e-6;
    return [
      state({
        rule: 'percentage',
        place: { path: figure.label, figureId: figure.id },
        ok,
        left: figure.value * 100,
        right: exact * 100,
        unit: 'percent',
        sv: `${figure.label} är ${figure.of.part} av ${figure.of.whole}${ok ? '.' : ', men andelen är en annan.'}`,
        en: `${figure.label} is ${figure.of.part} of ${figure.of.whole}${ok ? '.' : ', but the share is another.'}`,
      }),
    ];
  });
}

function nearestPossible(of: { percent: number; whole: number; decimals: number }): number {
  if (of.whole <= 0) return 0;
  const scale = 10 ** of.decimals;
  return Math.round(((100 * Math.round((of.percent * of.whole) / 100)) / of.whole) * scale) / scale;
}

function swedish(rounding: Rounding): string {
  const words: Record<Rounding, string> = {
    rounded: 'Det stämmer.',
    cutOff: 'Decimalerna är kapade i stället för avrundade.',
    impossible: 'Det stämmer inte.',
  };
  return words[rounding];
}

function englishWords(rounding: Rounding): string {
  const words: Record<Rounding, string> = {
    rounded: 'It holds.',
    cutOff: 'Decimals were cut off instead of rounded.',
    impossible: 'It does not hold.',
  };
  return words[rounding];
}
