// Formats of linked figures in running text: `{{ followUp.participants@2024 | words }}`.
import {
  accept,
  type Figure,
  type FigureUnit,
  refuse,
  type Result,
  roundToHundredThousandKronor,
  roundToKronor,
  roundToThousandKronor,
} from '#kernel';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatKronor,
  formatPercent,
  formatPeriod,
  formatScore,
  formatThousand,
  HIDDEN,
  NOT_REPORTED,
  UNIT_SPACE,
  writeNumber,
} from './formats.ts';
import { numberInWords } from './number-words.ts';

export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** `abs-` drops the sign for sentences that say it in words ("ett underskott på …"); `date` and `period` tell when. */
export const FIGURE_FORMATS = [
  'kr',
  'tkr',
  'mkr',
  'amount',
  'abs-kr',
  'abs-tkr',
  'abs-mkr',
  'count',
  'words',
  'words-neuter',
  'words-capital',
  'percent',
  'percent1',
  'score',
  'score2',
  'days',
  'year',
  'date',
  'period',
] as const;

export type CannotFormat =
  | { readonly kind: 'unknownFormat'; readonly format: string; readonly known: readonly FigureFormat[] }
  | {
      readonly kind: 'wrongUnit';
      readonly format: FigureFormat;
      readonly unit: FigureUnit;
      /** Formats that this unit has. */
      readonly fitting: readonly FigureFormat[];
    };

/**
 * A figure as it stands in a sentence. Not reported gives "ej angivet", hidden gives "–"; `date` (the last day) and
 * `period` are told even then. Money is rounded half away from zero, once, here.
 */
export function formatFigure(figure: Figure, format: string): Result<string, CannotFormat> {
  if (!isFigureFormat(format)) return refuse({ kind: 'unknownFormat', format, known: FIGURE_FORMATS });
  if (format === 'date') return accept(formatDate(figure.period.to));
  if (format === 'period') return accept(formatPeriod(figure.period));
  if (!UNITS[format].includes(figure.unit)) {
    return refuse({ kind: 'wrongUnit', format, unit: figure.unit, fitting: formatsOf(figure.unit) });
  }
  if (figure.disclosure === 'suppressed') return accept(HIDDEN);
  if (figure.value === null) return accept(NOT_REPORTED);
  return accept(WRITERS[format](figure.value));
}

/** The formats a unit has, the usual one first. */
export function formatsOf(unit: FigureUnit): readonly FigureFormat[] {
  return FIGURE_FORMATS.filter((format) => UNITS[format].includes(unit));
}

export function isFigureFormat(text: string): text is FigureFormat {
  return (FIGURE_FORMATS as readonly string[]).includes(text);
}

const EVERY_UNIT: readonly FigureUnit[] = ['ore', 'count', 'share', 'score', 'days', 'year'];

const UNITS: Readonly<Record<FigureFormat, readonly FigureUnit[]>> = {
  kr: ['ore'],
  tkr: ['ore'],
  mkr: ['ore'],
  amount: ['ore'],
  'abs-kr': ['ore'],
  'abs-tkr': ['ore'],
  'abs-mkr': ['ore'],
  count: ['count', 'days'],
  words: ['count', 'days'],
  'words-neuter': ['count'],
  'words-capital': ['count', 'days'],
  percent: ['share'],
  percent1: ['share'],
  score: ['score'],
  score2: ['score'],
  days: ['days'],
  year: ['year'],
  date: EVERY_UNIT,
  period: EVERY_UNIT,
};

const WRITERS: Readonly<Record<Exclude<FigureFormat, 'date' | 'period'>, (value: number) => string>> = {
  kr: (ore) => formatKronor(roundToKronor(ore)),
  tkr: (ore) => formatThousand(roundToThousandKronor(ore)),
  mkr: formatMillion,
  amount: (ore) => `${formatAmount(ore)}${UNIT_SPACE}kr`,
  'abs-kr': (ore) => formatKronor(roundToKronor(Math.abs(ore))),
  'abs-tkr': (ore) => formatThousand(roundToThousandKronor(Math.abs(ore))),
  'abs-mkr': (ore) => formatMillion(Math.abs(ore)),
  count: formatCount,
  words: (count) => inWords(count, 'common'),
  'words-neuter': (count) => inWords(count, 'neuter'),
  'words-capital': (count) => capital(inWords(count, 'common')),
  percent: (share) => formatPercent(share, 0),
  percent1: (share) => formatPercent(share, 1),
  score: (score) => formatScore(score, 1),
  score2: (score) => formatScore(score, 2),
  days: (days) => `${formatCount(days)}${UNIT_SPACE}${Math.abs(days) === 1 ? 'dag' : 'dagar'}`,
  year: String,
};

function formatMillion(amountOre: number): string {
  return `${writeNumber(roundToHundredThousandKronor(amountOre) / 10, 1)}${UNIT_SPACE}miljoner kronor`;
}

/** Small numbers are written with letters up to twelve, as Swedish public prose does. */
function inWords(count: number, gender: 'common' | 'neuter'): string {
  return Number.isInteger(count) && count >= 0 && count <= 12 ? numberInWords(count, gender) : formatCount(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
