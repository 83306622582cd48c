// Days of the board's work, counted as the law counts them. Lagen (1930:173): what must be done at the latest on a day
// that is a Saturday, a Sunday, a public holiday, or Midsummer, Christmas or New Year's Eve may be done on the next working day.
import { addDays, yearOf, type IsoDate } from '#kernel';

/** KL 5:69. */
const APPROVAL_DAYS = 14;
/** KL 8:12. */
const ANNOUNCEMENT_DAYS = 2;
/** KL 13:5. */
const APPEAL_DAYS = 21;

/** Public holidays of a year in Sweden (lagen 1989:253, Sundays apart) and the three eves that count as such here. */
export function holidaysOf(year: number): IsoDate[] {
  const easter = easterSunday(year);
  const days = [
    `${year}-01-01`,
    `${year}-01-06`,
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    `${year}-05-01`,
    addDays(easter, 39),
    addDays(easter, 49),
    // National day since 2005 (lagen 2004:1320).
    ...(year >= 2005 ? [`${year}-06-06`] : []),
    addDays(saturdayFrom(`${year}-06-20`), -1),
    saturdayFrom(`${year}-06-20`),
    saturdayFrom(`${year}-10-31`),
    `${year}-12-24`,
    `${year}-12-25`,
    `${year}-12-26`,
    `${year}-12-31`,
  ];
  // Two feasts may fall on one day.
  return [...new Set(days)].toSorted();
}

export function isWorkday(day: IsoDate): boolean {
  return weekdayOf(day) < 5 && !holidaysOf(yearOf(day)).includes(day);
}

/** The day itself, or the first working day after it. */
export function workdayFrom(day: IsoDate): IsoDate {
  return isWorkday(day) ? day : workdayFrom(addDays(day, 1));
}

/** The day itself, or the last working day before it. */
export function workdayUntil(day: IsoDate): IsoDate {
  return isWorkday(day) ? day : workdayUntil(addDays(day, -1));
}

/** The last day to send the notice: so many whole days before the meeting, on a working day. */
export function noticeDue(heldOn: IsoDate, noticeDays: number): IsoDate {
  return workdayUntil(addDays(heldOn, -noticeDays));
}

export function approvalDue(heldOn: IsoDate): IsoDate {
  return workdayFrom(addDays(heldOn, APPROVAL_DAYS));
}

export function announcementDue(approvedOn: IsoDate): IsoDate {
  return workdayFrom(addDays(approvedOn, ANNOUNCEMENT_DAYS));
}

/** The last day to appeal: three weeks from the day of the announcement, which is not counted. */
export function appealEnds(announcedOn: IsoDate): IsoDate {
  return workdayFrom(addDays(announcedOn, APPEAL_DAYS));
}

/** The first day the notice may be taken down: the day after the last day to appeal. */
export function removalFrom(announcedOn: IsoDate): IsoDate {
  return addDays(appealEnds(announcedOn), 1);
}

/** Monday 0 … Sunday 6. Sakamoto's rule, so that nothing here asks a clock. */
function weekdayOf(day: IsoDate): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const of = month < 3 ? year - 1 : year;
  const sunday0 = (of + Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400) + shift + date) % 7;
  return (sunday0 + 6) % 7;
}

function saturdayFrom(day: IsoDate): IsoDate {
  return addDays(day, (5 - weekdayOf(day) + 7) % 7);
}

/** The Gregorian rule in the form of Meeus, Jones and Butcher. */
function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`;
}
