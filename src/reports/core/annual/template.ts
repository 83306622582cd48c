// The order of the national template. It is data: reports of other years have other orders and numbers.
import { noteCaptions, noteNumbers, type NoteName } from '#finance/core';

/**
 * What the system puts into a section beside its text. The author may place one by writing its name alone in a
 * paragraph, `[[overview]]`; what she does not place stands before or after the text.
 */
export const insertNames = [
  'incomeStatement',
  'balanceSheet',
  'cashFlow',
  'operatingAccount',
  'balanceRequirement',
  'balanceRequirementExplanation',
  'notes.income',
  'notes.costs',
  'notes.receivables',
  'notes.liabilities',
  'notes.audit',
  'notes.netAgainstBudget',
  'overview',
  'contributions',
  'costSplit',
  'capital',
  'forecast',
  'participants',
  'health',
  'effects',
  'goals',
  'board',
  'signatures',
  'chart.result',
  'chart.programmes',
  'chart.participants',
  'chart.exits',
] as const;

export type InsertName = (typeof insertNames)[number];

export type SectionTemplate = {
  readonly id: string;
  readonly number: string | null;
  readonly heading: string;
  readonly level: 1 | 2 | 3;
  readonly startsNewPage?: true;
  /** Inserts before the text, and after it. */
  readonly before?: readonly InsertName[];
  readonly after?: readonly InsertName[];
  /** Left out of the report when there is nothing in it. */
  readonly isOptional?: true;
};

export const annualReportTemplate: readonly SectionTemplate[] = [
  { id: 'chair', number: null, heading: 'Ordföranden har ordet', level: 1, startsNewPage: true },
  { id: 'management', number: '1', heading: 'Förvaltningsberättelse', level: 1, startsNewPage: true },
  {
    id: 'management.overview',
    number: '1.1',
    heading: 'Översikt över verksamhetens utveckling',
    level: 2,
    before: ['overview'],
    after: ['chart.result'],
  },
  {
    id: 'management.conditions',
    number: '1.2',
    heading: 'Viktiga förhållanden för resultat och ekonomisk ställning',
    level: 2,
    after: ['contributions'],
  },
  {
    id: 'management.governance',
    number: '1.3',
    heading: 'Styrning och uppföljning av verksamheten',
    level: 2,
    after: ['board'],
  },
  {
    id: 'management.economy',
    number: '1.4',
    heading: 'God ekonomisk hushållning, måluppfyllelse och ekonomisk ställning',
    level: 2,
    after: ['participants', 'chart.participants', 'chart.exits', 'health', 'effects', 'costSplit', 'capital'],
  },
  {
    id: 'management.balanceRequirement',
    number: '1.5',
    heading: 'Balanskravsresultat',
    level: 2,
    after: ['balanceRequirement', 'balanceRequirementExplanation'],
  },
  { id: 'management.staff', number: '1.6', heading: 'Väsentliga personalförhållanden', level: 2 },
  { id: 'management.outlook', number: '1.7', heading: 'Förväntad utveckling', level: 2 },
  statement({ id: 'incomeStatement', number: '2', heading: 'Resultaträkning', startsNewPage: true }),
  statement({ id: 'balanceSheet', number: '3', heading: 'Balansräkning' }),
  statement({ id: 'cashFlow', number: '4', heading: 'Kassaflödesanalys', startsNewPage: true }),
  statement({ id: 'operatingAccount', number: '5', heading: 'Driftredovisning' }),
  { id: 'notes', number: '6', heading: 'Noter', level: 1, startsNewPage: true },
  { id: 'notes.principles', number: 'Not 1', heading: 'Redovisningsprinciper', level: 2 },
  note('income'),
  { ...note('costs'), after: ['chart.programmes'] },
  note('receivables'),
  note('liabilities'),
  note('audit'),
  { ...note('netAgainstBudget'), isOptional: true },
  {
    id: 'signatures',
    number: '7',
    heading: 'Styrelsens underskrift',
    level: 1,
    startsNewPage: true,
    after: ['signatures'],
  },
  {
    id: 'appendix.goals',
    number: 'Bilaga 1',
    heading: 'Måluppfyllelse',
    level: 1,
    startsNewPage: true,
    after: ['goals'],
    isOptional: true,
  },
  {
    id: 'appendix.programmes',
    number: 'Bilaga 2',
    heading: 'Individinriktade insatser',
    level: 1,
    startsNewPage: true,
    isOptional: true,
  },
];

export { programmeHeadings, type ProgrammeHeading } from '#followup/core';

export const programmeSectionPrefix = 'appendix.programme.';

function statement(about: {
  id: 'incomeStatement' | 'balanceSheet' | 'cashFlow' | 'operatingAccount';
  number: string;
  heading: string;
  startsNewPage?: true;
}): SectionTemplate {
  return { ...about, level: 1, before: [about.id] };
}

function note(name: NoteName): SectionTemplate {
  return {
    id: `notes.${name}`,
    number: `Not ${noteNumbers[name]}`,
    heading: noteCaptions[name],
    level: 2,
    before: [`notes.${name}`],
  };
}
