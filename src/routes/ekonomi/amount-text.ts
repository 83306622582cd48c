// An amount as it stands in a field, which reads Swedish numbers: without öre where there are none.
import { formatAmount, formatsIn } from '#design/core';
import type { Ore } from '#kernel';

export function amountText(amountOre: Ore): string {
  return amountOre % 100 === 0 ? formatsIn('sv').count(amountOre / 100) : formatAmount(amountOre);
}
