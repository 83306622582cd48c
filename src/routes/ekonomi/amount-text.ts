// An amount as it stands in a field: without öre where there are none.
import { formatAmount, formatCount } from '#design/core';
import type { Ore } from '#kernel';

export function amountText(amountOre: Ore): string {
  return amountOre % 100 === 0 ? formatCount(amountOre / 100) : formatAmount(amountOre);
}
