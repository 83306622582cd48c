// Effects of several groups beside one another: programmes, periods, saved calculations. A group too small has no number.
import {
  amountCell,
  checkTable,
  countCell,
  groupedBarChart,
  hiddenCell,
  type ChartModel,
  type Language,
  type TableModel,
} from '#design/core';
import { roundToKronor, roundToThousandKronor } from '#kernel';
import type { EffectsResult } from './effects.ts';
import { effectsTexts } from './texts.ts';

export type Compared = {
  readonly id: string;
  readonly label: string;
  /** Null where the group is too small, or nothing can be computed. */
  readonly result: Pick<EffectsResult, 'moved' | 'total' | 'afterEqualisation'> | null;
  readonly address?: string;
};

export type ComparisonWords = { readonly id: string; readonly caption: string; readonly labelHeading: string };

export function comparisonTable(rows: readonly Compared[], of: ComparisonWords, language: Language): TableModel {
  const words = effectsTexts[language];
  const twice = ['kommun', 'region'] as const;
  const head = (payer: 'kommun' | 'region' | 'stat' | 'public', when: string) =>
    `${words.payers[payer]}, ${when.toLowerCase()}`;
  const kr = (ore: number) => amountCell(roundToKronor(ore));
  return checkTable({
    ...of,
    columns: [
      { id: 'moved', label: words.matrix.moved, kind: 'count' },
      ...twice.flatMap((payer) => [
        { id: payer, label: head(payer, words.gross), kind: 'amount' as const },
        { id: `${payer}After`, label: head(payer, words.after), kind: 'amount' as const },
      ]),
      { id: 'stat', label: words.payers.stat, kind: 'amount' },
      { id: 'public', label: head('public', words.gross), kind: 'amount' },
      { id: 'publicAfter', label: head('public', words.after), kind: 'amount' },
    ],
    rows: rows.map(({ id, label, result }) => ({
      id,
      label,
      role: 'row',
      cells: result
        ? [
            countCell(result.moved),
            ...twice.flatMap((payer) => [kr(result.total[payer]), kr(result.afterEqualisation[payer])]),
            kr(result.total.stat),
            kr(result.total.public),
            kr(result.afterEqualisation.public),
          ]
        : Array.from({ length: 8 }, hiddenCell),
    })),
    ...(rows.some(({ result }) => result === null) ? { remarks: [words.tooFewRemark] } : {}),
  });
}

/** For kommun, region and stat together, in thousands; null when there are not two to compare. */
export function comparisonChart(
  rows: readonly Compared[],
  of: ComparisonWords & { readonly title: string },
  language: Language,
): ChartModel | null {
  const words = effectsTexts[language];
  const shown = rows.filter(({ result }) => result !== null);
  if (shown.length < 2) return null;
  const points = (value: (result: NonNullable<Compared['result']>) => number) =>
    shown.map(({ result }) => ({ value: result && roundToThousandKronor(value(result)) }));
  return groupedBarChart({
    id: `${of.id}-diagram`,
    title: of.title,
    unit: 'tkr',
    labelHeading: of.labelHeading,
    labels: shown.map(({ label }) => label),
    pair: 'comparison',
    series: [
      { id: 'gross', label: words.gross, points: points(({ total }) => total.public) },
      { id: 'after', label: words.after, points: points(({ afterEqualisation }) => afterEqualisation.public) },
    ],
  });
}
