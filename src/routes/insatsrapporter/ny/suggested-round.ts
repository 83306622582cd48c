// The round that an office most likely means to open on a day: by the yearly wheel.
import type { RoundPeriod } from '#followup/core';
import { yearOf, type IsoDate } from '#kernel';

/** The half-year from May to September; else the year that is ending, or has just ended. */
export function suggestedRound(today: IsoDate): RoundPeriod & { readonly dueOn: IsoDate } {
  const year = yearOf(today);
  const month = Number(today.slice(5, 7));
  if (month >= 5 && month <= 9) {
    const dueOn = `${year}-08-15` < today ? `${year}-09-30` : `${year}-08-15`;
    return { kind: 'halfYear', from: `${year}-01-01`, to: `${year}-06-30`, dueOn };
  }
  const reported = month <= 4 ? year - 1 : year;
  const usual = `${reported + 1}-01-15`;
  // After the usual day the report is late already: a fortnight is what can be asked.
  const dueOn = usual < today ? `${year}-04-30` : usual;
  return { kind: 'fullYear', from: `${reported}-01-01`, to: `${reported}-12-31`, dueOn };
}
