import { formatDate, type Language } from '#design/core';
import { clockInSweden, dayInSweden, type Instant } from '#kernel';

/** A moment for a reader: `14 mars 2025 kl. 13.05`, `2025-03-14 13:05`. */
export function when(moment: Instant, language: Language): string {
  const [day, clock] = [dayInSweden(moment), clockInSweden(moment)];
  return language === 'sv' ? `${formatDate(day)} kl. ${clock.replace(':', '.')}` : `${day} ${clock}`;
}

/** The day alone. */
export function onDay(moment: Instant, language: Language): string {
  const day = dayInSweden(moment);
  return language === 'sv' ? formatDate(day) : day;
}
