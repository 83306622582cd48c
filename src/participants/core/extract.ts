// What an extract of the register tells about one person, and the words for its fields.
import type { IsoDate } from '#kernel';
import type { Item } from './items.ts';
import type { Participant, Participation } from './participation.ts';

export type RegisterExtract = {
  readonly madeOn: IsoDate;
  readonly space: string;
  /** Every record of the person, the one they stand under first. */
  readonly records: readonly (Participant & {
    readonly identityNumber: string | null;
    readonly workingName: string | null;
  })[];
  readonly participations: readonly (Participation & { readonly items: readonly Item[] })[];
  readonly history: readonly {
    readonly at: string;
    readonly kind: string;
    readonly on: IsoDate;
    readonly participationId: string | null;
    readonly changes: unknown;
    readonly text: string | null;
  }[];
};

export const FIELD_LABELS = {
  programme: 'Insats',
  state: 'Läge',
  referrer: 'Remittent',
  referrerUnit: 'Remittentens enhet',
  referredOn: 'Remissdatum',
  answeredOn: 'Besked',
  waitingSince: 'I kö sedan',
  declineReason: 'Skäl till att inte antas',
  registeredOn: 'Registrerad',
  municipality: 'Kommun',
  enrolledOn: 'Inskriven',
  education: 'Utbildning',
  occupationStart: 'Sysselsättning vid start',
  incomeSupportStart: 'Försörjning vid start',
  supportDuration: 'Tid i offentlig försörjning (år)',
  needsFrom: 'Behöver stöd av',
  legalBasis: 'Rättslig grund',
  consentOn: 'Samtycke',
  consentVersion: 'Samtyckets version',
  sharedWith: 'Får delas mellan',
  overrides: 'Målgruppskontroller som inte var uppfyllda',
  answers: 'Insatsens egna frågor',
  exitedOn: 'Avslutad',
  exitReason: 'Avslutsorsak',
  exitCode: 'Precisering',
  subsidyKind: 'Subvention',
  subsidyLevel: 'Subventionsgrad',
  occupationEnd: 'Sysselsättning vid avslut',
  occupationExtent: 'Omfattning vid avslut (%)',
  continuedWhere: 'Fortsätter hos',
  strengthenedCooperation: 'Förstärkt samarbete',
  workAbilityAtExit: 'Bedöms ha arbetsförmåga',
  track: 'Spår',
  incomeSupportEnd: 'Försörjning vid avslut',
} as const satisfies Partial<Record<keyof Participation, string>>;
