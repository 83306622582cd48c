// What the places of a report are called, on the page and in the files alike.
import { formatPeriod, inBoth, type SameTexts } from '#design/core';
import { unreachable } from '#kernel';
import type { DimensionName, Measure } from '../vocabulary.ts';
import type { PartsBy, ReportProblem } from './check.ts';
import {
  reportFields,
  type GoalPart,
  type ReportField,
  type ReportForm,
  type ReportGoal,
  type ReportSection,
  type RoundPeriod,
} from './form.ts';

const sv = {
  sections: {
    participants: 'Deltagare',
    referrers: 'Remittenter',
    exits: 'Avslut',
    more: 'Praktik och kö',
    goals: 'Mål',
    description: 'Verksamhetsbeskrivning',
    staffing: 'Bemanning och resursfördelning',
    methods: 'Metod och arbetsmodeller',
    statistics: 'Deltagarstatistik',
    results: 'Resultat och måluppfyllelse',
    lessons: 'Utmaningar och lärdomar',
    cooperation: 'Samverkan och jämställdhetsarbete',
    plans: 'Övriga resultat och planerade utvecklingsinsatser',
  },
  hints: {
    participants: 'Alla som deltog någon gång under perioden. Räkna varje deltagande för sig, i varje grupp för sig.',
    referrers: 'Vem som remitterade dem som deltog. Lämna tomt där ni inte vet.',
    exits: 'De som avslutade under perioden, efter orsak.',
    more: 'Praktik och arbetsträning räknas över perioden, kön på periodens sista dag.',
    goals: 'Skriv antal, inte procent: andelen räknas ut. Bedömningen är ert förslag.',
    description: 'Vad insatsen gör, för vem, och vem som ansvarar.',
    staffing: 'Roller och tjänstgöringsgrad per arbetsgivare. Inga namn.',
    methods: 'Hur ni arbetar med deltagarna.',
    statistics: 'Det som siffrorna ovan inte säger: vilka som kom, och varför det blev fler eller färre.',
    results: 'Vad deltagarna har uppnått, och hur det gick med målen.',
    lessons: 'Vad som var svårt, och vad ni har lärt er.',
    cooperation: 'Hur ni arbetar tillsammans med parterna, och för jämställdhet.',
    plans: 'Annat som är värt att berätta, och vad ni tänker göra härnäst.',
  },
  measures: {
    participants: 'Deltagare',
    new: 'Varav nya under perioden',
    exited: 'Avslutade',
    exitedWithWorkAbility: 'Avslutade som bedöms ha arbetsförmåga',
    toWorkOrStudies: 'Avslutade till arbete eller studier',
    inPlacement: 'Deltagare i praktik eller arbetsträning',
    queue: 'Personer i kö på sista dagen',
    enrolledSinceStart: 'Deltagare sedan starten',
    exitedSinceStart: 'Avslutade sedan starten',
    healthCompared: 'Hälsan skattad vid start och avslut',
    qualityOfLifeCompared: 'Livskvaliteten jämförd vid avslut',
    healthOrQualityCompared: 'Hälsa och/eller livskvalitet jämförd',
  },
  sexes: { female: 'Kvinnor', male: 'Män' },
  referrers: {
    arbetsformedlingen: 'Arbetsförmedlingen',
    forsakringskassan: 'Försäkringskassan',
    region: 'Region',
    kommun: 'Kommun',
    otherProgramme: 'Annan insats',
    self: 'Egenremiss',
    other: 'Annat',
  },
  reasons: {
    workUnsubsidised: 'Arbete utan subvention',
    workSubsidised: 'Arbete med subvention',
    work: 'Arbete',
    studies: 'Studier',
    continuedRehabilitation: 'Fortsatt arbetslivsinriktad rehabilitering',
    illness: 'Sjukdom',
    ownRequest: 'Egen begäran',
    backToReferrer: 'Åter till remittent',
    other: 'Annat skäl',
  },
  goalParts: {
    part: 'Antal som nådde målet',
    n: 'Av hur många',
    result: 'Utfall',
    assessment: 'Bedömning',
    comment: 'Kommentar',
  },
  answers: 'Antal svar',
  assessments: {
    fulfilled: 'Uppfyllt',
    partlyFulfilled: 'Delvis uppfyllt',
    notFulfilled: 'Ej uppfyllt',
    notAssessed: 'Går ej att mäta',
  },
  states: {
    opened: 'Inte påbörjad',
    draft: 'Påbörjad',
    sent: 'Skickad',
    returned: 'Återlämnad',
    accepted: 'Godtagen',
    withdrawn: 'Tillbakadragen',
  },
  total: 'Totalt',
  otherAges: 'Övriga åldrar',
  ages: (band: string) => `${band} år`,
  halfYear: (period: string) => `Halvår, ${period}`,
  fullYear: (period: string) => `Helår, ${period}`,
  by: { ageBand: 'ålder', referrer: 'remittent', exitReason: 'orsak' },
  problems: {
    notANumber: (place: string) => `${place}: skriv ett helt antal med siffror, eller lämna tomt.`,
    notADecimal: (place: string) => `${place}: skriv ett tal, till exempel 4,8, eller lämna tomt.`,
    tooLong: (place: string, length: number, limit: number) =>
      `${place}: texten har ${length} tecken och får ha ${limit}. Korta den.`,
    unknownAssessment: (place: string) => `${place}: välj en av bedömningarna.`,
    personalNumber: (place: string) =>
      `${place}: texten ser ut att innehålla ett personnummer och sparas därför inte. Ta bort det.`,
    missing: (place: string) => `${place}: skriv antalet. Var det ingen skriver du 0.`,
    partsExceed: (whole: string, by: string, sum: number, count: number) =>
      `${whole}: efter ${by} blir det ${sum}, men totalt står det ${count}. Rätta det som är fel.`,
    partsLack: (whole: string, by: string, sum: number, count: number) =>
      `${whole}: efter ${by} blir det ${sum} av ${count}. Saknas uppgift om någon är det rätt, annars fattas något.`,
    moreThanWhole: (part: string, few: number, whole: string, many: number) =>
      `${part} är ${few}, men ${whole} är bara ${many}. Rätta det som är fel.`,
    goalPartExceeds: (goal: string, part: number, n: number) =>
      `${goal}: ${part} kan inte ha nått målet av ${n}. Rätta det som är fel.`,
    goalPartWithoutWhole: (goal: string) => `${goal}: skriv också av hur många.`,
    emptyText: (heading: string) => `${heading}: ingen text är skriven.`,
  },
} as const;

export const reportLabels = inBoth(sv, {
  sections: {
    participants: 'Participants',
    referrers: 'Referrers',
    exits: 'Exits',
    more: 'Placement and queue',
    goals: 'Goals',
    description: 'Description',
    staffing: 'Staff and resources',
    methods: 'Methods',
    statistics: 'Participant statistics',
    results: 'Results and goals',
    lessons: 'Challenges and lessons',
    cooperation: 'Cooperation and equality',
    plans: 'Other results and plans',
  },
  hints: {
    participants:
      'Everyone who took part at any time in the period. Count each participation, in each group by itself.',
    referrers: 'Who referred those who took part. Leave empty where you do not know.',
    exits: 'Those who left in the period, by reason.',
    more: 'Placement is counted over the period, the queue on its last day.',
    goals: 'Write counts, not per cent: the share is computed. The judgement is your proposal.',
    description: 'What the programme does, for whom, and who answers for it. In Swedish: it goes into the report.',
    staffing: 'Roles and share of full time by employer. No names.',
    methods: 'How you work with the participants.',
    statistics: 'What the numbers above do not say: who came, and why there were more or fewer.',
    results: 'What participants have reached, and how it went with the goals.',
    lessons: 'What was hard, and what you have learnt.',
    cooperation: 'How you work together with the parties, and for equality.',
    plans: 'What else is worth telling, and what you mean to do next.',
  },
  measures: {
    participants: 'Participants',
    new: 'Of whom new in the period',
    exited: 'Exits',
    exitedWithWorkAbility: 'Exits judged able to work',
    toWorkOrStudies: 'Exits to work or studies',
    inPlacement: 'Participants in placement or work training',
    queue: 'Persons in the queue on the last day',
    enrolledSinceStart: 'Participants since the start',
    exitedSinceStart: 'Exited since the start',
    healthCompared: 'Health at the start and the end',
    qualityOfLifeCompared: 'Quality of life at the end',
    healthOrQualityCompared: 'Health and/or quality of life',
  },
  sexes: { female: 'Women', male: 'Men' },
  referrers: {
    arbetsformedlingen: 'Arbetsförmedlingen',
    forsakringskassan: 'Försäkringskassan',
    region: 'Region',
    kommun: 'Kommun',
    otherProgramme: 'Another programme',
    self: 'Self-referral',
    other: 'Other',
  },
  reasons: {
    workUnsubsidised: 'Work without subsidy',
    workSubsidised: 'Work with subsidy',
    work: 'Work',
    studies: 'Studies',
    continuedRehabilitation: 'Continued vocational rehabilitation',
    illness: 'Illness',
    ownRequest: 'Own request',
    backToReferrer: 'Back to the referrer',
    other: 'Other reason',
  },
  goalParts: {
    part: 'How many reached the goal',
    n: 'Out of how many',
    result: 'Result',
    assessment: 'Judgement',
    comment: 'Comment',
  },
  answers: 'Number of answers',
  assessments: {
    fulfilled: 'Reached',
    partlyFulfilled: 'Partly reached',
    notFulfilled: 'Not reached',
    notAssessed: 'Cannot be measured',
  },
  states: {
    opened: 'Not begun',
    draft: 'Begun',
    sent: 'Sent',
    returned: 'Returned',
    accepted: 'Accepted',
    withdrawn: 'Withdrawn',
  },
  total: 'Total',
  otherAges: 'Other ages',
  ages: (band) => `${band} years`,
  halfYear: (period) => `Half-year, ${period}`,
  fullYear: (period) => `Full year, ${period}`,
  by: { ageBand: 'age', referrer: 'referrer', exitReason: 'reason' },
  problems: {
    notANumber: (place) => `${place}: write a whole number in digits, or leave it empty.`,
    notADecimal: (place) => `${place}: write a number, such as 4.8, or leave it empty.`,
    tooLong: (place, length, limit) =>
      `${place}: the text has ${length} characters and may have ${limit}. Shorten it.`,
    unknownAssessment: (place) => `${place}: choose one of the judgements.`,
    personalNumber: (place) =>
      `${place}: the text seems to hold a personal identity number and is therefore not saved. Take it out.`,
    missing: (place) => `${place}: write the number. If there was nobody, write 0.`,
    partsExceed: (whole, by, sum, count) =>
      `${whole}: by ${by} it is ${sum}, but the total says ${count}. Correct what is wrong.`,
    partsLack: (whole, by, sum, count) =>
      `${whole}: by ${by} it is ${sum} of ${count}. That is right if something is not known, else something is missing.`,
    moreThanWhole: (part, few, whole, many) =>
      `${part} is ${few}, but ${whole} is only ${many}. Correct what is wrong.`,
    goalPartExceeds: (goal, part, n) => `${goal}: ${part} cannot have reached it of ${n}. Correct what is wrong.`,
    goalPartWithoutWhole: (goal) => `${goal}: write out of how many, too.`,
    emptyText: (heading) => `${heading}: no text is written.`,
  },
});

export type ReportWords = SameTexts<typeof sv>;

/** "Helår, 2025": which report it is. */
export function roundLabel(words: ReportWords, round: RoundPeriod): string {
  return words[round.kind](formatPeriod({ from: round.from, to: round.to }));
}

export function ageLabel(words: ReportWords, band: string): string {
  return band === 'other' ? words.otherAges : words.ages(band.replace('-', '–'));
}

/** "Kvinnor, 16–29 år": a place named so that it can be found; the total of a sex says what it is a total of. */
export function fieldLabel(words: ReportWords, form: ReportForm, field: ReportField): string {
  const { count, goal } = field;
  if (goal) {
    const of = form.goals.find(({ id }) => id === goal.id);
    return of ? goalPartLabel(words, of, goal.part) : words.goalParts[goal.part];
  }
  if (!count) return words.sections[field.section];
  const parts = (['sex', 'ageBand', 'referrer', 'exitReason'] as const).flatMap((name) => {
    const value = count.dimensions[name];
    return value === undefined ? [] : [valueLabel(words, name, value)];
  });
  const isPart = count.dimensions.ageBand ?? count.dimensions.referrer ?? count.dimensions.exitReason;
  return isPart === undefined ? [words.measures[count.measure], ...parts].join(', ') : parts.join(', ');
}

function goalPartLabel(words: ReportWords, goal: ReportGoal, part: GoalPart): string {
  return part === 'n' && goal.unit === 'score' ? words.answers : words.goalParts[part];
}

function valueLabel(words: ReportWords, name: DimensionName, value: string): string {
  if (name === 'ageBand') return ageLabel(words, value);
  const labels: Readonly<Record<string, string>> = { ...words.sexes, ...words.referrers };
  const reasons: Readonly<Record<string, string>> = words.reasons;
  return (name === 'exitReason' ? reasons[value] : labels[value]) ?? value;
}

/** The sentence of a problem: where, what, and what to do. */
export function problemSentence(words: ReportWords, form: ReportForm, problem: ReportProblem): string {
  const say = words.problems;
  const place = placeOf(words, form, problem);
  switch (problem.kind) {
    case 'notANumber': {
      const field = reportFields(form).find(({ id }) => id === problem.fieldId);
      return field?.kind === 'decimal' ? say.notADecimal(place) : say.notANumber(place);
    }
    case 'tooLong':
      return say.tooLong(place, problem.length, problem.limit);
    case 'partsExceed':
    case 'partsLack':
      return say[problem.kind](wholeName(words, problem), words.by[problem.by], problem.sum, problem.whole);
    case 'moreThanWhole':
      return say.moreThanWhole(
        wholeName(words, { measure: problem.part, sex: problem.sex }),
        problem.few,
        wholeName(words, { measure: problem.whole, sex: problem.sex }).toLocaleLowerCase('sv'),
        problem.many,
      );
    case 'goalPartExceeds':
      return say.goalPartExceeds(goalOf(form, problem.fieldId), problem.part, problem.n);
    case 'goalPartWithoutWhole':
      return say.goalPartWithoutWhole(goalOf(form, problem.fieldId));
    case 'unknownAssessment':
    case 'personalNumber':
    case 'missing':
    case 'emptyText':
      return say[problem.kind](place);
    default:
      return unreachable(problem);
  }
}

function wholeName(
  words: ReportWords,
  of: { measure: Measure; sex: 'female' | 'male' | null; by?: PartsBy },
): string {
  return [words.measures[of.measure], ...(of.sex === null ? [] : [words.sexes[of.sex]])].join(', ');
}

function placeOf(words: ReportWords, form: ReportForm, at: { section: ReportSection; fieldId: string }): string {
  const field = reportFields(form).find(({ id }) => id === at.fieldId);
  if (!field) return words.sections[at.section];
  const label = fieldLabel(words, form, field);
  if (field.goal) return `${goalOf(form, at.fieldId)}, ${label.toLocaleLowerCase('sv')}`;
  const isNamed = field.kind === 'text' || Object.keys(field.count?.dimensions ?? {}).length < 2;
  return isNamed ? label : `${words.sections[field.section]}, ${label}`;
}

function goalOf(form: ReportForm, fieldId: string): string {
  const goal = form.goals.find(({ id }) => fieldId.startsWith(`goal.${id}.`));
  const text = goal?.text ?? '';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
