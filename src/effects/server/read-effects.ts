// The effects of what programmes have counted: a period, some of its programmes, and both beside others.
import { query, remembering } from '#access/server';
import type { Tx } from '#database/server';
import {
  answerOf,
  computeEffects,
  mergeMoves,
  movesOfSteps,
  packagesOf,
  periodKey,
  stepMovePeriods,
  type CannotComputeEffects,
  type EffectsAnswer,
  type EffectsInput,
  type EffectsLaw,
  type EffectsResult,
  type Move,
  type Municipality,
} from '#effects/core';
import { loadFinanceYear } from '#finance/server';
import { currentPackages, type FollowUpPackage } from '#followup/core';
import { listPackages } from '#followup/server';
import { accept, figureId, yearOf, type Ore, type Period, type Result } from '#kernel';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { associationLaw } from './association-law.ts';

export type ComparedEffects = {
  readonly id: string;
  readonly label: string;
  readonly result: EffectsResult | null;
};

export type PeriodEffects = {
  /** Of which somebody has counted step moves, the newest first; none when there are none. */
  readonly periods: readonly Period[];
  readonly period: Period | null;
  /** Of the period; all are chosen when none is named. */
  readonly programmes: readonly { readonly slug: string; readonly name: string; readonly isChosen: boolean }[];
  readonly fromYear: number;
  /** Every cell, for a matrix whose small counts are hidden before it is shown. */
  readonly moves: readonly Move[];
  readonly answer: Result<EffectsAnswer, CannotComputeEffects> | null;
  /** What the chosen programmes cost in the period's year; null when the books do not say it of each. */
  readonly costOre: Ore | null;
  readonly byProgramme: readonly ComparedEffects[];
  readonly byPeriod: readonly ComparedEffects[];
  readonly municipalities: readonly Municipality[];
};

const Asked = v.object({
  /** `periodKey`; null or unknown: the newest. */
  period: v.nullable(v.string()),
  programmes: v.array(v.string()),
  /** Null: the year after the period. */
  fromYear: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100))),
  years: v.picklist([1, 2]),
  municipality: v.nullable(v.string()),
});

/** Ten thousand draws take tens of milliseconds: between changes the answer is kept, for the choices made last. */
const answers = remembering<PeriodEffects>({ most: 8 });

export const readEffects = query({
  permission: 'effects.read',
  input: Asked,
  async run({ tx, space }, asked) {
    return accept(await answers({ tx, space, key: JSON.stringify(asked) }, () => effectsOf(tx, asked)));
  },
});

async function effectsOf(tx: Tx, asked: v.InferOutput<typeof Asked>): Promise<PeriodEffects> {
  const law = await associationLaw(tx);
  const packages = currentPackages(await listPackages(tx));
  const names = new Map((await listProgrammes(tx)).map(({ slug, name }) => [slug, name]));
  const periods = stepMovePeriods(packages);
  const period = periods.find((one) => periodKey(one) === asked.period) ?? periods[0] ?? null;
  const inPeriod = period ? packagesOf(packages, period) : [];
  const named = inPeriod.filter(({ programme }) => asked.programmes.includes(programme));
  const chosen = named.length > 0 ? named : inPeriod;
  const fromYear = asked.fromYear ?? yearAfter(period);
  const choices = { ...asked, fromYear };
  const moves = movesOf(chosen);
  const costOre = period && (await costOf(tx, period, chosen));
  const slugs = new Set(chosen.map(({ programme }) => programme));
  return {
    periods,
    period,
    programmes: inPeriod.map(({ programme: slug }) => ({
      slug,
      name: names.get(slug) ?? slug,
      isChosen: slugs.has(slug),
    })),
    fromYear,
    moves,
    answer: period === null ? null : answerOf(inputOf(moves, choices), law, costOre),
    costOre,
    byProgramme: chosen.map((one) => ({
      id: one.programme,
      label: names.get(one.programme) ?? one.programme,
      result: resultOf(inputOf(movesOf([one]), choices), law),
    })),
    byPeriod: periods.map((one) => {
      const own = packagesOf(packages, one).filter(({ programme }) => slugs.has(programme));
      const first = asked.fromYear ?? yearAfter(one);
      return {
        id: periodKey(one),
        label: periodKey(one),
        result: resultOf(inputOf(movesOf(own), { ...choices, fromYear: first }), law),
      };
    }),
    municipalities: law.municipalities,
  };
}

type Choices = { readonly fromYear: number; readonly years: number; readonly municipality: string | null };

function inputOf(moves: readonly Move[], { fromYear, years, municipality }: Choices): EffectsInput {
  return { moves, fromYear, years, municipality, tax: 'statutory', growth: 'constant', assumptions: {} };
}

function movesOf(packages: readonly FollowUpPackage[]): Move[] {
  return mergeMoves(packages.flatMap(({ stepMoves = [] }) => movesOfSteps(stepMoves)));
}

function resultOf(input: EffectsInput, law: EffectsLaw): EffectsResult | null {
  const result = computeEffects(input, law);
  return result.ok ? result.value : null;
}

/** The first year after the programme. */
function yearAfter(period: Period | null): number {
  return period === null ? 2025 : yearOf(period.to) + 1;
}

async function costOf(tx: Tx, period: Period, packages: readonly FollowUpPackage[]): Promise<Ore | null> {
  const year = yearOf(period.to);
  const isYear = period.from === `${year}-01-01` && period.to === `${year}-12-31`;
  const finance = isYear ? await loadFinanceYear(tx, year) : null;
  if (!finance?.ok) return null;
  const costs = packages.map(({ programme }) => {
    const id = figureId({ name: 'finance.programmeCosts', period, dimensions: { programme } });
    return finance.value.figures.find((figure) => figure.id === id)?.value ?? null;
  });
  return costs.every((cost) => cost !== null) ? costs.reduce((sum, cost) => sum + cost, 0) : null;
}
