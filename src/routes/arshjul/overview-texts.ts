// What the overview says of the wheel: apart from the rest, so that the first page does not carry it.
import { inBoth } from '#design/core';
import type { Responsible } from '#decisions/core';

const months = {
  sv: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

export const overviewTexts = inBoth(
  {
    months: months.sv,
    day: (day: string, month: string) => `${day} ${month}`,
    by: (who: string) => `Görs av ${who}`,
    law: (law: string) => `Senast enligt ${law}`,
    who: {
      office: 'kansliet',
      board: 'styrelsen',
      chair: 'ordföranden',
      accountant: 'ekonomen',
      auditor: 'revisorerna',
      programmes: 'insatserna',
      members: 'medlemmarna',
    },
  },
  {
    months: months.en,
    day: (day, month) => `${day} ${month}`,
    by: (who) => `Done by ${who}`,
    law: (law) => `At the latest according to ${law}`,
    who: {
      office: 'the office',
      board: 'the board',
      chair: 'the chair',
      accountant: 'the accountant',
      auditor: 'the auditors',
      programmes: 'the programmes',
      members: 'the members',
    },
  },
);

overviewTexts.sv.who satisfies Readonly<Record<Responsible, string>>;

/** `31 mars` in the page's language. */
export function dayAndMonth(date: string, words: Pick<typeof overviewTexts.sv, 'months' | 'day'>): string {
  return words.day(String(Number(date.slice(8))), words.months[Number(date.slice(5, 7)) - 1] ?? '');
}
