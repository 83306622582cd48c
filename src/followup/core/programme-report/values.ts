// Values as typed, read and put together. A draft keeps what was typed, faults and all; only a sent report is without.
import { readWholeNumber } from '../count-row.ts';
import { reportFields, type ReportField, type ReportForm, type ReportSection, type ReportValues } from './form.ts';

/** A number as typed in a field; null when nothing stands there. */
export function readFieldNumber(field: Pick<ReportField, 'kind'>, typed: string): number | null | 'notANumber' {
  if (field.kind === 'count') return readWholeNumber(typed);
  const bare = typed.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.');
  if (bare === '' || bare === '-' || bare === '\u2013') return null;
  return /^\d{1,6}(?:\.\d{1,4})?$/.test(bare) ? Number(bare) : 'notANumber';
}

/** The number of a field that can be read, else null. */
export function numberIn(values: ReportValues, fieldId: string): number | null {
  const read = readFieldNumber({ kind: 'count' }, values[fieldId] ?? '');
  return read === 'notANumber' ? null : read;
}

/** Line ends as one, nothing at the ends, no control characters; a field that became empty is left out. */
export function tidyValues(form: ReportForm, section: ReportSection, outside: ReportValues): ReportValues {
  const tidy = reportFields(form)
    .filter((field) => field.section === section)
    .map((field) => [field.id, tidyText(outside[field.id] ?? '', field.kind)] as const);
  return Object.fromEntries(tidy.filter(([, value]) => value !== ''));
}

/** A text without what no screen can show; one line unless it is a `text`. */
export function tidyText(typed: string, kind: ReportField['kind']): string {
  const lines = typed.normalize('NFC').replaceAll(/\r\n?/g, '\n');
  // oxlint-disable-next-line no-control-regex -- what no screen or file can show is taken out
  const shown = lines.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g, '').replaceAll('\t', ' ');
  if (kind !== 'text') return shown.replaceAll('\n', ' ').trim();
  return shown
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

export function isSameValues(a: ReportValues, b: ReportValues): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => (a[name] ?? '') === (b[name] ?? ''));
}

export type Merged = {
  readonly values: ReportValues;
  /** Fields that both changed, each to something else: only a person can choose. */
  readonly conflicts: readonly string[];
};

/**
 * Two changes of one section, made from the same version. A field that one of them changed gets that change; one that
 * both changed differently is a conflict, and holds theirs.
 */
export function mergeValues(of: { base: ReportValues; theirs: ReportValues; mine: ReportValues }): Merged {
  const { base, theirs, mine } = of;
  const names = [...new Set([base, theirs, mine].flatMap((values) => Object.keys(values)))];
  const conflicts: string[] = [];
  const merged = names.map((name) => {
    const [was, their, my] = [base[name] ?? '', theirs[name] ?? '', mine[name] ?? ''];
    if (my === was || my === their) return [name, their] as const;
    if (their !== was) conflicts.push(name);
    return [name, their === was ? my : their] as const;
  });
  return { values: Object.fromEntries(merged.filter(([, value]) => value !== '')), conflicts };
}
