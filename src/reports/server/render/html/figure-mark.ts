// A number in the HTML report is its figure: the value for programs, and for readers what it is and where it came from.
import { formatPercent, formatScore } from '#design/core';
import { formatPeriodId, type Figure, type FigureUnit } from '#kernel';
import { element, type Markup } from './markup.ts';

/** The printed text of a figure as a `data` element; plain text when the report does not hold the figure. */
export function figureMark(text: string, figure: Figure | undefined): Markup | string {
  if (!figure) return text;
  return element(
    'data',
    {
      value: figure.value,
      class: 'figure',
      title: titleOf(figure),
      'data-figure': figure.id,
      'data-unit': figure.unit,
    },
    text,
  );
}

function titleOf(figure: Figure): string {
  const counting = figure.countingUnit ? `, räknat i ${COUNTING_WORDS[figure.countingUnit]}` : '';
  return [
    `${figure.label}: ${valueWords(figure)}${counting}`,
    `Period ${formatPeriodId(figure.period).replace('..', '–')}`,
    `Källa: ${figure.source.description} (version ${figure.version})`,
  ].join('. ');
}

function valueWords(figure: Figure): string {
  if (figure.disclosure === 'suppressed') return 'döljs av integritetsskäl';
  if (figure.value === null) return 'ej angivet';
  if (figure.unit === 'share') return formatPercent(figure.value, 2);
  if (figure.unit === 'score') return `${formatScore(figure.value, 2)} (medelvärde)`;
  const value = String(figure.value).replace('-', '\u2212').replace('.', ',');
  return `${value}${UNIT_WORDS[figure.unit]}`;
}

const UNIT_WORDS = {
  ore: ' öre',
  count: '',
  days: ' dagar',
  year: '',
} satisfies Record<Exclude<FigureUnit, 'share' | 'score'>, string>;

const COUNTING_WORDS = {
  person: 'personer',
  participation: 'deltaganden',
  event: 'tillfällen',
  answer: 'svar',
} satisfies Record<NonNullable<Figure['countingUnit']>, string>;
