// The order of a half-year report: income statement, balance sheet and a simplified management report (LKBR 13:2), with a
// forecast of the year (RKR R17). Section ids are those of the annual report where they hold the same.
import { noteCaptions, noteNumbers } from '#finance/core';
import type { SectionTemplate } from './annual/template.ts';

export const halfYearTemplate: readonly SectionTemplate[] = [
  {
    id: 'summary',
    number: null,
    heading: 'Sammanfattning',
    level: 1,
    startsNewPage: true,
    after: ['chart.programmes'],
  },
  { id: 'management', number: '1', heading: 'Förenklad förvaltningsberättelse', level: 1, startsNewPage: true },
  {
    id: 'management.conditions',
    number: '1.1',
    heading: 'Händelser av väsentlig betydelse',
    level: 2,
  },
  {
    id: 'management.overview',
    number: '1.2',
    heading: 'Deltagare och insatser hittills',
    level: 2,
    after: ['participants', 'chart.participants', 'chart.exits', 'health'],
  },
  {
    id: 'management.economy',
    number: '1.3',
    heading: 'God ekonomisk hushållning och målen',
    level: 2,
    after: ['goals'],
  },
  {
    id: 'management.forecast',
    number: '1.4',
    heading: 'Ekonomi och prognos för helåret',
    level: 2,
    after: ['forecast', 'capital'],
  },
  { id: 'management.staff', number: '1.5', heading: 'Samverkan, kompetensutveckling och personal', level: 2 },
  { id: 'management.outlook', number: '1.6', heading: 'Förväntad utveckling', level: 2 },
  {
    id: 'incomeStatement',
    number: '2',
    heading: 'Resultaträkning',
    level: 1,
    startsNewPage: true,
    before: ['incomeStatement'],
  },
  { id: 'balanceSheet', number: '3', heading: 'Balansräkning', level: 1, before: ['balanceSheet'] },
  { id: 'notes', number: '4', heading: 'Noter', level: 1, startsNewPage: true },
  { id: 'notes.principles', number: 'Not 1', heading: 'Redovisningsprinciper', level: 2 },
  ...(['income', 'costs', 'receivables', 'liabilities'] as const).map((name): SectionTemplate => ({
    id: `notes.${name}`,
    number: `Not ${noteNumbers[name]}`,
    heading: noteCaptions[name],
    level: 2,
    before: [`notes.${name}`],
  })),
  {
    id: 'appendix.programmes',
    number: 'Bilaga 1',
    heading: 'Individinriktade insatser',
    level: 1,
    startsNewPage: true,
    isOptional: true,
  },
];
