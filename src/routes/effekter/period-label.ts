import { formatPeriod } from '#design/core';
import type { Period } from '#kernel';

export const periodLabel = (period: Period): string => formatPeriod(period);
