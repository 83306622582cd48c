// What a programme cost against what its moves gave: net for each payer, and how soon it is earned back.
import { splitByLargestRemainder, type Ore } from '#kernel';
import type { Effect, EffectsResult } from './effects.ts';

/** FinsamL 5 §: the state half, the region and the municipalities a quarter each. */
const SHARES = [25, 25, 50] as const;

export type Payers = Pick<Effect, 'kommun' | 'region' | 'stat' | 'public'>;

export type NetOfCost = {
  readonly cost: Payers;
  readonly net: Payers;
  readonly netAfterEqualisation: Payers;
  /** At the pace of the first year; null when that is not positive. */
  readonly paybackMonths: number | null;
};

export function netOfCost(
  { total, byYear, afterEqualisation }: Pick<EffectsResult, 'total' | 'byYear' | 'afterEqualisation'>,
  costOre: Ore,
): NetOfCost {
  const [kommun = 0, region = 0, stat = 0] = splitByLargestRemainder(costOre, SHARES);
  const cost: Payers = { kommun, region, stat, public: costOre };
  const firstYear = byYear[0]?.public ?? 0;
  return {
    cost,
    net: less(total, cost),
    netAfterEqualisation: less(afterEqualisation, cost),
    paybackMonths: firstYear > 0 ? (costOre * 12) / firstYear : null,
  };
}

function less(effect: Payers, cost: Payers): Payers {
  return {
    kommun: effect.kommun - cost.kommun,
    region: effect.region - cost.region,
    stat: effect.stat - cost.stat,
    public: effect.public - cost.public,
  };
}
