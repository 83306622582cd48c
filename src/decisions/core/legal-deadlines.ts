// The fixed days of the association's year, as the law sets them.
import { daysBetween, yearOf, type IsoDate } from '#kernel';

export type LegalDeadline = {
  readonly id: 'budget' | 'annualReport';
  /** Swedish: what must be done. */
  readonly label: string;
  readonly on: IsoDate;
  readonly daysLeft: number;
  readonly law: string;
};

type Rule = Pick<LegalDeadline, 'id' | 'law'> & {
  readonly monthAndDay: string;
  /** The label for the year in which the day falls. */
  readonly label: (year: number) => string;
};

const rules: readonly Rule[] = [
  {
    id: 'budget',
    monthAndDay: '11-30',
    label: (year) => `Besluta om budget för ${year + 1}, efter samråd med medlemmarna`,
    law: '23 § lagen om finansiell samordning',
  },
  {
    id: 'annualReport',
    // Within three months after the year.
    monthAndDay: '03-31',
    label: (year) => `Lämna årsredovisningen för ${year - 1}`,
    law: '24 § lagen om finansiell samordning',
  },
];

/** The next day of each rule, today included, the nearest first. */
export function nextLegalDeadlines(today: IsoDate): LegalDeadline[] {
  return rules.map((rule) => nextOf(rule, today)).toSorted((a, b) => a.daysLeft - b.daysLeft);
}

function nextOf({ id, law, monthAndDay, label }: Rule, today: IsoDate): LegalDeadline {
  const thisYear = yearOf(today);
  const year = `${thisYear}-${monthAndDay}` >= today ? thisYear : thisYear + 1;
  const on = `${year}-${monthAndDay}`;
  return { id, law, label: label(year), on, daysLeft: daysBetween({ from: today, to: on }) };
}
