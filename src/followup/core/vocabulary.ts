// The words a package may use: measures, dimensions and their values. Other rooms and files outside use the same.
import { STEP_STATES, type StepState } from './step-moves.ts';

/**
 * What is counted. `queue` is counted on the period's last day, the two since the start from the programme's first day to
 * the period's last, everything else over the period.
 */
export const MEASURES = [
  'participants',
  'new',
  'exited',
  'exitedWithWorkAbility',
  'toWorkOrStudies',
  'inPlacement',
  'queue',
  'enrolledSinceStart',
  'exitedSinceStart',
  'healthCompared',
  'qualityOfLifeCompared',
  'healthOrQualityCompared',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Of those who left: health at the exit against the start, and quality of life as they say themselves. By sex at most. */
export const HEALTH_MEASURES: readonly Measure[] = [
  'healthCompared',
  'qualityOfLifeCompared',
  'healthOrQualityCompared',
];

/** `notBetter` where two measures are taken together: neither of them is better. */
export const CHANGES = ['better', 'same', 'worse', 'notBetter'] as const;
export type Change = Exclude<(typeof CHANGES)[number], 'notBetter'>;

export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

export const REFERRERS = [
  'arbetsformedlingen',
  'forsakringskassan',
  'region',
  'kommun',
  'otherProgramme',
  'self',
  'other',
] as const;
export type Referrer = (typeof REFERRERS)[number];

/** The fine reasons, and `work`: the coarse code of tables that do not tell subsidised work from other work. */
export const EXIT_REASONS = [
  'workUnsubsidised',
  'workSubsidised',
  'work',
  'studies',
  'continuedRehabilitation',
  'illness',
  'ownRequest',
  'backToReferrer',
  'other',
] as const;
export type ExitReason = (typeof EXIT_REASONS)[number];

/** Coarse code → the fine codes that make it. A package says either `work` or its parts, never both. */
export const COARSE_EXIT_REASONS: Partial<Record<ExitReason, readonly ExitReason[]>> = {
  work: ['workUnsubsidised', 'workSubsidised'],
};

/** Bands are settings (`16-29`); outside all of them is `other`. */
export const AGE_BAND = /^(?:\d{1,3}-\d{1,3}|other)$/;

export const EDUCATIONS = ['incompletePrimary', 'primary', 'secondary', 'tertiary', 'unknown'] as const;
export type Education = (typeof EDUCATIONS)[number];

/** A value that nobody knows, or that is not told because an identity is protected. */
export const UNKNOWN = 'unknown';

export const DIMENSIONS = [
  'sex',
  'ageBand',
  'referrer',
  'exitReason',
  'municipality',
  'education',
  'supportDuration',
  'track',
  'supportBefore',
  'supportAfter',
  'change',
] as const;
export type DimensionName = (typeof DIMENSIONS)[number];
export type Dimensions = Readonly<Partial<Record<DimensionName, string>>>;

export const MEASURE_LABELS = {
  participants: 'Deltagare',
  new: 'Nya deltagare',
  exited: 'Avslutade',
  exitedWithWorkAbility: 'Avslutade som bedöms ha arbetsförmåga',
  toWorkOrStudies: 'Avslutade till arbete eller studier',
  inPlacement: 'Deltagare i praktik eller arbetsträning',
  queue: 'Personer i kö',
  enrolledSinceStart: 'Deltagare sedan starten',
  exitedSinceStart: 'Avslutade sedan starten',
  healthCompared: 'Hälsan skattad vid start och avslut',
  qualityOfLifeCompared: 'Livskvaliteten jämförd vid avslut',
  healthOrQualityCompared: 'Hälsa och/eller livskvalitet jämförd',
} satisfies Record<Measure, string>;

export const SEX_LABELS = { female: 'Kvinnor', male: 'Män' } satisfies Record<Sex, string>;

export const REFERRER_LABELS = {
  arbetsformedlingen: 'Arbetsförmedlingen',
  forsakringskassan: 'Försäkringskassan',
  region: 'Region',
  kommun: 'Kommun',
  otherProgramme: 'Annan insats',
  self: 'Egenremiss',
  other: 'Annat',
} satisfies Record<Referrer, string>;

export const EXIT_REASON_LABELS = {
  workUnsubsidised: 'Arbete utan subvention',
  workSubsidised: 'Arbete med subvention',
  work: 'Arbete',
  studies: 'Studier',
  continuedRehabilitation: 'Fortsatt arbetslivsinriktad rehabilitering',
  illness: 'Sjukdom',
  ownRequest: 'Egen begäran',
  backToReferrer: 'Åter till remittent',
  other: 'Annat skäl',
} satisfies Record<ExitReason, string>;

export const EDUCATION_LABELS = {
  incompletePrimary: 'Ej fullföljd grundskola',
  primary: 'Grundskola',
  secondary: 'Gymnasium',
  tertiary: 'Eftergymnasial utbildning',
  unknown: 'Okänt',
} satisfies Record<Education, string>;

/** What people live on, as a reader would say it. */
export const STEP_STATE_LABELS = {
  FORS: 'Försörjningsstöd',
  AKASSA: 'A-kassa',
  AKTSTOD: 'Aktivitetsstöd',
  UTVECKL: 'Utvecklingsersättning',
  SJUKP: 'Sjukpenning eller rehabiliteringspenning',
  AKTERS: 'Aktivitetsersättning',
  SJUKERS: 'Sjukersättning',
  ETABL: 'Etableringsersättning',
  STUDIE: 'Studiemedel',
  ARBETE: 'Arbete',
  INGEN: 'Ingen ersättning',
  OKAND: 'Okänt',
} satisfies Record<StepState, string>;

/** Labels of closed dimensions; an open one has none. */
const VALUE_LABELS: Readonly<Record<DimensionName, Readonly<Record<string, string>>>> = {
  sex: SEX_LABELS,
  referrer: REFERRER_LABELS,
  exitReason: EXIT_REASON_LABELS,
  ageBand: {},
  municipality: { [UNKNOWN]: 'Okänd kommun' },
  education: EDUCATION_LABELS,
  supportDuration: { none: 'Ingen tid', [UNKNOWN]: 'Okänt' },
  track: { [UNKNOWN]: 'Inget spår' },
  supportBefore: STEP_STATE_LABELS,
  supportAfter: STEP_STATE_LABELS,
  change: { better: 'Bättre', same: 'Likadan', worse: 'Sämre', notBetter: 'Inte bättre' },
};

/** How a value of a dimension reads in Swedish; municipalities and numbers as they stand. */
export function labelOfValue(name: DimensionName, value: string): string {
  const label = VALUE_LABELS[name][value];
  if (label !== undefined) return label;
  if (name === 'ageBand') return value === 'other' ? 'Övriga åldrar' : `${value.replace('-', '–')} år`;
  if (name === 'supportDuration') return `${value.replace('-', '–')} år`;
  if (name === 'track') return `Spår ${value}`;
  return value;
}

/** The values a closed dimension may have; null when any text will do. */
export function valuesOf(name: DimensionName): readonly string[] | null {
  return {
    sex: SEXES,
    referrer: REFERRERS,
    exitReason: EXIT_REASONS,
    ageBand: null,
    municipality: null,
    education: EDUCATIONS,
    supportDuration: null,
    track: null,
    supportBefore: STEP_STATES,
    supportAfter: STEP_STATES,
    change: CHANGES,
  }[name];
}
