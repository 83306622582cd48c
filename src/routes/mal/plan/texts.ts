import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Verksamhetsplan',
    title: (heading: string) => `${heading} – Stegvis`,
    sentence: 'Årets åtaganden: vad det blev, hur det räknas och hur det bedöms.',
    years: 'År',
    tabs: { label: 'Delar', goals: 'Mål', plan: 'Verksamhetsplan', standing: 'Läget vid en dag' },
    empty: 'Inga åtaganden för året',
    emptySentence: 'Skriv dem på sidan Mål, eller ta med dem från året före.',
    caption: (year: number) => `Åtaganden ${year}`,
    columns: {
      text: 'Åtagande',
      programme: 'Insats',
      explained: 'Utfall mot mål',
      assessment: 'Bedömning',
      assessedBy: 'Bedömt av',
      comment: 'Kommentar',
    },
    association: 'Förbundet',
    assessors: {
      office: 'Kansliet',
      preparatoryGroup: 'Beredningsgruppen',
      board: 'Styrelsen',
      programme: 'Insatsen',
    },
    decided: 'Beslutad av styrelsen:',
    proposal: 'Planen är ett förslag: inget beslut är inskrivet.',
    carry: (year: number) => `Ta med åtagandena till ${year}`,
    carried: (count: number, year: number) =>
      count === 0 ? `Allt finns redan i planen för ${year}` : `${count} åtaganden finns nu i planen för ${year}`,
    edit: {
      heading: 'Inledning och beslut',
      introduction: 'Inledning',
      where: 'Var planen beslutades',
      submit: 'Spara planen',
      saved: 'Planen är sparad',
    },
  },
  {
    heading: 'Operating plan',
    title: (heading) => `${heading} – Stegvis`,
    sentence: "The year's commitments: what came of them, how it is counted and how it is judged.",
    years: 'Year',
    tabs: { label: 'Parts', goals: 'Goals', plan: 'Operating plan', standing: 'On a day' },
    empty: 'No commitments for the year',
    emptySentence: 'Write them on the page Goals, or take them along from the year before.',
    caption: (year) => `Commitments ${year}`,
    columns: {
      text: 'Commitment',
      programme: 'Programme',
      explained: 'Result against goal',
      assessment: 'Judgement',
      assessedBy: 'Judged by',
      comment: 'Comment',
    },
    association: 'The association',
    assessors: {
      office: 'The office',
      preparatoryGroup: 'The preparatory group',
      board: 'The board',
      programme: 'The programme',
    },
    decided: 'Set by the board:',
    proposal: 'The plan is a proposal: no decision is entered.',
    carry: (year) => `Take the commitments along to ${year}`,
    carried: (count, year) =>
      count === 0
        ? `Everything is in the plan for ${year} already`
        : `${count} commitments are now in the plan for ${year}`,
    edit: {
      heading: 'Introduction and decision',
      introduction: 'Introduction',
      where: 'Where the plan was set',
      submit: 'Save the plan',
      saved: 'The plan is saved',
    },
  },
);
