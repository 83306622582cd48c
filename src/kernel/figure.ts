// A published number is an object, not text: what it is, for when, counted how, and where it came from.
import { formatPeriodId, parsePeriodId, type Period } from './dates.ts';

export type FigureUnit = 'ore' | 'count' | 'share' | 'score' | 'days' | 'year';

export type CountingUnit = 'person' | 'participation' | 'event' | 'answer';

/** What a figure was computed from, so that a reader can open the rows behind it. */
export type FigureSource = {
  readonly kind: 'ledger' | 'budget' | 'entered' | 'package' | 'surveys' | 'goals' | 'organisation' | 'computed';
  /** One Swedish sentence a person can act on. */
  readonly description: string;
  /** Page in the application that shows the rows, when there is one. */
  readonly address?: string;
  /** For `computed`: ids of the figures it was computed from. */
  readonly from?: readonly string[];
};

export type Disclosure = 'open' | 'suppressed' | 'decided';

/**
 * One published number. `value` is öre for `ore`, a fraction 0–1 for `share`, a mean for `score`;
 * null means not reported (printed "ej angivet"), or hidden when `disclosure` is `suppressed`.
 */
export type Figure = {
  /** `finance.operatingIncome@2024`, `followUp.participants@2023-12-01..2024-11-30{programme=enter,sex=female}` */
  readonly id: string;
  /** Swedish, as a reader would say it. */
  readonly label: string;
  readonly value: number | null;
  readonly unit: FigureUnit;
  readonly period: Period;
  readonly countingUnit?: CountingUnit;
  /** For `share`: the whole numbers behind it, so that the percentage can be recomputed. */
  readonly of?: { readonly part: number; readonly whole: number };
  readonly source: FigureSource;
  /** Version of the ledger import, package or entry it came from. */
  readonly version: number;
  readonly disclosure: Disclosure;
};

export type FigureKey = {
  readonly name: string;
  readonly period: Period;
  readonly dimensions?: Readonly<Record<string, string>>;
};

/** Writes a figure's id; dimensions stand in alphabetical order so that one figure has one id. */
export function figureId(key: FigureKey): string {
  const dimensions = Object.entries(key.dimensions ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const suffix = dimensions.length > 0 ? `{${dimensions.map(([name, value]) => `${name}=${value}`).join(',')}}` : '';
  return `${key.name}@${formatPeriodId(key.period)}${suffix}`;
}

/** Reads what `figureId` writes; null when it is not a figure's id. */
export function parseFigureId(id: string): FigureKey | null {
  const parts = /^([A-Za-z][\w.]*)@([^{}]+)(?:\{([^{}]*)\})?$/.exec(id.trim());
  if (!parts) return null;
  const period = parsePeriodId(parts[2] ?? '');
  if (!period) return null;
  const dimensions: Record<string, string> = {};
  for (const pair of (parts[3] ?? '').split(',').filter(Boolean)) {
    const [name, value, ...rest] = pair.split('=').map((piece) => piece.trim());
    if (!name || !value || rest.length > 0) return null;
    dimensions[name] = value;
  }
  return { name: parts[1] ?? '', period, dimensions };
}
