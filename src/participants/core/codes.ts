// The words of the register: codes as they are kept, with the Swedish labels that forms, files and tables use.
import {
  EDUCATION_LABELS,
  EXIT_REASON_LABELS,
  REFERRER_LABELS,
  type CountedExitReason,
  type CountedSubsidy,
  type StepState,
} from '#followup/core';

export const EXIT_REASON_NAMES = {
  workUnsubsidised: EXIT_REASON_LABELS.workUnsubsidised,
  workSubsidised: EXIT_REASON_LABELS.workSubsidised,
  studies: EXIT_REASON_LABELS.studies,
  continuedRehabilitation: EXIT_REASON_LABELS.continuedRehabilitation,
  illness: EXIT_REASON_LABELS.illness,
  ownRequest: EXIT_REASON_LABELS.ownRequest,
  backToReferrer: EXIT_REASON_LABELS.backToReferrer,
  other: EXIT_REASON_LABELS.other,
  misregistration: 'Felregistrering',
} satisfies Record<CountedExitReason, string>;
export type RegisterExitReason = keyof typeof EXIT_REASON_NAMES;

/** What an exit is more precisely, where somebody wants to know. */
export const EXIT_CODES = {
  hourly: { label: 'Timanställning', of: 'workUnsubsidised' },
  adapted: { label: 'Anpassad anställning', of: 'workUnsubsidised' },
  gk: { label: 'Rehabiliteringssamverkan FK–AF (gemensam kartläggning)', of: 'continuedRehabilitation' },
  samhall: { label: 'Samhall', of: 'continuedRehabilitation' },
  ame: { label: 'Kommunens arbetsmarknadsenhet', of: 'continuedRehabilitation' },
  otherProgramme: { label: 'En annan Finsam-insats', of: 'continuedRehabilitation' },
  sius: { label: 'SIUS', of: 'continuedRehabilitation' },
  dailyActivity: { label: 'Daglig verksamhet', of: 'other' },
  detained: { label: 'Frihetsberövande', of: 'other' },
  parentalLeave: { label: 'Föräldraledighet', of: 'other' },
  moved: { label: 'Flytt', of: 'other' },
  planNotFollowed: { label: 'Har inte följt planeringen', of: 'other' },
  notHeardFrom: { label: 'Har inte hört av sig', of: 'other' },
  pension: { label: 'Pension', of: 'other' },
} as const satisfies Record<string, { label: string; of: RegisterExitReason }>;
export type ExitCode = keyof typeof EXIT_CODES;

/** What somebody lives on, each with the state of the effect model that it belongs to. */
export const INCOME_SUPPORT = {
  forsorjningsstod: { label: 'Försörjningsstöd', state: 'FORS' },
  akassa: { label: 'A-kassa', state: 'AKASSA' },
  aktivitetsstod: { label: 'Aktivitetsstöd', state: 'AKTSTOD' },
  utvecklingsersattning: { label: 'Utvecklingsersättning', state: 'UTVECKL' },
  sjukpenning: { label: 'Sjukpenning', state: 'SJUKP' },
  rehabiliteringspenning: { label: 'Rehabiliteringspenning', state: 'SJUKP' },
  aktivitetsersattning: { label: 'Aktivitetsersättning', state: 'AKTERS' },
  sjukersattning: { label: 'Sjukersättning', state: 'SJUKERS' },
  etableringsersattning: { label: 'Etableringsersättning', state: 'ETABL' },
  studiemedel: { label: 'Studiemedel', state: 'STUDIE' },
  arbete: { label: 'Arbete', state: 'ARBETE' },
  ovrig: { label: 'Övrig offentlig försörjning', state: 'OKAND' },
  okand: { label: 'Okänd', state: 'OKAND' },
} as const satisfies Record<string, { label: string; state: StepState }>;
export type IncomeSupportKind = keyof typeof INCOME_SUPPORT;

/** Several at once; the first is the primary one. Empty: none, which is known. */
export type IncomeSupport = readonly { readonly kind: IncomeSupportKind; readonly extent: number | null }[];

/** Years on public support before, as counting has them; `none` and `10-` are open ends. */
export const SUPPORT_DURATIONS = {
  none: 'Ingen tid',
  '0-1': '0–1 år',
  '1-2': '1–2 år',
  '2-3': '2–3 år',
  '3-5': '3–5 år',
  '5-10': '5–10 år',
  '10-': 'Mer än 10 år',
} as const;

export const SUBSIDY_LABELS = {
  lonebidrag: 'Lönebidrag',
  nystartsjobb: 'Nystartsjobb',
  osa: 'OSA',
  samhall: 'Samhall',
} satisfies Record<CountedSubsidy, string>;

export const OCCUPATIONS = {
  worksUnsubsidised: 'Arbetar utan subvention',
  worksSubsidised: 'Arbetar med subvention',
  studies: 'Studerar',
  jobSeeking: 'Arbetssökande',
  neither: 'Varken arbetar, studerar eller söker arbete',
} as const;
export type Occupation = keyof typeof OCCUPATIONS;

export const DECLINE_REASONS = {
  outsideTargetGroup: 'Utanför målgruppen',
  needOfOneParty: 'Behöver stöd av en part bara',
  wrongStep: 'Behöver en annan insats först',
  noConsent: 'Vill inte dela uppgifter mellan parterna',
  notMotivated: 'Vill inte delta',
  healthFirst: 'Behöver vård först',
  full: 'Ingen plats inom rimlig tid',
  other: 'Annat',
} as const;
export type DeclineReason = keyof typeof DECLINE_REASONS;

/** Authorities that a team is made of and that a consent lists. */
export const AUTHORITIES = {
  forsakringskassan: 'Försäkringskassan',
  arbetsformedlingen: 'Arbetsförmedlingen',
  region: 'Region',
  kommun: 'Kommun',
} as const;
export type Authority = keyof typeof AUTHORITIES;

export const LEGAL_BASES = {
  consent: 'Samtycke',
  publicTask: 'Uppgift av allmänt intresse, utan samtycke till delning',
} as const;
export type LegalBasis = keyof typeof LEGAL_BASES;

export const TRACKS = {
  '1': 'Vidare mot arbetsförberedande insatser',
  '2': 'Först andra medicinska eller sociala insatser',
  '3': 'Kan inte gå vidare',
  '4': 'Rekommenderas söka sjukersättning',
} as const;
export type Track = keyof typeof TRACKS;

export const SEX_NAMES = { female: 'Kvinna', male: 'Man' } as const;

export const REFERRER_NAMES = REFERRER_LABELS;
export const EDUCATION_NAMES = EDUCATION_LABELS;

/** The keys of a list of codes, as a schema wants them. */
export function codesOf<const T extends Readonly<Record<string, unknown>>>(
  list: T,
): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(list) as [keyof T & string, ...(keyof T & string)[]];
}
