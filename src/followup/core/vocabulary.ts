// The words a package may use: measures, dimensions and their values. Other rooms and files outside use the same.

/** What is counted. `queue` is counted on the period's last day, everything else over the period. */
export const MEASURES = [
  'participants',
  'new',
  'exited',
  'exitedWithWorkAbility',
  'toWorkOrStudies',
  'inPlacement',
  'queue',
] as const;
export type Measure = (typeof MEASURES)[number];

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

export const DIMENSIONS = ['sex', 'ageBand', 'referrer', 'exitReason', 'municipality'] as const;
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

/** How a value of a dimension reads in Swedish; ages and municipalities as they stand. */
export function labelOfValue(name: DimensionName, value: string): string {
  const labels: Readonly<Record<string, string>> = {
    sex: SEX_LABELS,
    referrer: REFERRER_LABELS,
    exitReason: EXIT_REASON_LABELS,
    ageBand: {},
    municipality: {},
  }[name];
  if (name === 'ageBand') return value === 'other' ? 'Övriga åldrar' : `${value.replace('-', '–')} år`;
  return labels[value] ?? value;
}

/** The values a closed dimension may have; null when any text will do. */
export function valuesOf(name: DimensionName): readonly string[] | null {
  return { sex: SEXES, referrer: REFERRERS, exitReason: EXIT_REASONS, ageBand: null, municipality: null }[name];
}
