import { formatsIn, type Language } from '#design/core';
import { clockInSweden, dayInSweden, type Instant } from '#kernel';

/** A moment for a reader: `14 mars 2025 kl. 13.05`, `14 March 2025 13:05`. */
export function when(moment: Instant, language: Language): string {
  const clock = clockInSweden(moment);
  return `${onDay(moment, language)} ${language === 'sv' ? `kl. ${clock.replace(':', '.')}` : clock}`;
}

/** The day alone. */
export function onDay(moment: Instant, language: Language): string {
  return formatsIn(language).date(dayInSweden(moment));
}
