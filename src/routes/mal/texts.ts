import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Mål',
    title: (heading: string) => `${heading} – Stegvis`,
    sentence:
      'Verksamhetsplanens mål, hur de mäts, vad det blev och hur de bedöms. Bedömningen gör ni; den räknas aldrig fram.',
    years: 'År',
    empty: 'Börja med verksamhetsplanen',
    emptySentence:
      'Kopiera måltabellen ur verksamhetsplanen i Word och klistra in den här. Utfall och bedömning fyller ni på under året.',
    caption: (year: number) => `Mål ${year}`,
    association: 'Förbundet',
    columns: {
      text: 'Mål',
      programme: 'Insats',
      measure: 'Mått',
      unit: 'Enhet',
      threshold: 'Målvärde',
      result: 'Utfall',
      part: 'Antal som nådde',
      n: 'Av',
      numerator: 'Täljare: tal som mäter',
      denominator: 'Nämnare: av eller per',
      question: 'Fråga ur en enkät',
      counts: 'Som räknas av svaren',
      assessment: 'Bedömning',
      assessedBy: 'Bedömt av',
      comment: 'Kommentar',
    },
    assessors: {
      office: 'Kansliet',
      preparatoryGroup: 'Beredningsgruppen',
      board: 'Styrelsen',
      programme: 'Insatsen',
    },
    surveyMeasures: { clearlyPositive: 'Klart positiva', positive: 'Positiva', mean: 'Medelvärdet' },
    units: { share: 'Andel', count: 'Antal', score: 'Poäng', ore: 'Kronor' },
    assessments: {
      fulfilled: 'Uppfyllt',
      partlyFulfilled: 'Delvis uppfyllt',
      notFulfilled: 'Ej uppfyllt',
      notAssessed: 'Ej bedömt',
    },
    howMeasured: 'Vad det blev',
    howMeasuredSentence:
      'Mål som mäts av en enkät eller av tal ur ekonomin och uppföljningen hämtar utfall, antal och mätdagar därifrån. En enkät ger utfall när den är stängd och tillräckligt många har svarat.',
    submit: 'Spara målen',
    source: 'Inskrivet på sidan Mål',
    done: (count: number) => (count === 1 ? 'Ett mål är sparat' : `${count} mål är sparade`),
    otherPeriods: (count: number) =>
      count === 1
        ? 'Ett mål som gäller en del av året eller flera år står också här. Det behåller sina dagar.'
        : `${count} mål som gäller en del av året eller flera år står också här. De behåller sina dagar.`,
    faults: {
      notANumber: 'Skriv ett tal, till exempel 85 % eller 12',
      shareAboveOne: 'En andel är högst 100 %',
      figuresDoNotFit: 'Täljare och nämnare hör inte ihop: välj två antal, två belopp, eller ett belopp per antal',
      partWithoutWhole: 'Skriv också av hur många',
      partAboveWhole: 'Fler än alla kan inte ha nått målet',
      unknownProgramme: 'Välj en av insatserna, eller lämna cellen tom för förbundets mål',
      measureAlone: 'Välj vilken fråga det gäller',
      surveyAndFigures: 'Ett mål mäts antingen av en enkät eller av uppföljningen. Töm den ena',
      noSuchSurveyQuestion: 'Enkäten har ingen sådan fråga. Välj en ur listan',
      notAskedThere: 'Enkäten ställdes inte till målets insats. Välj en annan omgång eller lägg till insatsen i den',
      surveyCannotSay: 'Frågan räknas inte så. Töm cellen, så väljs det som frågan har',
    },
  },
  {
    heading: 'Goals',
    title: (heading) => `${heading} – Stegvis`,
    sentence:
      'The goals of the operating plan, how they are measured, what came of them and the judgement. You judge; nothing computes it.',
    years: 'Year',
    empty: 'Begin with the operating plan',
    emptySentence:
      'Copy the table of goals from the plan in Word and paste it here. Results and judgements follow during the year.',
    caption: (year) => `Goals ${year}`,
    association: 'The association',
    columns: {
      text: 'Goal',
      programme: 'Programme',
      measure: 'Measure',
      unit: 'Unit',
      threshold: 'Threshold',
      result: 'Result',
      part: 'Number that reached it',
      n: 'Of',
      numerator: 'Numerator: a figure',
      denominator: 'Denominator: of or for each',
      question: 'Question of a survey',
      counts: 'What counts of the answers',
      assessment: 'Judgement',
      assessedBy: 'Judged by',
      comment: 'Comment',
    },
    assessors: {
      office: 'The office',
      preparatoryGroup: 'The preparatory group',
      board: 'The board',
      programme: 'The programme',
    },
    surveyMeasures: { clearlyPositive: 'Clearly positive', positive: 'Positive', mean: 'The mean' },
    units: { share: 'Share', count: 'Count', score: 'Score', ore: 'Kronor' },
    assessments: {
      fulfilled: 'Fulfilled',
      partlyFulfilled: 'Partly fulfilled',
      notFulfilled: 'Not fulfilled',
      notAssessed: 'Not assessed',
    },
    howMeasured: 'What came of them',
    howMeasuredSentence:
      'Goals measured by a survey or by follow-up take result, numbers and days from there. A survey gives a result when it is closed and enough have answered.',
    submit: 'Save the goals',
    source: 'Entered on the page Goals',
    done: (count) => (count === 1 ? 'One goal is saved' : `${count} goals are saved`),
    otherPeriods: (count) =>
      count === 1
        ? 'A goal for a part of the year or for several years stands here too. It keeps its days.'
        : `${count} goals for a part of the year or for several years stand here too. They keep their days.`,
    faults: {
      notANumber: 'Write a number, for example 85 % or 12',
      shareAboveOne: 'A share is at most 100 %',
      figuresDoNotFit:
        'Numerator and denominator do not fit: choose two counts, two amounts, or an amount for each of a count',
      partWithoutWhole: 'Write of how many, too',
      partAboveWhole: 'More than all cannot have reached the goal',
      unknownProgramme: 'Choose one of the programmes, or leave the cell empty for a goal of the association',
      measureAlone: 'Choose the question',
      surveyAndFigures: 'A goal is measured by a survey or by follow-up. Empty one of them',
      noSuchSurveyQuestion: 'The survey has no such question. Choose one of the list',
      notAskedThere: 'The programme of the goal was not asked. Choose another round, or add the programme to it',
      surveyCannotSay: 'The question is not counted so. Empty the cell, and what the question has is chosen',
    },
  },
);
