// The wheel that every association starts with. All of it can be changed; what the law sets cannot be moved past its day.
import type { DayOfYear, Responsible, WheelItem } from './wheel.ts';

type Given = {
  readonly id: string;
  readonly sv: string;
  readonly en: string;
  readonly from?: DayOfYear;
  readonly due: DayOfYear;
  readonly responsible: Responsible;
  readonly law?: string;
  readonly intervalYears?: number;
  readonly firstYear?: number;
};

const given: readonly Given[] = [
  {
    id: 'programme-reports',
    sv: 'Insatserna lämnar sina rapporter för {år-1}',
    en: 'Programmes hand in their reports for {år-1}',
    due: { month: 1, day: 15 },
    responsible: 'programmes',
  },
  {
    id: 'late-invoices',
    sv: 'Sena fakturor bokförs på {år-1}',
    en: 'Late invoices are booked on {år-1}',
    from: { month: 1, day: 1 },
    due: { month: 1, day: 31 },
    responsible: 'accountant',
  },
  {
    id: 'national-indicators',
    sv: 'Nationella indikatorer för {år-1} rapporteras',
    en: 'National indicators for {år-1} are reported',
    from: { month: 2, day: 1 },
    due: { month: 2, day: 28 },
    responsible: 'office',
  },
  {
    id: 'consultation-spring',
    sv: 'Samråd med medlemmarna om resultatet för {år-1}',
    en: 'Consultation with the members on the results of {år-1}',
    from: { month: 2, day: 1 },
    due: { month: 2, day: 28 },
    responsible: 'office',
  },
  {
    id: 'board-annual-report',
    sv: 'Styrelsen behandlar årsredovisningen för {år-1} och skriver under',
    en: 'The board considers the annual report for {år-1} and signs it',
    from: { month: 3, day: 1 },
    due: { month: 3, day: 24 },
    responsible: 'board',
  },
  {
    id: 'annual-report',
    sv: 'Årsredovisningen för {år-1} lämnas',
    en: 'The annual report for {år-1} is handed in',
    due: { month: 3, day: 31 },
    responsible: 'office',
    law: '24 § lagen (2003:1210) om finansiell samordning',
  },
  {
    id: 'audit',
    sv: 'Revision och medlemmarnas beslut om ansvarsfrihet för {år-1}',
    en: 'Audit, and the members’ decisions on discharge for {år-1}',
    from: { month: 4, day: 1 },
    due: { month: 6, day: 30 },
    responsible: 'auditor',
  },
  {
    id: 'half-year-cut',
    sv: 'Halvåret {år} bryts: antal och bokföring till och med juni',
    en: 'Cut of half-year {år}: counts and accounts up to June',
    due: { month: 6, day: 30 },
    responsible: 'office',
  },
  {
    id: 'half-year-report',
    sv: 'Halvårsrapport {år}',
    en: 'Half-year report {år}',
    from: { month: 8, day: 15 },
    due: { month: 8, day: 31 },
    responsible: 'office',
  },
  {
    id: 'strategy-day',
    sv: 'Strategidag och förslag till budget för {år+1}',
    en: 'Strategy day and proposed budget for {år+1}',
    from: { month: 9, day: 1 },
    due: { month: 9, day: 30 },
    responsible: 'board',
  },
  {
    id: 'consultation-autumn',
    sv: 'Fördelning av medel för {år+1} och samråd med medlemmarna om budgeten',
    en: 'Allocation of means for {år+1} and consultation with the members on the budget',
    from: { month: 10, day: 1 },
    due: { month: 11, day: 15 },
    responsible: 'office',
  },
  {
    id: 'indicator-year-ends',
    sv: 'Indikatoråret slutar',
    en: 'The indicator year ends',
    due: { month: 10, day: 31 },
    responsible: 'office',
  },
  {
    id: 'budget',
    sv: 'Styrelsen beslutar om budget för {år+1} på ett öppet möte',
    en: 'The board decides the budget for {år+1} at a public meeting',
    from: { month: 11, day: 1 },
    due: { month: 11, day: 30 },
    responsible: 'board',
    law: '23 § lagen (2003:1210) om finansiell samordning',
  },
  {
    // Four years from 1 April of the year after the general elections (2022, 2026 …), unless the statutes say otherwise.
    id: 'mandates-end',
    sv: 'Styrelsens mandat går ut; medlemmarna utser ledamöter från 1 april',
    en: 'The mandates of the board end; the members appoint from 1 April',
    from: { month: 1, day: 1 },
    due: { month: 3, day: 31 },
    responsible: 'members',
    intervalYears: 4,
    firstYear: 2023,
  },
];

export const defaultWheel: readonly WheelItem[] = given.map(({ sv, en, from, law, ...item }) => ({
  intervalYears: 1,
  firstYear: 2000,
  ...item,
  title: sv,
  titleInEnglish: en,
  from: from ?? null,
  law: law ?? null,
}));
