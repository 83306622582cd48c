// A finding is one check that was made, also when it holds: a control sheet shows every tie.
import { type Amount, isMoney, kronorPerUnit, printedOf } from './amount.ts';
import type { ReportUnderControl, TableUnit } from './report-under-control.ts';
import { type RuleId, rules } from './rule-list.ts';
import { sentences } from './texts.ts';

export type Severity = 'blocking' | 'warning' | 'rounding';

/** Where a reader finds the number: in words, and as ids that a screen can jump to. */
export type Place = {
  /** "Not 3 Verksamhetens kostnader › Totalt › 2024" */
  readonly path: string;
  readonly tableId?: string;
  readonly rowId?: string;
  readonly columnId?: string;
  readonly sectionId?: string;
  readonly figureId?: string;
  /** Characters of the section's text, when the place is in prose. */
  readonly span?: { readonly start: number; readonly end: number };
};

export type Finding = {
  /** The same check on the same report has the same id. */
  readonly id: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly ok: boolean;
  /** In `unit`; kronor with öre when the check was made in öre. Null when the check is no comparison. */
  readonly left: number | null;
  readonly right: number | null;
  readonly difference: number | null;
  readonly unit: TableUnit;
  readonly place: Place;
  /** Swedish: what differs, with both numbers. */
  readonly message: string;
  /** The same in English, for the command line. */
  readonly messageEnglish: string;
  /** What the sentences quote of the report: names of tables and rows, the same in both languages. */
  readonly quotes: readonly string[];
};

/** Words of one side; a plain text (the name of a table and a row) is the same in both languages. */
export type SideLabel = string | { readonly sv: string; readonly en: string };

export type Check = {
  readonly rule: RuleId;
  /** Tells apart checks of one rule at one place. */
  readonly detail?: string;
  readonly place: Place;
  readonly leftLabel: SideLabel;
  readonly rightLabel: SideLabel;
  readonly left: Amount;
  readonly right: Amount;
  /** Most difference that is rounding, in units of the coarser side; default the report's for money and 0 for counts. */
  readonly tolerance?: number;
  /** When it is not an error of the rule's own severity. */
  readonly severity?: Severity;
  readonly remark?: { readonly sv: string; readonly en: string };
};

/**
 * Compares two numbers. Both known in öre: they must be equal in öre, and a difference between what is printed is
 * declared as rounding. Otherwise what is printed may differ by the tolerance, which is declared too.
 */
export function compare(report: ReportUnderControl, check: Check): Finding {
  const { left, right } = check;
  if (left.exactOre !== null && right.exactOre !== null && report.origin === 'own') {
    const isTied = left.exactOre === right.exactOre;
    const isPrintedAlike = left.unit !== right.unit || printedOf(left) === printedOf(right);
    // Within kronor the reader sees the difference of the printed numbers; otherwise the one in öre.
    const numbers = isTied
      ? { left: printedOf(left), right: printedOf(right) }
      : { left: left.exactOre / 100, right: right.exactOre / 100 };
    return write(check, numbers, { isTied, isRounded: isTied && !isPrintedAlike, unit: isTied ? left.unit : 'kr' });
  }
  const unit = kronorPerUnit(left.unit) <= kronorPerUnit(right.unit) ? left.unit : right.unit;
  const numbers = { left: inUnit(left, unit), right: inUnit(right, unit) };
  const difference = Math.abs(numbers.left - numbers.right);
  const tolerance = check.tolerance ?? defaultTolerance(report, check);
  // A hair for binary fractions: 51,4 − 51,3 is not 0,1.
  const isTied = difference <= tolerance + 1e-9;
  const isUnitStep = left.unit !== right.unit;
  return write(check, numbers, { isTied, isRounded: isTied && difference > 1e-9 && !isUnitStep, unit });
}

/** A check that is no comparison of two numbers: something is there or not. */
export function state(
  what: Pick<Check, 'rule' | 'detail' | 'place' | 'severity'> & {
    readonly ok: boolean;
    readonly sv: string;
    readonly en: string;
    readonly left?: number;
    readonly right?: number;
    readonly unit?: TableUnit;
  },
): Finding {
  const left = what.left ?? null;
  const right = what.right ?? null;
  return {
    id: idOf(what),
    rule: what.rule,
    severity: what.severity ?? rules[what.rule].severity,
    ok: what.ok,
    left,
    right,
    difference: left === null || right === null ? null : tidy(left - right),
    unit: what.unit ?? 'count',
    place: what.place,
    message: what.sv,
    messageEnglish: what.en,
    quotes: quotesOf(what),
  };
}

function write(
  check: Check,
  numbers: { left: number; right: number },
  outcome: { isTied: boolean; isRounded: boolean; unit: TableUnit },
): Finding {
  const difference = tidy(numbers.left - numbers.right);
  const words = sentences({
    rule: check.rule,
    leftLabel: check.leftLabel,
    rightLabel: check.rightLabel,
    ...numbers,
    difference,
    unit: outcome.unit,
    outcome: outcome.isRounded ? 'rounding' : outcome.isTied ? 'ok' : 'differs',
    ...(check.remark ? { remark: check.remark } : {}),
  });
  return {
    id: idOf(check),
    rule: check.rule,
    severity: outcome.isRounded ? 'rounding' : (check.severity ?? rules[check.rule].severity),
    ok: outcome.isTied,
    left: tidy(numbers.left),
    right: tidy(numbers.right),
    difference,
    unit: outcome.unit,
    place: check.place,
    message: words.sv,
    messageEnglish: words.en,
    quotes: quotesOf(check, check.leftLabel, check.rightLabel),
  };
}

function quotesOf({ place }: Pick<Check, 'place'>, ...sides: readonly SideLabel[]): readonly string[] {
  const path = place.path.split(' › ');
  return [...new Set([...sides.filter((side) => typeof side === 'string'), ...path])];
}

function idOf(check: Pick<Check, 'rule' | 'detail' | 'place'>): string {
  const { place } = check;
  const where = [place.sectionId, place.tableId, place.rowId, place.columnId, place.figureId]
    .filter(Boolean)
    .join('/');
  const span = place.span ? `@${place.span.start}` : '';
  return `${check.rule}:${where || 'report'}${span}${check.detail ? `#${check.detail}` : ''}`;
}

function inUnit(amount: Amount, unit: TableUnit): number {
  // The exact amount is the better one when the other side is printed in another unit.
  return amount.unit === unit
    ? printedOf(amount)
    : (printedOf(amount) * kronorPerUnit(amount.unit)) / kronorPerUnit(unit);
}

/** Half a step of the coarser unit when the units differ, and the allowed kronor on a total. */
function defaultTolerance(report: ReportUnderControl, check: Check): number {
  const { left, right } = check;
  if (!isMoney(left.unit) || !isMoney(right.unit)) return 0;
  const allowed = report.settings.toleranceKronor;
  if (left.unit === right.unit) return left.unit === 'tkr' ? 1 : allowed;
  return 500 + allowed;
}

/** Takes away what binary fractions add. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}
