// The yearly wheel: what comes back every year (or every fourth), who does it and by when.
import { isIsoDate, yearOf, type IsoDate } from '#kernel';

export const RESPONSIBLES = ['office', 'board', 'chair', 'accountant', 'auditor', 'programmes', 'members'] as const;
export type Responsible = (typeof RESPONSIBLES)[number];

/** A day that comes back. The 31st of a shorter month is its last day. */
export type DayOfYear = { readonly month: number; readonly day: number };

export type WheelItem = {
  /** Unique in the association's wheel. */
  readonly id: string;
  /** `{år}`, `{år-1}` and `{år+1}` become the year that the day falls in, the one before and the one after. */
  readonly title: string;
  readonly titleInEnglish: string | null;
  /** When the work starts, where it is a span of days; it may start in the year before. */
  readonly from: DayOfYear | null;
  readonly due: DayOfYear;
  /** Every so many years counted from `firstYear`; 0 is once, in that year. */
  readonly intervalYears: number;
  readonly firstYear: number;
  readonly responsible: Responsible;
  /** Where the law says so. */
  readonly law: string | null;
};

/** What was said about one year of an item: another day, or that it is done. */
export type WheelMark = {
  readonly itemId: string;
  readonly year: number;
  readonly movedTo: IsoDate | null;
  readonly doneOn: IsoDate | null;
};

export type Occurrence = {
  readonly itemId: string;
  readonly year: number;
  readonly title: string;
  readonly titleInEnglish: string | null;
  readonly from: IsoDate | null;
  readonly due: IsoDate;
  readonly isMoved: boolean;
  readonly doneOn: IsoDate | null;
  readonly responsible: Responsible;
  readonly law: string | null;
};

/** `soon`: the work has started, or the day is at most 30 days ahead. */
export type OccurrenceState = 'done' | 'overdue' | 'soon' | 'ahead' | 'past';

/** What falls in a year, by day. `year` is the one in which the item's own day falls, even when it was moved out of it. */
export function occurrencesIn(
  year: number,
  { items, marks }: { readonly items: readonly WheelItem[]; readonly marks: readonly WheelMark[] },
): Occurrence[] {
  return items
    .filter((item) => fallsIn(item, year))
    .map((item) => {
      const mark = marks.find((one) => one.itemId === item.id && one.year === year);
      return occurrenceOf(item, year, mark);
    })
    .toSorted((a, b) => (a.due === b.due ? compare(a.title, b.title) : compare(a.due, b.due)));
}

/** Whether the item comes in the year at all. */
export function fallsIn({ intervalYears, firstYear }: WheelItem, year: number): boolean {
  if (intervalYears === 0) return year === firstYear;
  return year >= firstYear && (year - firstYear) % intervalYears === 0;
}

/** The day in a year; a day that the month lacks is its last. */
export function dayIn(year: number, { month, day }: DayOfYear): IsoDate {
  const of = (wanted: number): string =>
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(wanted).padStart(2, '0')}`;
  let last = day;
  while (last > 28 && !isIsoDate(of(last))) last -= 1;
  return of(last);
}

/** `since` is the day the association began here: what was due before that is past, not late. */
export function stateOf(
  { doneOn, due, from }: Occurrence,
  when: { readonly today: IsoDate; readonly since: IsoDate; readonly soon: IsoDate },
): OccurrenceState {
  if (doneOn !== null) return 'done';
  if (due < when.since) return 'past';
  if (due < when.today) return 'overdue';
  return (from ?? due) <= when.today || due <= when.soon ? 'soon' : 'ahead';
}

/** The words of an item in a year. */
export function titleIn(year: number, title: string): string {
  return title.replaceAll(/\{år([+-]1)?\}/g, (_, step: string | undefined) => String(year + Number(step ?? 0)));
}

function occurrenceOf(item: WheelItem, year: number, mark: WheelMark | undefined): Occurrence {
  const due = mark?.movedTo ?? dayIn(year, item.due);
  return {
    itemId: item.id,
    year,
    title: titleIn(year, item.title),
    titleInEnglish: item.titleInEnglish === null ? null : titleIn(year, item.titleInEnglish),
    from: startOf(item, due),
    due,
    isMoved: Boolean(mark?.movedTo),
    doneOn: mark?.doneOn ?? null,
    responsible: item.responsible,
    law: item.law,
  };
}

/** The last start before the day; a start that lies after a moved day is not told. */
function startOf({ from, due: own }: WheelItem, due: IsoDate): IsoDate | null {
  if (from === null) return null;
  const year = yearOf(due);
  const startsYearBefore = dayIn(year, from) > dayIn(year, own);
  const start = dayIn(startsYearBefore ? year - 1 : year, from);
  return start < due ? start : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
