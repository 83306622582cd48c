// One row a count: programme, measure, sex, ageBand, referrer, exitReason, municipality, count. Codes or Swedish labels.
import type { SheetRow } from '#exchange/core';
import { findColumn, PROGRAMME_COLUMNS, readWholeNumber, rowError, type RowCounts } from './count-row.ts';
import {
  AGE_BAND,
  DIMENSIONS,
  labelOfValue,
  MEASURE_LABELS,
  MEASURES,
  valuesOf,
  type DimensionName,
  type Measure,
} from './vocabulary.ts';

const COLUMN_NAMES: Record<DimensionName | 'programme' | 'measure' | 'count', readonly string[]> = {
  programme: PROGRAMME_COLUMNS,
  measure: ['measure', 'mått', 'matt'],
  sex: ['sex', 'kön'],
  ageBand: ['ageband', 'age_band', 'ålder', 'åldersband'],
  referrer: ['referrer', 'remittent'],
  exitReason: ['exitreason', 'exit_reason', 'avslutsorsak'],
  municipality: ['municipality', 'kommun'],
  education: ['education', 'utbildning'],
  supportDuration: ['supportduration', 'support_duration', 'tid i offentlig försörjning'],
  track: ['track', 'spår'],
  supportBefore: ['supportbefore', 'support_before', 'försörjning före'],
  supportAfter: ['supportafter', 'support_after', 'försörjning efter'],
  change: ['change', 'förändring'],
  count: ['count', 'antal'],
};

/** Counts of one row; an empty dimension means all. */
export function readLongRow(row: SheetRow, header: readonly string[]): RowCounts {
  const cell = (name: keyof typeof COLUMN_NAMES): string => {
    const column = findColumn(header, COLUMN_NAMES[name]);
    return column === null ? '' : String(row.cells[column] ?? '').trim();
  };
  const fail = (code: string, message: string): RowCounts => ({
    programme: '',
    counts: [],
    problems: [rowError(row.line, code, message)],
  });
  if (cell('programme') === '') return fail('no-programme', 'The row names no programme.');
  const measure = readMeasure(cell('measure'));
  if (measure === null) return fail('unknown-measure', `"${cell('measure')}" is not a measure.`);
  const dimensions: Partial<Record<DimensionName, string>> = {};
  for (const name of DIMENSIONS) {
    if (cell(name) === '') continue;
    const value = readValue(name, cell(name));
    if (value === null) return fail('unknown-value', `"${cell(name)}" is not a value of ${name}.`);
    dimensions[name] = value;
  }
  const count = readWholeNumber(cell('count'));
  if (count === 'notANumber') return fail('not-a-whole-number', `"${cell('count')}" is not a whole number.`);
  return { programme: cell('programme'), counts: [{ measure, dimensions, count }], problems: [] };
}

function readMeasure(text: string): Measure | null {
  return MEASURES.find((measure) => isSame(text, measure) || isSame(text, MEASURE_LABELS[measure])) ?? null;
}

function readValue(name: DimensionName, text: string): string | null {
  if (name === 'ageBand') {
    const band = text
      .replace(/\s*år$/, '')
      .replace('\u2013', '-')
      .replaceAll(' ', '');
    return AGE_BAND.test(band) ? band : null;
  }
  const values = valuesOf(name);
  if (values === null) return text;
  const singular = name === 'sex' ? { kvinna: 'female', man: 'male' }[text.toLowerCase()] : undefined;
  return singular ?? values.find((value) => isSame(text, value) || isSame(text, labelOfValue(name, value))) ?? null;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
