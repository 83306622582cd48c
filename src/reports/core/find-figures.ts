// The picker's search: figures by the words of their label, their period and the number itself.
import { formatFigure, formatPeriod, formatsOf } from '#design/core';
import { isSamePeriod, yearOf, type Figure, type Period } from '#kernel';

export type PickableFigure = {
  readonly id: string;
  readonly label: string;
  /** `2024`, `31 december 2024`. */
  readonly period: string;
  readonly source: string;
  /** As the number may be written, the usual way first; ways that look the same stand once. */
  readonly ways: readonly { readonly format: string; readonly written: string }[];
};

export type FoundFigures = { readonly figures: readonly PickableFigure[]; readonly count: number };

export type FindFigures = {
  readonly words: string;
  readonly year: number;
  readonly figures: readonly Figure[];
  /** Periods that the report may speak of: a figure of another cannot be linked. */
  readonly periods: readonly Period[];
  readonly most: number;
};

/** Every word must be found; those of the report's own year and with the shortest label come first. */
export function findFigures({ words, year, figures, periods, most }: FindFigures): FoundFigures {
  const wanted = words.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const found = figures
    .filter(({ period }) => periods.some((one) => isSamePeriod(one, period)))
    .flatMap((figure) => {
      const label = figure.label.toLocaleLowerCase('sv');
      const all = `${label} ${formatPeriod(figure.period).toLocaleLowerCase('sv')} ${figure.period.to} ${figure.id.toLocaleLowerCase('sv')} ${numbersOf(figure)}`;
      if (!wanted.every((word) => all.includes(word))) return [];
      const starts = wanted.filter((word) => label.startsWith(word) || label.includes(` ${word}`)).length;
      return [{ figure, starts, isOfYear: yearOf(figure.period.to) === year }];
    })
    .toSorted(
      (a, b) =>
        b.starts - a.starts ||
        Number(b.isOfYear) - Number(a.isOfYear) ||
        (wanted.length > 0 ? a.figure.label.length - b.figure.label.length : 0),
    );
  return { figures: found.slice(0, most).map(({ figure }) => pickable(figure)), count: found.length };
}

export function pickable(figure: Figure): PickableFigure {
  const { id, label, period, source } = figure;
  const seen = new Set<string>();
  const ways = formatsOf(figure.unit).flatMap((format) => {
    const written = formatFigure(figure, format);
    if (!written.ok || format === 'date' || format === 'period' || seen.has(written.value)) return [];
    seen.add(written.value);
    return [{ format, written: written.value }];
  });
  return { id, label, period: formatPeriod(period), source: source.description, ways };
}

/** Whoever knows the number finds its figure, however the thousands are parted. */
function numbersOf({ value, unit }: Figure): string {
  if (value === null) return '';
  const number = unit === 'ore' ? Math.round(value / 100) : unit === 'share' ? Math.round(value * 100) : value;
  return String(Math.abs(number)).replace('.', ',');
}
