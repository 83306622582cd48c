// A linked number shows the figure that it is, and "under året" is said of the year only.
import { findNumbers } from '#design/core';
import { asCalendarYear, contains, calendarYear, type Figure } from '#kernel';
import { type Finding, state } from '../finding.ts';
import { placeOf } from '../locate.ts';
import { type LinkedSpan, linkedSpans, sentencesOf, textOf } from '../prose-text.ts';
import type { ProseSection, ReportUnderControl, TableUnit } from '../report-under-control.ts';

export function checkLinkedFigures(report: ReportUnderControl): Finding[] {
  const figures = new Map(report.figures.map((figure) => [figure.id, figure]));
  return [
    ...report.prose.flatMap((section) => linkedSpans(section).map((span) => checkSpan(section, span, figures))),
    ...checkCells(report, figures),
    ...report.prose.flatMap((section) => checkPeriods(report, section, figures)),
  ];
}

function checkSpan(section: ProseSection, span: LinkedSpan, figures: ReadonlyMap<string, Figure>): Finding {
  const figure = figures.get(span.figureId);
  // Nothing to compare: "ej angivet", a date or a period.
  const printed = findNumbers(span.text).find((number) => number.kind !== 'year' || figure?.unit === 'year');
  const ok = figure !== undefined && (!printed || shows(figure, printed));
  const known = figure?.value ?? null;
  return state({
    rule: 'figure-shown',
    place: {
      path: section.heading,
      sectionId: section.sectionId,
      figureId: span.figureId,
      span: { start: span.start, end: span.end },
    },
    ok,
    ...(printed ? { left: printed.value } : {}),
    ...(known === null ? {} : { right: inPrintedUnit(known, figure?.unit) }),
    sv: ok
      ? `${span.text} i ${section.heading} är ${figure?.label ?? ''}.`
      : figure
        ? `I ${section.heading} står ${span.text}, men siffran ${figure.label} har ett annat värde.`
        : `I ${section.heading} pekar ${span.text} på siffran ${span.figureId}, som inte finns.`,
    en: ok
      ? `${span.text} in ${section.heading} is ${span.figureId}.`
      : figure
        ? `${section.heading} prints ${span.text}, but ${span.figureId} has another value.`
        : `${section.heading} links to ${span.figureId}, which does not exist.`,
  });
}

function shows(figure: Figure, printed: { value: number; precision: number }): boolean {
  if (figure.value === null) return false;
  const exact = inPrintedUnit(figure.value, figure.unit);
  // Half a step of the last printed digit; text may leave out a minus sign ("ett underskott på 57 422 kr").
  const room = printed.precision / 2 + 1e-6 * Math.max(1, Math.abs(exact));
  return Math.abs(Math.abs(printed.value) - Math.abs(exact)) <= room;
}

function inPrintedUnit(value: number, unit: Figure['unit'] | undefined): number {
  if (unit === 'ore') return value / 100;
  return unit === 'share' ? value * 100 : value;
}

function checkCells(report: ReportUnderControl, figures: ReadonlyMap<string, Figure>): Finding[] {
  return report.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.flatMap((cell, index) => {
        if (!cell.figureId) return [];
        const figure = figures.get(cell.figureId);
        const unit: TableUnit = row.unit ?? table.unit;
        const precision = unit === 'tkr' ? 1000 : cell.printed === null || Number.isInteger(cell.printed) ? 1 : 0.1;
        const value = cell.printed === null ? null : cell.printed * (unit === 'tkr' ? 1000 : 1);
        const isHidden = figure?.disclosure === 'suppressed';
        const ok =
          figure !== undefined &&
          (value === null
            ? figure.value === null || isHidden
            : shows(figure, { value, precision }) && hasSameSign(figure, value));
        const place = { ...placeOf(table, row, table.columns[index]), figureId: cell.figureId };
        return [
          state({
            rule: 'figure-shown',
            place,
            ok,
            ...(cell.printed === null ? {} : { left: cell.printed }),
            unit,
            sv: ok
              ? `${place.path} visar sin siffra.`
              : `${place.path} visar inte värdet av sin siffra ${cell.figureId}.`,
            en: ok ? `${place.path} shows its figure.` : `${place.path} does not show the value of ${cell.figureId}.`,
          }),
        ];
      }),
    ),
  );
}

/** Costs are figures without a sign and rows with one; anything else keeps its sign. */
function hasSameSign(figure: Figure, value: number): boolean {
  return value === 0 || figure.value === 0 || Math.sign(value) === Math.sign(figure.value ?? 0) || value < 0;
}

/** "Under året" says that the figure is the year's own; a balance-sheet day inside the year is. */
function checkPeriods(
  report: ReportUnderControl,
  section: ProseSection,
  figures: ReadonlyMap<string, Figure>,
): Finding[] {
  const spans = linkedSpans(section);
  return sentencesOf(textOf(section)).flatMap((sentence) => {
    if (!saysTheYear(sentence.text, report.year)) return [];
    const end = sentence.start + sentence.text.length;
    return spans
      .filter((span) => span.start >= sentence.start && span.end <= end)
      .flatMap((span) => {
        const figure = figures.get(span.figureId);
        if (!figure) return [];
        const year = asCalendarYear(figure.period);
        const isSaid = year !== null && year !== report.year && sentence.text.includes(String(year));
        const isComparison = year !== null && /föregående år|förra året|året innan|året före/iu.test(sentence.text);
        const isDay =
          figure.period.from === figure.period.to && contains(calendarYear(report.year), figure.period.to);
        const ok = year === report.year || isDay || isSaid || isComparison;
        return [
          state({
            rule: 'figure-period',
            place: {
              path: section.heading,
              sectionId: section.sectionId,
              figureId: span.figureId,
              span: { start: span.start, end: span.end },
            },
            ok,
            sv: ok
              ? `${span.text} i ${section.heading} gäller ${report.year}.`
              : `I ${section.heading} sägs ${span.text} gälla året, men siffran gäller ${figure.period.from} till ${figure.period.to}.`,
            en: ok
              ? `${span.text} in ${section.heading} is of ${report.year}.`
              : `${section.heading} says ${span.text} of the year, but the figure is of ${figure.period.from} to ${figure.period.to}.`,
          }),
        ];
      });
  });
}

/** Unless the sentence itself prints another period: "december 2023 till november 2024". */
function saysTheYear(sentence: string, year: number): boolean {
  if (/\bdecember\b.*\bnovember\b|\bnovember\b.*\boktober\b/iu.test(sentence)) return false;
  return new RegExp(`under året|i år(?!\\p{L})|under (år )?${year}|(?<!\\p{L})år ${year}`, 'iu').test(sentence);
}
