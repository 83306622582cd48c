// Pages of one year: `?ar=2025`, else the year that the office works with now.
import { yearOf, type IsoDate } from '#kernel';

/** Until the annual report is due on 31 March the year before is the one that is written about. */
export function workingYear(today: IsoDate): number {
  return today.slice(5) <= '03-31' ? yearOf(today) - 1 : yearOf(today);
}

/** The year of an address or a form; anything that is no year gives the working year. */
export function chosenYear(outside: unknown, today: IsoDate): number {
  const text = typeof outside === 'string' ? outside : '';
  return /^(?:19|20|21)\d{2}$/.test(text) ? Number(text) : workingYear(today);
}
