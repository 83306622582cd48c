// What all charts share: their input, the frame around the drawing, the words for those who do not see it, the table.
import { assert, unreachable } from '#kernel';
import { formatsIn } from '../formats.ts';
import { inBoth, type Language } from '../language.ts';
import type { Cell, ChartModel, Column, ColumnKind, TableModel } from '../table-model.ts';
import { checkTable, hiddenCell, notReportedCell } from '../tables.ts';
import { element, escapeXml, type Fill, patternDefinitions } from './svg.ts';
import { palette } from './palette.ts';

/** What the numbers are; the drawing writes them bare, the heading and the description name the unit. */
export type ChartUnit = 'kr' | 'tkr' | 'count' | 'percent' | 'score';

/** A number as printed (whole kronor, tkr, count, share 0–1, mean). Null with `isHidden` is hidden, else not reported. */
export type Point = {
  readonly value: number | null;
  readonly isHidden?: boolean;
  readonly figureId?: string;
  readonly address?: string;
};

export type ChartHead = {
  /** Unique in its document; letters, digits, - and _. */
  readonly id: string;
  /** The finding or the question. */
  readonly title: string;
  readonly unit: ChartUnit;
  /** Of the words and numbers that the chart itself writes; Swedish when it is not said. */
  readonly language?: Language;
  /** What is counted, in words of the reader: "deltagare". Defaults to the unit's own word. */
  readonly unitWord?: string;
  /** Replaces the description made from the numbers. */
  readonly description?: string;
  readonly source?: string;
  /** In the chart's units; 640 is the width of a text column, 160 mm in print. */
  readonly width?: number;
};

export type Series = { readonly id: string; readonly label: string; readonly points: readonly Point[] };

export type ChartData = {
  /** Head of the label column: "Insats". */
  readonly labelHeading: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
};

export const CHART_WIDTH = 640;
export const FONT_FAMILY = 'Source Sans 3';

export type Drawing = { readonly height: number; readonly parts: readonly string[]; readonly fills: readonly Fill[] };

/** Puts frame, description and table around a drawing. */
export function finishChart(head: ChartHead, data: ChartData, drawing: Drawing): ChartModel {
  assert(/^[A-Za-z][\w-]*$/.test(head.id), `chart id ${head.id} is made of letters, digits, - and _`);
  assert(data.labels.length > 0, `chart ${head.id} has something to show`);
  for (const { label, points } of data.series) {
    assert(points.length === data.labels.length, `series ${label} of chart ${head.id} has a point for every label`);
  }
  const width = head.width ?? CHART_WIDTH;
  const height = Math.ceil(drawing.height);
  const description = head.description ?? describe(head, data);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${head.id}-title ${head.id}-desc`,
      class: 'chart',
      'font-family': FONT_FAMILY,
      fill: palette.ink,
    },
    element('title', { id: `${head.id}-title` }, escapeXml(head.title)),
    element('desc', { id: `${head.id}-desc` }, escapeXml(description)),
    patternDefinitions(head.id, drawing.fills),
    ...drawing.parts,
  );
  return {
    id: head.id,
    title: head.title,
    description,
    svg,
    width,
    height,
    table: chartTable(head, data),
    ...(head.source === undefined ? {} : { source: head.source }),
  };
}

/** A point's number without unit, as it stands in the drawing; what is missing says so. */
export function pointText(point: Point, unit: ChartUnit, language: Language = 'sv'): string {
  if (point.isHidden) return hiddenCell().text;
  return point.value === null ? formatsIn(language).count(null) : formatIn(point.value, unit, language);
}

export function formatIn(value: number, unit: ChartUnit, language: Language = 'sv'): string {
  const formats = formatsIn(language);
  switch (unit) {
    case 'kr':
    case 'tkr':
      return formats.number(value, 0);
    case 'count':
      return formats.count(value);
    case 'percent':
      return formats.percent(value);
    case 'score':
      return formats.score(value);
    default:
      return unreachable(unit);
  }
}

/** The drawn length of a point; nothing is drawn for what is hidden or not reported. */
export function drawnValue(point: Point | undefined): number {
  return point && !point.isHidden ? (point.value ?? 0) : 0;
}

const texts = inBoth(
  {
    units: { kr: 'kr', tkr: 'tkr', count: 'antal', percent: 'procent', score: 'medelvärde' },
    and: (names: string, last: string) => `${names} och ${last}`,
    shows: (what: string, unit: string) => `Diagram över ${what}, i ${unit}.`,
  },
  {
    units: { kr: 'kr', tkr: 'thousand kr', count: 'number', percent: 'per cent', score: 'mean' },
    and: (names, last) => `${names} and ${last}`,
    shows: (what, unit) => `Chart of ${what}, in ${unit}.`,
  },
);

export function unitWord({ unit, unitWord: own, language = 'sv' }: ChartHead): string {
  return own ?? texts[language].units[unit];
}

function describe(head: ChartHead, data: ChartData): string {
  const words = texts[head.language ?? 'sv'];
  const sentences = data.labels.map((label, index) => {
    const parts = data.series.map(({ label: name, points }) => {
      const text = pointText(points[index] ?? { value: null }, head.unit, head.language);
      return data.series.length === 1 ? text : `${name.toLowerCase()} ${text}`;
    });
    return `${label}: ${parts.join(', ')}`;
  });
  const names = data.series.map(({ label }) => label.toLowerCase());
  const what = names.length < 2 ? names.join('') : words.and(names.slice(0, -1).join(', '), names.at(-1) ?? '');
  return `${words.shows(what, unitWord(head))} ${sentences.join('. ')}.`;
}

function chartTable(head: ChartHead, data: ChartData): TableModel {
  const kind = columnKind(head.unit);
  const columns: Column[] = data.series.map(({ id, label }) => ({ id, label, kind }));
  return checkTable({
    id: `${head.id}-table`,
    caption: head.title,
    labelHeading: head.unit === 'percent' ? data.labelHeading : `${data.labelHeading} (${unitWord(head)})`,
    columns,
    rows: data.labels.map((label, index) => ({
      id: `row-${index + 1}`,
      label,
      role: 'row',
      cells: data.series.map(({ points }) => pointCell(points[index], head)),
    })),
  });
}

function pointCell(point: Point | undefined, { unit, language }: ChartHead): Cell {
  if (point?.isHidden) return hiddenCell();
  if (!point || point.value === null) return notReportedCell();
  return {
    value: point.value,
    text: formatIn(point.value, unit, language),
    ...(point.figureId === undefined ? {} : { figureId: point.figureId }),
    ...(point.address === undefined ? {} : { address: point.address }),
  };
}

function columnKind(unit: ChartUnit): ColumnKind {
  if (unit === 'percent') return 'percent';
  return unit === 'kr' || unit === 'tkr' ? 'amount' : 'count';
}
