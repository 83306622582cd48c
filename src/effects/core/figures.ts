// The figures about effects that reports quote: for kommun, region and stat, gross and after income equalisation, and how
// many moved. Only of groups that are large enough.
import { figureId, type Figure, type Period } from '#kernel';
import type { FollowUpPackage } from '#followup/core';
import { computeEffects, type EffectsLaw, type EffectsResult } from './effects.ts';
import { mergeMoves, movesOfSteps, packagesOf, stepMovePeriods } from './of-packages.ts';
import { yearsOf } from './sentence.ts';
import { effectsTexts } from './texts.ts';

export type PeriodEffect = {
  readonly period: Period;
  readonly result: EffectsResult;
  /** Slugs, in the order of the packages. */
  readonly programmes: readonly string[];
  readonly version: number;
};

/**
 * The effects of all programmes together in each period, over two years from the year after it, with the national average
 * tax where a move names no municipality. Periods where fewer than five moved have none.
 */
export function effectsOfPeriods(packages: readonly FollowUpPackage[], law: EffectsLaw): PeriodEffect[] {
  return stepMovePeriods(packages).flatMap((period) => {
    const own = packagesOf(packages, period);
    const moves = mergeMoves(own.flatMap(({ stepMoves = [] }) => movesOfSteps(stepMoves)));
    const computed = computeEffects(
      {
        moves,
        fromYear: Number(period.to.slice(0, 4)) + 1,
        years: 2,
        municipality: null,
        tax: 'statutory',
        growth: 'constant',
        assumptions: {},
      },
      law,
    );
    if (!computed.ok) return [];
    const version = own.reduce((highest, one) => Math.max(highest, one.version), 1);
    return [{ period, result: computed.value, programmes: own.map(({ programme }) => programme), version }];
  });
}

const payers = ['kommun', 'region', 'stat', 'public'] as const;

/** `names`: slug → the programme's name. */
export function effectsFigures(
  effects: readonly PeriodEffect[],
  names: Readonly<Record<string, string>> = {},
): Figure[] {
  return effects.flatMap((one) => {
    const { result, period } = one;
    const words = effectsTexts.sv;
    const over = `över ${yearsOf(result)}`;
    const from = one.programmes.map((slug) => names[slug] ?? slug).join(', ');
    const unverified = result.parameters.filter(({ verified }) => !verified).length;
    const figure = (of: Pick<Figure, 'value' | 'unit' | 'label'> & { name: string; payer?: string }): Figure => ({
      id: figureId({ name: of.name, period, dimensions: of.payer ? { payer: of.payer } : {} }),
      label: of.label,
      value: of.value,
      unit: of.unit,
      period,
      countingUnit: 'person',
      source: {
        kind: 'computed',
        description: `Beräknat av stegförflyttningarna i ${from}, jämfört med att ingen hade flyttat sig. ${unverified} av ${result.parameters.length} värden är inte kontrollerade.`,
      },
      version: one.version,
      disclosure: 'open',
    });
    return [
      figure({
        name: 'effects.moved',
        value: result.moved,
        unit: 'count',
        label: 'Personer som har bytt försörjning',
      }),
      figure({
        name: 'effects.withKnownState',
        value: result.n,
        unit: 'count',
        label: 'Personer med känd försörjning före och efter',
      }),
      ...payers.flatMap((payer) => [
        figure({
          name: 'effects.gross',
          payer,
          value: result.total[payer],
          unit: 'ore',
          label: `Effekt för ${words.payers[payer].toLowerCase()} ${over}, före utjämning`,
        }),
        figure({
          name: 'effects.afterEqualisation',
          payer,
          value: result.afterEqualisation[payer],
          unit: 'ore',
          label: `Effekt för ${words.payers[payer].toLowerCase()} ${over}, efter utjämning`,
        }),
      ]),
    ];
  });
}

/** The effect of a period that ends in a year; the longest when there are several. */
export function effectOfYear(effects: readonly PeriodEffect[], year: number): PeriodEffect | null {
  const own = effects.filter(({ period }) => period.to.startsWith(String(year)));
  return own.toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1))[0] ?? null;
}
